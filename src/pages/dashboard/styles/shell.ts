import { css } from 'lit';

/** The menu beside the view, or above it where there is no room; and the doors before it (set-up, sign-in). */
export const shellStyles = css`
  :host {
    container-type: inline-size;
  }
  .page {
    display: grid;
    grid-template-columns: 232px minmax(0, 1fr);
    min-block-size: 100vh;
    min-block-size: 100dvh;
  }
  .side {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    flex-direction: column;
    gap: calc(var(--m-space) * 2);
    block-size: 100vh;
    block-size: 100dvh;
    padding: calc(var(--m-space) * 3) calc(var(--m-space) * 2);
    border-inline-end: 1px solid var(--m-line);
    background: var(--m-surface);
    overflow: auto;
  }
  .brand {
    padding-inline: calc(var(--m-space) * 1.5);
    font-weight: var(--m-strong);
  }
  .brand span {
    display: block;
    font-weight: 400;
  }
  .menu {
    display: grid;
    gap: 4px;
  }
  .menu a {
    display: flex;
    align-items: center;
    gap: var(--m-space);
    min-block-size: 44px;
    padding-inline: calc(var(--m-space) * 1.5);
    border-radius: var(--m-radius);
    color: inherit;
    text-decoration: none;
  }
  .menu a:hover {
    background: var(--m-hover);
  }
  .menu a[aria-current='page'] {
    color: var(--m-accent);
    background: color-mix(in srgb, var(--m-accent) 10%, transparent);
    font-weight: var(--m-strong);
  }
  .foot {
    display: grid;
    gap: var(--m-space);
    margin-block-start: auto;
  }
  .foot .button {
    text-align: start;
    justify-content: start;
    padding-inline: calc(var(--m-space) * 1.5);
  }
  .foot .field {
    padding-inline: calc(var(--m-space) * 1.5);
  }
  main {
    inline-size: 100%;
    max-inline-size: 1120px;
    padding: calc(var(--m-space) * 4);
  }
  .menu-button {
    display: none;
  }
  .door {
    display: grid;
    align-content: start;
    justify-items: center;
    min-block-size: 100vh;
    min-block-size: 100dvh;
    padding: min(16vh, 120px) 16px 32px;
  }
  .door .card {
    inline-size: 100%;
    max-inline-size: 26rem;
    padding: calc(var(--m-space) * 4);
  }
  .with-button {
    position: relative;
  }
  .with-button .input {
    padding-inline-end: 96px;
  }
  .with-button .button {
    position: absolute;
    inset-block: 2px;
    inset-inline-end: 2px;
    min-block-size: 0;
  }
  .strength {
    display: flex;
    align-items: center;
    gap: var(--m-space);
  }
  @container (max-width: 760px) {
    .page {
      display: block;
    }
    .side {
      position: static;
      flex-flow: row wrap;
      align-items: center;
      block-size: auto;
      padding: var(--m-space) calc(var(--m-space) * 2);
      border-inline-end: 0;
      border-block-end: 1px solid var(--m-line);
    }
    .brand {
      padding: 0;
    }
    .menu-button {
      display: inline-flex;
      margin-inline-start: auto;
    }
    .folds {
      display: none;
      flex-basis: 100%;
      padding-block-end: var(--m-space);
    }
    .folds.open {
      display: grid;
      gap: calc(var(--m-space) * 2);
    }
    main {
      padding: calc(var(--m-space) * 2);
    }
  }
  @container (min-width: 760.02px) {
    .folds {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: calc(var(--m-space) * 2);
    }
  }
  @media (forced-colors: active) {
    .menu a[aria-current='page'] {
      border: 1px solid Highlight;
    }
  }
`;
