import { css } from 'lit';

/** Where a connection's settings are chosen: tables with their fields, and what is not saved yet. */
export const settingsStyles = css`
  .settings input[type='checkbox'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--m-accent);
  }
  .settings .table + .table {
    border-block-start: var(--m-border-width) solid var(--m-line);
  }
  .settings .about {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--m-space) * 2);
    min-block-size: calc(var(--m-control) + var(--m-space));
    padding-block: var(--m-space);
    padding-inline: calc(var(--m-space) * 1.5) var(--m-space);
    background: var(--m-surface);
  }
  .settings .names {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .settings .choice {
    grid-template-columns: auto minmax(0, 1fr) auto;
    border-block-start: var(--m-border-width) solid var(--m-line);
  }
  .settings .choice > .custom {
    grid-area: 1 / 3;
    align-self: center;
    padding: 2px var(--m-space);
    border: var(--m-border-width) solid var(--m-line);
    border-radius: var(--m-radius);
  }
  .settings .values {
    color: var(--m-text);
  }
  .settings .values > bdi:not(:first-child)::before {
    content: '· ';
  }
  .settings .values > bdi:not(:last-child)::after {
    content: ' ';
    white-space: pre;
  }
  .settings .contents {
    display: grid;
    gap: var(--m-space);
    margin: 0;
    padding: 0 calc(var(--m-space) * 1.5) calc(var(--m-space) * 1.5);
    padding-inline-start: calc(var(--m-space) * 3 + 20px);
  }
  .settings .contents > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    gap: var(--m-space);
    overflow-wrap: anywhere;
  }
  .settings dd {
    margin: 0;
  }
  .settings .none {
    margin: 0;
    padding: calc(var(--m-space) * 2);
  }
  .settings .more {
    margin-block-start: calc(var(--m-space) * 2);
  }
  .settings .help,
  .settings .later,
  .settings .notice {
    margin-block-start: calc(var(--m-space) * 2);
  }
  .settings .named {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: 4px calc(var(--m-space) * 2);
    margin: var(--m-space) 0 0;
    padding: 0;
    list-style: none;
    overflow-wrap: anywhere;
  }
  .settings .later {
    display: flex;
    gap: calc(var(--m-space) * 1.5);
    padding: calc(var(--m-space) * 1.5);
    border: var(--m-border-width) solid var(--m-line);
    border-radius: var(--m-radius);
    cursor: pointer;
  }
  .settings .kept {
    display: flex;
    gap: var(--m-space);
    border-color: var(--m-success);
    background: color-mix(in srgb, var(--m-success) 8%, transparent);
  }
  .settings .kept > .icon {
    flex: none;
    color: var(--m-success);
  }
`;
