import { css } from 'lit';

/** What only the screens after the search have: guides, stages, failures. It is adopted when they are loaded. */
export const laterStyles = css`
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
  .options.whole {
    max-block-size: none;
  }
  .options + .help {
    margin-block-start: calc(var(--m-space) * 2);
  }
  .names > .strong > .small {
    font-weight: normal;
  }
  input[type='radio'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--m-accent);
  }
  .spinner.at-once {
    animation: none;
  }
  .names,
  .what {
    display: grid;
    min-inline-size: 0;
  }
`;
