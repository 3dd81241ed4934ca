// Here: how the dashboard looks: what all of it shares (base), its menu and doors (shell), its lists and cards (lists), its bars (figures). Not here: colours and buttons, which are the element's.
import { css } from 'lit';
import { controls } from '../../../element/styles/controls.ts';
import { tokens } from '../../../element/styles/tokens.ts';

const own = css`
  :host {
    --m-small: 0.875rem;
    --m-large: 1.5rem;
    display: block;
    color: var(--m-text);
    line-height: 1.5;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    list-style: none;
    font-size: inherit;
  }
  a {
    color: var(--m-accent);
    text-underline-offset: 3px;
  }
  .heading {
    font-size: var(--m-large);
    font-weight: var(--m-strong);
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .heading:focus {
    outline: none;
  }
  h2,
  h3,
  .strong {
    font-weight: var(--m-strong);
  }
  .small {
    color: var(--m-muted);
    font-size: var(--m-small);
  }
  .hidden,
  .live {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .view,
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: calc(var(--m-space) * 3);
  }
  .stack {
    gap: calc(var(--m-space) * 2);
  }
  .tight {
    gap: var(--m-space);
  }
  .head,
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--m-space) calc(var(--m-space) * 2);
  }
  .head .ends,
  .line .ends {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--m-space);
    margin-inline-start: auto;
  }
  .actions {
    margin: 0;
  }
  a.button {
    color: inherit;
    text-decoration: none;
  }
  a.button.quiet {
    color: var(--m-accent);
  }
  .button.quiet {
    font-weight: 500;
  }
  .card {
    padding: calc(var(--m-space) * 3);
    border: 1px solid var(--m-line);
    border-radius: calc(var(--m-radius) * 1.5);
    background: var(--m-surface);
  }
  .banner {
    padding: calc(var(--m-space) * 1.5) calc(var(--m-space) * 2);
    border: 1px solid var(--m-line);
    border-inline-start: 4px solid var(--m-border);
    border-radius: var(--m-radius);
    background: var(--m-surface);
  }
  .banner.good {
    border-inline-start-color: var(--m-success);
  }
  .banner.bad {
    border-inline-start-color: var(--m-danger);
  }
  .banner.warn {
    border-inline-start-color: var(--m-warning);
  }
  .problem {
    color: var(--m-danger);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    overflow-wrap: anywhere;
    gap: calc(var(--m-space) / 2);
    min-inline-size: 0;
  }
  .pick {
    display: flex;
    align-items: start;
    gap: calc(var(--m-space) * 1.5);
    padding-block: 4px;
  }
  .pick input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 2px 0;
    accent-color: var(--m-accent);
  }
  .field > .label {
    font-weight: var(--m-strong);
  }
  .input.plain {
    padding-inline: calc(var(--m-space) * 1.5);
    color: inherit;
  }
  textarea.input {
    padding-block: var(--m-space);
    resize: vertical;
    line-height: 1.5;
  }
  .code {
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: var(--m-small);
    overflow-wrap: anywhere;
  }
  .empty {
    display: grid;
    gap: var(--m-space);
    justify-items: start;
    padding: calc(var(--m-space) * 4) calc(var(--m-space) * 3);
    border: 1px dashed var(--m-line);
    border-radius: calc(var(--m-radius) * 1.5);
  }
  dialog {
    inline-size: min(36rem, calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
    padding: calc(var(--m-space) * 3);
    border: 1px solid var(--m-line);
    border-radius: calc(var(--m-radius) * 1.5);
    color: var(--m-text);
    background: light-dark(#ffffff, #1a1e24);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.45);
  }
  dialog .heading {
    font-size: 1.25rem;
  }
  .mirrored:dir(rtl) {
    scale: -1 1;
    transform-origin: center;
  }
  @media (forced-colors: active) {
    .card,
    .banner,
    .chip {
      border-color: CanvasText;
    }
  }
`;

/** What every part of the dashboard has. */
export const base = [tokens, controls, own];
