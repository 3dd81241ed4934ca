import { css } from 'lit';

/** What only the screens beside the list have. */
export const besideStyles = css`
  div:where(.beside) > *,
  .beside > .top {
    margin-block: 0 calc(var(--m-space) * 2);
  }
  .beside > :last-child {
    margin-block-end: 0;
  }
  .ways {
    max-block-size: none;
  }
  .ways > li + li {
    border-block-start: var(--m-border-width) solid var(--m-line);
  }
  .find > .notice {
    margin-block: calc(var(--m-space) * 1.5) 0;
  }
  .way {
    grid-template-columns: auto minmax(0, 1fr);
    inline-size: 100%;
    padding-inline-end: calc(var(--m-space) * 5);
    border: 0;
    background: none;
    text-align: start;
  }
  .way:focus-visible {
    outline-offset: -2px;
  }
  .asked-field {
    margin-block-end: calc(var(--m-space) * 2);
  }
  .asked-field > label {
    display: block;
    margin-block-end: calc(var(--m-space) / 2);
    font-weight: var(--m-strong);
  }
  .asked-field > label > .small {
    font-weight: 400;
  }
  .asked-field > .input {
    padding-inline: calc(var(--m-space) * 1.5);
  }
  .asked-field > textarea {
    display: block;
    padding: calc(var(--m-space) * 1.5);
    resize: vertical;
  }
  .asked-field > textarea:focus-visible {
    outline-offset: -2px;
    border-color: var(--m-focus);
  }
  .asked-field > [aria-invalid] {
    border-color: var(--m-danger);
  }
  .wrong {
    margin: calc(var(--m-space) / 2) 0 0;
    color: var(--m-danger);
  }
`;
