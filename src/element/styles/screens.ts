import { css } from 'lit';

/** What only some screens have: the list of systems, guides, stages, failures. */
export const screens = css`
  .caption {
    display: flex;
    flex-wrap: wrap;
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
    min-inline-size: 0;
  }
  .kinds > select {
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
  .option[role]::after {
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
  .shell:dir(rtl) .option[role]::after {
    rotate: -135deg;
  }
  .option.radio {
    align-items: center;
    grid-template-columns: auto minmax(0, 1fr);
    min-block-size: 56px;
  }
  .option.radio:has(:focus-visible) {
    outline: 2px solid var(--m-focus);
    outline-offset: -2px;
  }
  .option.radio :focus-visible {
    outline: none;
  }
  .names,
  .what {
    display: grid;
    min-inline-size: 0;
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
    .heading {
      font-size: min(var(--m-large), 1.25em);
    }
    .headline {
      gap: calc(var(--m-space) * 1.5);
    }
    .headline > .tile {
      inline-size: 2.86em;
      block-size: 2.86em;
    }
    .headline > .badge {
      inline-size: 2.5em;
      block-size: 2.5em;
    }
    .option > .tier {
      grid-area: 3 / 2;
    }
    .option > .tile {
      grid-row: 1 / span 3;
      align-self: start;
    }
    .actions .button {
      inline-size: 100%;
    }
  }
  .none {
    padding-block: calc(var(--m-space) * 3);
  }
  .none p {
    margin-block-end: var(--m-space);
  }
  .guide > :first-child {
    margin-block-start: 0;
  }
  .having,
  .proven,
  .warnings {
    display: grid;
    gap: var(--m-space);
    margin: 0 0 calc(var(--m-space) * 2);
    padding: 0;
    list-style: none;
  }
  .having {
    padding-inline-start: calc(var(--m-space) * 2.5);
    list-style: disc;
  }
  .proven li,
  .warnings li,
  .worked,
  .owner,
  .safe {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--m-space);
  }
  .proven .icon,
  .worked .icon {
    margin-block-start: 0.125em;
    color: var(--m-success);
  }
  .warnings .icon {
    margin-block-start: 0.125em;
    color: var(--m-warning);
  }
  .record {
    display: grid;
    padding: calc(var(--m-space) * 1.5) calc(var(--m-space) * 2);
    border: var(--m-border-width) solid var(--m-line);
    border-radius: var(--m-radius);
    background: var(--m-surface);
  }
  .doing {
    counter-reset: step;
    margin: 0 0 calc(var(--m-space) * 2);
    padding: 0;
    list-style: none;
  }
  .doing li {
    counter-increment: step;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--m-space) * 1.5);
    padding-block: calc(var(--m-space) / 2);
  }
  .doing li::before {
    content: counter(step);
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border: var(--m-border-width) solid var(--m-border);
    border-radius: 50%;
    font-size: var(--m-small);
    line-height: 1;
  }
  .handing {
    margin: 0 0 calc(var(--m-space) * 2);
  }
  .handing dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--m-space);
    margin: 0;
  }
  .handing .button {
    margin-inline-start: auto;
  }
  code {
    font-family: ui-monospace, monospace;
    font-size: var(--m-small);
    text-align: start;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .help {
    margin-block-end: calc(var(--m-space) * 2);
    border-block: var(--m-border-width) solid var(--m-line);
  }
  .help summary {
    display: flex;
    align-items: center;
    min-block-size: var(--m-control);
    color: var(--m-accent);
    font-weight: var(--m-strong);
    cursor: pointer;
  }
  .help summary::before {
    content: '+';
    content: '+' / '';
    flex: 0 0 1.25em;
  }
  .help[open] summary::before {
    content: '\\2013';
    content: '\\2013' / '';
  }
  .owner {
    margin: 0;
    padding: calc(var(--m-space) * 1.5) calc(var(--m-space) * 2);
    border-radius: var(--m-radius);
    background: color-mix(in srgb, var(--m-border) 14%, transparent);
    font-weight: var(--m-strong);
  }
  .stages {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .stage {
    position: relative;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: calc(var(--m-space) * 1.5);
    padding-block-end: calc(var(--m-space) * 1.5);
  }
  .stage:not(:last-child, [data-status='pending'], [data-status='skipped'])::before {
    content: '';
    position: absolute;
    inset-block: 28px 4px;
    inset-inline-start: 11.5px;
    inline-size: 1px;
    background: var(--m-line);
  }
  .mark {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    color: var(--tone, var(--m-muted));
    background: color-mix(in srgb, var(--tone, transparent) 14%, transparent);
  }
  .mark .icon {
    inline-size: 18px;
    block-size: 18px;
  }
  .stage[data-status='running'] {
    --tone: var(--m-accent);
    font-weight: var(--m-strong);
  }
  .stage[data-status='running'] .mark {
    background: none;
  }
  .stage[data-status='passed'] {
    --tone: var(--m-success);
  }
  .stage[data-status='warning'],
  .stage[data-status='needs_action'] {
    --tone: var(--m-warning);
  }
  .stage[data-status='failed'] {
    --tone: var(--m-danger);
  }
  .worked,
  .stage[data-status='pending'],
  .stage[data-status='skipped'] {
    color: var(--m-muted);
  }
  .stage .small {
    font-weight: 400;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }
`;
