import { css } from 'lit';

/** Buttons, fields, and what shows that something takes a while. */
export const controls = css`
  :focus-visible {
    outline: 2px solid var(--m-focus);
    outline-offset: 2px;
  }
  button,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--m-space);
    margin-block-start: calc(var(--m-space) * 3);
  }
  .actions ~ .small {
    margin-block-start: calc(var(--m-space) * 2);
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--m-space);
    min-block-size: var(--m-control);
    padding: var(--m-space) calc(var(--m-space) * 2);
    border: var(--m-border-width) solid transparent;
    border-radius: var(--m-radius);
    background: none;
    font-weight: var(--m-strong);
    line-height: 1.25;
    cursor: pointer;
  }
  .primary {
    color: var(--m-on-accent);
    background: var(--m-accent);
  }
  .primary:focus-visible {
    outline-color: var(--m-on-accent);
    outline-offset: -4px;
  }
  .primary:hover {
    background: color-mix(in srgb, var(--m-accent) 88%, var(--m-text));
  }
  .secondary {
    border-color: var(--m-border);
    background: var(--m-surface);
  }
  .secondary:hover {
    background: color-mix(in srgb, var(--m-text) 5%, var(--m-surface));
  }
  .quiet {
    padding-inline: var(--m-space);
    color: var(--m-accent);
  }
  .quiet:hover {
    background: var(--m-hover);
  }
  .button[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  .icon-button {
    display: grid;
    place-items: center;
    inline-size: var(--m-control);
    block-size: var(--m-control);
    border: 0;
    border-radius: var(--m-radius);
    background: none;
    color: var(--m-muted);
    cursor: pointer;
  }
  .search {
    position: relative;
    display: flex;
    align-items: center;
  }
  .search > .icon {
    position: absolute;
    inset-inline-start: calc(var(--m-space) * 1.5);
    color: var(--m-muted);
    pointer-events: none;
  }
  .search > .icon-button {
    position: absolute;
    inset-inline-end: 0;
  }
  .input {
    inline-size: 100%;
    min-block-size: calc(var(--m-control) + 4px);
    padding-inline: calc(var(--m-space) * 3 + 1.25em) var(--m-control);
    border: var(--m-border-width) solid var(--m-border);
    border-radius: var(--m-radius);
    background: var(--m-surface);
    font-size: max(16px, 1em);
  }
  .input::placeholder {
    color: var(--m-muted);
    opacity: 1;
  }
  .input:focus-visible {
    outline-offset: -2px;
    border-color: var(--m-focus);
  }
  .by-hand {
    display: block;
    margin-block-start: calc(var(--m-space) * 2);
  }
  textarea {
    inline-size: 100%;
    padding: var(--m-space);
    border: var(--m-border-width) solid var(--m-border);
    border-radius: var(--m-radius);
    background: var(--m-surface);
    font-size: max(16px, 1em);
  }
  /* Drawn only after 250 ms: what is quicker needs no sign. */
  .spinner,
  .skeleton {
    animation: appear 150ms 250ms both;
  }
  .spinner {
    flex: none;
    inline-size: 1.125em;
    block-size: 1.125em;
  }
  .spinner::after {
    content: '';
    display: block;
    block-size: 100%;
    border: 2px solid currentColor;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }
  .waiting {
    display: flex;
    align-items: start;
    gap: calc(var(--m-space) * 1.5);
    color: var(--m-muted);
  }
  .skeleton {
    display: grid;
    gap: calc(var(--m-space) * 2);
  }
  .skeleton span {
    block-size: calc(var(--m-control) + 4px);
    border-radius: var(--m-radius);
    background: color-mix(in srgb, var(--m-border) 18%, transparent);
  }
  .skeleton .title {
    inline-size: 60%;
    block-size: calc(var(--m-large) * 1.25);
  }
  .skeleton.fields span {
    block-size: var(--m-control);
    margin-block-start: calc(var(--m-space) * 2);
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .spinner,
    .spinner::after,
    .skeleton {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .button:not(.quiet),
    .tile,
    .badge {
      border: 1px solid ButtonBorder;
    }
    .owner {
      border: 1px solid CanvasText;
    }
    /* Drawings keep a colour of their own, which nobody chose for this background. */
    .icon {
      color: inherit !important;
    }
    .button.primary {
      color: ButtonText;
    }
    .button[aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
    .option[aria-selected='true'] {
      outline: 2px solid Highlight;
    }
    .skeleton span {
      border: 1px solid GrayText;
    }
  }
`;
