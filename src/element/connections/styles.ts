import { css } from 'lit';
import { controls } from '../styles/controls.ts';
import { tokens } from '../styles/tokens.ts';

const own = css`
  :host {
    display: block;
    container-type: inline-size;
    color: var(--m-text);
    font-family: var(--makini-font-family, inherit);
    font-size: var(--makini-font-size, inherit);
    line-height: var(--makini-line-height, 1.5);
  }
  :host([hidden]) {
    display: none;
  }
  :host([color-scheme='light']) {
    color-scheme: light;
  }
  :host([color-scheme='dark']) {
    color-scheme: dark;
  }
  * {
    box-sizing: border-box;
  }
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
    /* not none: with that Safari no longer tells that it is a list */
    list-style-type: '';
  }
  .hidden,
  .live {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .all {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: start;
    gap: calc(var(--m-space) * 2);
    background: var(--m-background);
  }
  .all > * {
    justify-self: stretch;
  }
  .all > .button {
    justify-self: start;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--m-space) calc(var(--m-space) * 2);
  }
  .heading,
  .title {
    margin: 0;
    font-size: var(--m-large);
    font-weight: var(--m-strong);
    line-height: 1.25;
  }
  .heading:focus,
  .ended:focus {
    outline: none;
  }
  .small,
  .lead {
    color: var(--m-muted);
  }
  .small {
    font-size: var(--m-small);
  }
  .strong,
  .name,
  .needs {
    font-weight: var(--m-strong);
  }
  .rows {
    border: var(--m-border-width) solid var(--m-line);
    border-radius: var(--m-radius);
    background: var(--m-surface);
  }
  .rows[aria-busy] {
    opacity: 0.6;
    transition: opacity 0s 250ms;
  }
  .row {
    padding: calc(var(--m-space) * 2);
  }
  .row + .row {
    border-block-start: 1px solid var(--m-line);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--m-space) calc(var(--m-space) * 2);
  }
  .tile {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: max(40px, 2em);
    block-size: max(40px, 2em);
    border-radius: var(--makini-tile-radius, var(--m-radius));
    background: color-mix(in srgb, var(--m-accent) 12%, var(--m-surface));
    font-weight: var(--m-strong);
  }
  .names {
    display: grid;
    flex: 1 1 10rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: var(--m-space);
    color: var(--m-success);
    font-size: var(--m-small);
    font-weight: var(--m-strong);
  }
  .status::before {
    content: '';
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  [data-status='degraded'] .status {
    color: var(--m-warning);
  }
  [data-status='reauthorization_required'] .status {
    color: var(--m-danger);
  }
  [data-status='paused'] .status,
  [data-status='disconnected'] .status {
    color: var(--m-muted);
  }
  .ends {
    display: flex;
    align-items: center;
    gap: var(--m-space);
    margin-inline-start: auto;
  }
  [dir='rtl'] .mirrored {
    scale: -1 1;
    transform-origin: center;
  }
  .icon-button[aria-expanded='true'] .icon {
    rotate: 90deg;
  }
  [dir='rtl'] .icon-button[aria-expanded='true'] .icon {
    rotate: -90deg;
  }
  .hint {
    margin-block-start: var(--m-space);
  }
  .hint .whose {
    display: block;
    color: var(--m-muted);
    font-size: var(--m-small);
  }
  .details {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--m-space) * 2);
    margin-block-start: calc(var(--m-space) * 2);
    padding-block-start: calc(var(--m-space) * 2);
    border-block-start: 1px solid var(--m-line);
  }
  .details .actions {
    margin: 0;
  }
  .timeline {
    display: grid;
    gap: var(--m-space);
  }
  .timeline li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(var(--m-space) * 2);
  }
  .reference code {
    overflow-wrap: anywhere;
    user-select: all;
  }
  .danger,
  .problem {
    color: var(--m-danger);
  }
  .danger.filled {
    border-color: var(--m-danger);
    background: var(--m-surface);
  }
  .banner {
    padding: calc(var(--m-space) * 1.5) calc(var(--m-space) * 2);
    border-radius: var(--m-radius);
    background: color-mix(in srgb, var(--m-border) 14%, transparent);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--m-space) * 2);
  }
  .field {
    display: grid;
    gap: calc(var(--m-space) / 2);
    min-inline-size: 0;
  }
  .search-field {
    flex: 1 1 14rem;
  }
  .input.plain {
    padding-inline: calc(var(--m-space) * 1.5);
    color: inherit;
    font-family: inherit;
  }
  .pager {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--m-space);
  }
  dialog {
    inline-size: min(32rem, calc(100vw - 32px));
    padding: calc(var(--m-space) * 3);
    border: var(--m-border-width) solid var(--m-line);
    border-radius: calc(var(--m-radius) * 1.5);
    background: var(--m-surface);
    color: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog ul {
    display: grid;
    gap: var(--m-space);
    margin-block-start: calc(var(--m-space) * 2);
    padding-inline-start: calc(var(--m-space) * 2.5);
    list-style: disc;
  }
  dialog .problem {
    margin-block-start: calc(var(--m-space) * 2);
  }
  @container (max-width: 15em) {
    .tile {
      display: none;
    }
  }
  /* in em: large text is narrow sooner */
  @container (max-width: 30em) {
    .line {
      column-gap: var(--m-space);
    }
    .names {
      flex-basis: 0;
    }
    .ends {
      display: contents;
    }
    .ends .icon-button {
      order: 1;
    }
    .status,
    .ends .button {
      order: 2;
    }
    .status,
    .timeline time {
      flex-basis: 100%;
    }
    .tools .field {
      flex: 1 1 100%;
    }
  }
  @media (forced-colors: active) {
    .banner,
    dialog {
      border: 1px solid CanvasText;
    }
  }
`;

/** All sheets of the list, in order. */
export const styles = [tokens, controls, own];
