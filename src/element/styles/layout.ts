import { css } from 'lit';

/** The element's box, its text, and what every screen shares. */
export const layout = css`
  :host {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: var(--makini-max-width, 40rem);
    color: var(--m-text);
    background: var(--m-background);
    font-family: var(--makini-font-family, inherit);
    font-size: var(--makini-font-size, inherit);
    line-height: var(--makini-line-height, 1.5);
  }
  :host([color-scheme='light']) {
    color-scheme: light;
  }
  :host([color-scheme='dark']) {
    color-scheme: dark;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .shell {
    position: relative;
    container-type: inline-size;
    padding: var(--makini-padding, 0);
    text-align: start;
    overflow-wrap: break-word;
  }
  /* The language is on its way. */
  .shell[data-held] {
    visibility: hidden;
  }
  /* Texts may be of another direction than the page: each by its own letters, on the page's side. */
  :is(.shell, .dialog) :is(h2, h3, p, li, dt, dd, span, label, legend, summary) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .shell :is(a, button, code) {
    unicode-bidi: plaintext;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--m-space);
    min-block-size: var(--m-control);
    margin-block-end: var(--m-space);
  }
  .top .quiet {
    margin-inline-start: calc(var(--m-space) * -1);
  }
  .view > * {
    margin-block: 0 calc(var(--m-space) * 2);
  }
  .view > :last-child {
    margin-block-end: 0;
  }
  .headline {
    display: flex;
    align-items: start;
    gap: calc(var(--m-space) * 2);
    margin-block-end: calc(var(--m-space) * 2);
  }
  .headline > div {
    flex: 1;
    min-inline-size: 0;
  }
  .headline .small {
    margin: 0;
  }
  .headline > .tile,
  .headline > .badge {
    margin: 0;
  }
  .headline > .tile {
    inline-size: 3.43em;
    block-size: 3.43em;
  }
  .headline > .badge {
    inline-size: 3em;
    block-size: 3em;
  }
  .headline > .tag {
    margin-block-start: 2px;
  }
  .headline:not(:has(.small)) + .lead {
    margin-block-start: calc(var(--m-space) * -1);
  }
  .heading {
    margin: 0;
    font-size: var(--m-large);
    font-weight: var(--m-strong);
    line-height: 1.25;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .heading:focus {
    outline: none;
  }
  .subheading {
    margin: calc(var(--m-space) * 3) 0 var(--m-space);
    font-size: 1em;
    font-weight: var(--m-strong);
  }
  p {
    margin: 0 0 calc(var(--m-space) * 2);
    text-wrap: pretty;
  }
  .lead {
    color: var(--m-muted);
  }
  .small {
    font-size: var(--m-small);
    color: var(--m-muted);
  }
  .strong {
    font-weight: var(--m-strong);
  }
  .legal {
    margin-block-start: calc(var(--m-space) * 2);
  }
  a {
    display: inline-block;
    min-block-size: 24px;
    color: var(--m-accent);
    text-underline-offset: 0.2em;
  }
  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
  }
  .shell:dir(rtl) .mirrored {
    transform: scaleX(-1);
    transform-origin: center;
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
  .tile {
    --tone: #47618f;
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 2.86em;
    block-size: 2.86em;
    border-radius: var(--makini-tile-radius, var(--m-radius));
    font-size: var(--m-small);
    font-weight: var(--m-strong);
    color: light-dark(color-mix(in srgb, var(--tone) 78%, #000), color-mix(in srgb, var(--tone) 40%, #fff));
    background: color-mix(in srgb, var(--tone) 16%, var(--m-surface));
  }
  .tile[data-tone='1'] {
    --tone: #0f7b6c;
  }
  .tile[data-tone='2'] {
    --tone: #a3541b;
  }
  .tile[data-tone='3'] {
    --tone: #7a4bb0;
  }
  .tile[data-tone='4'] {
    --tone: #b03a5b;
  }
  .tile[data-tone='5'] {
    --tone: #3d7a1f;
  }
  .tile[data-tone='6'] {
    --tone: #1c6fa8;
  }
  .tile[data-tone='7'] {
    --tone: #8a6d00;
  }
  .tag {
    padding: 2px var(--m-space);
    border: var(--m-border-width) solid currentColor;
    border-radius: calc(var(--m-radius) / 2);
    font-size: var(--m-small);
    color: var(--m-warning);
  }
  .badge {
    flex: none;
    display: grid;
    place-items: center;
    border-radius: 50%;
    color: var(--tone, var(--m-muted));
    background: color-mix(in srgb, var(--tone, var(--m-muted)) 14%, transparent);
  }
  .badge .icon {
    inline-size: 1.75em;
    block-size: 1.75em;
  }
  .badge.success {
    --tone: var(--m-success);
  }
  .badge.warning {
    --tone: var(--m-warning);
  }
  .badge.danger {
    --tone: var(--m-danger);
  }
  .banner,
  .notice {
    padding: calc(var(--m-space) * 1.5) calc(var(--m-space) * 2);
    border-inline-start: 3px solid var(--m-warning);
    border-radius: calc(var(--m-radius) / 2);
    background: color-mix(in srgb, var(--m-warning) 10%, transparent);
    font-size: var(--m-small);
  }
  .banner {
    margin-block-end: calc(var(--m-space) * 2);
  }
  .foot {
    display: flex;
    justify-content: flex-end;
    margin-block-start: calc(var(--m-space) * 2);
  }
  .frame iframe {
    display: block;
    inline-size: 100%;
    border: 0;
    background: transparent;
  }
  .frame[data-shown] {
    margin-block-start: calc(var(--m-space) * 2);
  }
  /* Not display:none: it is warmed with its real width. */
  .frame:not([data-shown]) {
    position: absolute;
    inset-inline: 0;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
  }
`;
