import { css } from 'lit';

/** Lists to choose from: the systems with their kinds, and what is chosen after signing in. */
export const lists = css`
  .caption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 0 calc(var(--m-space) * 2);
    margin: var(--m-space) 0 calc(var(--m-space) / 2);
    min-block-size: var(--m-control);
  }
  .caption > p {
    margin: 0;
  }
  .kinds {
    position: relative;
    max-inline-size: 65%;
  }
  .kinds > select {
    field-sizing: content;
    max-inline-size: 100%;
    min-block-size: var(--m-control);
    padding-inline: 0 22px;
    border: 0;
    background: none;
    color: var(--m-muted);
    font-size: max(16px, 1em);
    text-align: end;
    text-overflow: ellipsis;
    appearance: none;
    cursor: pointer;
  }
  .kinds > select > option {
    background: var(--m-surface);
    color: var(--m-text);
  }
  .kinds::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 6px);
    inset-inline-end: 6px;
    inline-size: 7px;
    block-size: 7px;
    border: solid var(--m-muted);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    pointer-events: none;
  }
  /* As high as the list will be with its caption above and its buttons below. */
  .coming {
    align-content: start;
    overflow: hidden;
    block-size: calc(
      var(--makini-list-height, 26rem) + var(--m-control) * var(--lines, 2) + var(--m-space) * 1.5
    );
    padding-block-start: calc(var(--m-control) + var(--m-space) * 1.5);
  }
  span + .coming {
    margin-block-start: calc(var(--m-space) * -2);
  }
  .skeleton + .legal {
    visibility: hidden;
  }
  .options {
    max-block-size: var(--makini-list-height, 26rem);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    list-style: none;
    border: var(--m-border-width) solid var(--m-line);
    border-radius: var(--m-radius);
    background: var(--m-surface);
  }
  .option {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto 24px;
    align-content: center;
    gap: 0 calc(var(--m-space) * 1.5);
    min-block-size: 64px;
    padding: var(--m-space) calc(var(--m-space) * 1.5);
    line-height: 1.35;
    cursor: pointer;
  }
  .option + .option {
    border-block-start: var(--m-border-width) solid var(--m-line);
  }
  .option:hover,
  .option[aria-selected='true'] {
    background: color-mix(in srgb, var(--m-accent) 8%, transparent);
  }
  .option[aria-selected='true'] {
    box-shadow: inset 3px 0 0 var(--m-accent);
  }
  .shell:dir(rtl) .option[aria-selected='true'] {
    box-shadow: inset -3px 0 0 var(--m-accent);
  }
  .option > .tile {
    grid-row: 1 / span 2;
    align-self: center;
  }
  .option > .strong,
  .option > .small {
    grid-column: 2;
  }
  .option > .tier {
    grid-area: 1 / 3 / span 2;
  }
  /* An arrow to the next screen, drawn without an element: there are many rows. */
  .option:is([role], .way)::after {
    content: '';
    position: absolute;
    inset-block-start: calc(50% - 4px);
    inset-inline-end: calc(var(--m-space) * 2);
    inline-size: 9px;
    block-size: 9px;
    border: solid var(--m-muted);
    border-width: 2px 2px 0 0;
    rotate: 45deg;
  }
  .shell:dir(rtl) .option:is([role], .way)::after {
    rotate: -135deg;
  }
  .tier {
    display: inline-flex;
    align-items: center;
    gap: 4px;
  }
  .tier[data-tier='verified'] .icon {
    color: var(--m-success);
  }
  @container (inline-size < 440px) {
    .coming {
      --lines: 3;
    }
    .find > .quiet {
      justify-content: start;
      inline-size: 100%;
    }
    .option > .tier {
      grid-area: 3 / 2;
    }
    .option > .tile {
      grid-row: 1 / span 3;
      align-self: start;
    }
  }
`;
