import { css } from 'lit';

/** The element as a dialog: a card in the middle, a whole sheet on phones, and the question before leaving. */
export const dialog = css`
  :host([presentation='dialog']) {
    display: inline-block;
    inline-size: auto;
    background: none;
  }
  .dialog {
    inline-size: min(calc(var(--makini-max-width, 40rem) + 64px), 100vw - 48px);
    max-inline-size: none;
    max-block-size: calc(100dvh - 48px);
    padding: 0;
    border: var(--m-border-width) solid var(--m-line);
    border-radius: calc(var(--m-radius) * 2);
    overflow: auto;
    overscroll-behavior: contain;
    color: inherit;
    background: var(--makini-color-background, var(--m-surface));
    box-shadow: 0 16px 48px rgb(0 0 0 / 24%);
    text-align: start;
  }
  .bar > p:focus {
    outline: none;
  }
  .dialog::backdrop {
    background: rgb(10 14 22 / 56%);
  }
  .bar {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--m-space);
    padding: calc(var(--m-space) / 2) var(--m-space);
    padding-inline-start: calc(var(--m-space) * 4);
    border-block-end: var(--m-border-width) solid var(--m-line);
    background: inherit;
  }
  .bar > p {
    margin: 0;
  }
  .sheet,
  .leave {
    padding: calc(var(--m-space) * 3) calc(var(--m-space) * 4) calc(var(--m-space) * 4);
  }
  [data-behind] {
    visibility: hidden;
  }
  .bar[data-behind] {
    position: absolute;
  }
  /* Neither display:none nor inert: the frame keeps its width, and where the focus was in it. */
  .sheet[data-behind] {
    position: absolute;
    inset-inline: 0;
    block-size: 0;
    padding-block: 0;
    overflow: hidden;
  }
  .leave > .heading {
    margin-block-end: var(--m-space);
  }
  @media (max-width: 480px) {
    .dialog {
      inline-size: 100vw;
      block-size: 100dvh;
      max-block-size: none;
      border: 0;
      border-radius: 0;
    }
    .bar {
      padding-inline-start: calc(var(--m-space) * 2);
    }
    .sheet,
    .leave {
      padding-inline: calc(var(--m-space) * 2);
    }
  }
`;
