/** Styles: constructable sheets of the one shadow root. Colours, sizes and distances are the tokens of this file; nothing else names one. */
import { css } from 'lit';

/** The tokens, from the host's custom properties or our own defaults in light and dark; and the probe that resolves them for the frame. */
export const tokens = css`
  :host {
    --m-text: var(--makini-color-text, light-dark(#171a1f, #eceef2));
    --m-muted: var(--makini-color-muted, light-dark(#596170, #a5aebb));
    --m-background: var(--makini-color-background, transparent);
    --m-surface: var(--makini-color-surface, light-dark(#ffffff, #1a1e24));
    --m-border: var(--makini-color-border, light-dark(#848d9b, #6d7785));
    --m-accent: var(--makini-color-accent, light-dark(#2452cc, #93b4ff));
    --m-on-accent: var(--makini-color-on-accent, light-dark(#ffffff, #0c1a3a));
    --m-success: var(--makini-color-success, light-dark(#14703a, #6fd697));
    --m-warning: var(--makini-color-warning, light-dark(#8a5600, #f0bf62));
    --m-danger: var(--makini-color-danger, light-dark(#b3261e, #ff9d94));
    --m-focus: var(--makini-color-focus, var(--m-accent));
    --m-line: color-mix(in srgb, var(--m-border) 34%, transparent);
    --m-hover: var(--makini-color-hover, color-mix(in srgb, var(--m-text) 5%, transparent));
    --m-radius: var(--makini-radius, 8px);
    --m-control: var(--makini-control-height, 44px);
    --m-space: var(--makini-space, 8px);
    --m-small: var(--makini-small-size, 0.875em);
    --m-large: var(--makini-heading-size, 1.5em);
    --m-strong: var(--makini-font-weight-strong, 600);
    --m-border-width: var(--makini-border-width, 1px);
  }
  .probe {
    position: absolute;
    visibility: hidden;
    pointer-events: none;
    font-family: var(--makini-font-family, inherit);
    font-size: var(--makini-font-size, inherit);
    min-block-size: var(--m-control);
    border-radius: var(--m-radius);
    color: var(--m-text);
    text-decoration-color: var(--m-muted);
    background-color: var(--m-background);
    column-rule-color: var(--m-surface);
    border-top-color: var(--m-border);
    border-bottom-color: var(--m-accent);
    border-left-color: var(--m-on-accent);
    border-right-color: var(--m-success);
    fill: var(--m-warning);
    stroke: var(--m-danger);
    outline-color: var(--m-focus);
    stop-color: light-dark(#000, #fff);
  }
`;
