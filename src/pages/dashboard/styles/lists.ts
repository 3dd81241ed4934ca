import { css } from 'lit';

/** Chips, tools, rows, facts, timelines and pagers. */
export const listStyles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: var(--m-space);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--m-space);
    min-block-size: 36px;
    padding-inline: calc(var(--m-space) * 1.5);
    border: 1px solid var(--m-line);
    border-radius: 18px;
    background: var(--m-surface);
    color: inherit;
    font-size: var(--m-small);
    text-decoration: none;
  }
  .chip:hover {
    border-color: var(--m-border);
  }
  .chip[aria-current='true'] {
    border-color: var(--m-accent);
    color: var(--m-accent);
    font-weight: var(--m-strong);
    box-shadow: inset 0 0 0 1px var(--m-accent);
  }
  .chip .count {
    color: var(--m-muted);
    font-variant-numeric: tabular-nums;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: calc(var(--m-space) * 2);
  }
  .tools .field {
    flex: 1 1 9rem;
    max-inline-size: 20rem;
  }
  .tools .grow {
    flex: 3 1 14rem;
    max-inline-size: none;
  }
  .rows {
    border: 1px solid var(--m-line);
    border-radius: calc(var(--m-radius) * 1.5);
    background: var(--m-surface);
    overflow: clip;
  }
  .rows.inner {
    border: 0;
    border-radius: 0;
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 2.2fr) minmax(0, 1.6fr) minmax(0, 1fr);
    align-items: center;
    gap: var(--m-space) calc(var(--m-space) * 2);
    padding: calc(var(--m-space) * 1.5) calc(var(--m-space) * 2);
  }
  .inner .row {
    padding-inline: 0;
  }
  .row + .row {
    border-block-start: 1px solid var(--m-line);
  }
  .row:has(.whole):hover {
    background: color-mix(in srgb, var(--m-text) 3%, var(--m-surface));
  }
  .who {
    display: flex;
    align-items: center;
    gap: calc(var(--m-space) * 1.5);
    min-inline-size: 0;
  }
  .names,
  .cell {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .names a {
    color: inherit;
    font-weight: var(--m-strong);
    text-decoration: none;
  }
  .whole::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  .whole:focus-visible {
    outline: none;
  }
  .whole:focus-visible::after {
    outline: 2px solid var(--m-focus);
    outline-offset: -2px;
  }
  .tile {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--m-radius);
    background: color-mix(in srgb, var(--m-accent) 12%, var(--m-surface));
    font-size: var(--m-small);
    font-weight: var(--m-strong);
  }
  .status {
    display: inline-flex;
    align-items: baseline;
    gap: var(--m-space);
    color: var(--m-success);
    font-size: var(--m-small);
    font-weight: var(--m-strong);
  }
  .status::before {
    content: '';
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentColor;
    forced-color-adjust: none;
  }
  .status[data-tone='warn'] {
    color: var(--m-warning);
  }
  .status[data-tone='bad'] {
    color: var(--m-danger);
  }
  .status[data-tone='quiet'] {
    color: var(--m-muted);
  }
  .status[data-tone='warn']::before {
    border-radius: 0;
    rotate: 45deg;
  }
  .status[data-tone='bad']::before {
    border-radius: 0;
  }
  .status[data-tone='quiet']::before {
    background: none;
    border: 2px solid currentColor;
  }
  .end {
    justify-self: end;
    text-align: end;
  }
  .line.end {
    justify-content: end;
  }
  .badge {
    padding: 2px 8px;
    border-radius: 999px;
    background: color-mix(in srgb, var(--m-border) 18%, transparent);
    font-size: var(--m-small);
  }
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--m-space) calc(var(--m-space) * 2);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr));
    gap: calc(var(--m-space) * 2) calc(var(--m-space) * 3);
  }
  .facts dt {
    color: var(--m-muted);
    font-size: var(--m-small);
  }
  .facts dd {
    overflow-wrap: anywhere;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    align-items: start;
    gap: calc(var(--m-space) * 3);
  }
  .timeline {
    display: grid;
    gap: calc(var(--m-space) * 1.5);
  }
  .timeline li,
  .stages li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0 calc(var(--m-space) * 2);
  }
  .stages .how {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: end;
    gap: 0 var(--m-space);
  }
  .stages {
    display: grid;
    gap: var(--m-space);
  }
  .stages .what {
    display: grid;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .wide.line {
    gap: 0 var(--m-space);
    margin-inline-start: calc(var(--m-space) * -1);
  }
  @container (max-width: 640px) {
    .timeline li,
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
    .end {
      justify-self: start;
      text-align: start;
    }
    .tools .field {
      flex: 1 1 100%;
      max-inline-size: none;
    }
  }
`;
