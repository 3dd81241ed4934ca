import { css } from 'lit';

/** Figures in large, and bars: what is filled connected, what is hatched left. */
export const figureStyles = css`
  .totals {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr));
    gap: calc(var(--m-space) * 2);
  }
  .total dt {
    color: var(--m-muted);
    font-size: var(--m-small);
  }
  .total dd {
    font-size: var(--m-large);
    font-weight: var(--m-strong);
    font-variant-numeric: tabular-nums;
  }
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 16px;
  }
  .bar.thin {
    block-size: 8px;
  }
  .days {
    display: block;
    inline-size: 100%;
    block-size: 128px;
    border-block-end: 1px solid var(--m-border);
  }
  .filled {
    fill: var(--m-accent);
    forced-color-adjust: none;
  }
  .part {
    fill: var(--m-border);
    forced-color-adjust: none;
  }
  .hatched {
    stroke: var(--m-border);
    stroke-width: 1;
    vector-effect: non-scaling-stroke;
  }
  .lines {
    stroke: var(--m-muted);
    stroke-width: 2;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--m-space) * 2);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: var(--m-space);
  }
  .legend svg {
    inline-size: 16px;
    block-size: 16px;
  }
  .counted {
    display: grid;
    gap: var(--m-space);
  }
  .counted li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px calc(var(--m-space) * 2);
  }
  .counted .bar {
    grid-column: 1 / -1;
  }
  .ends.number {
    gap: 0 calc(var(--m-space) * 2);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  summary {
    inline-size: fit-content;
    padding-block: 4px;
    color: var(--m-accent);
    cursor: pointer;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .scrolls {
    max-block-size: 22rem;
    overflow: auto;
  }
  caption {
    padding-block: var(--m-space);
    color: var(--m-muted);
    font-size: var(--m-small);
    text-align: start;
  }
  th,
  td {
    padding: var(--m-space) var(--m-space);
    border-block-end: 1px solid var(--m-line);
    text-align: end;
    font-weight: inherit;
  }
  th:first-child {
    text-align: start;
  }
  thead th {
    color: var(--m-muted);
    font-size: var(--m-small);
  }
`;
