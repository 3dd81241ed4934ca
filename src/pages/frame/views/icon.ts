// The frame's few icons and its spinner; all are decoration beside words, hidden from assistive technology.
import { html, svg } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';

const shapes = {
  passed: svg`<path d="M3.5 8.5l3 3 6-7" />`,
  failed: svg`<path d="M8 4.5v4.2M8 11.4v.1" /><circle cx="8" cy="8" r="6.5" />`,
  notice: svg`<path d="M8 7.4v4.1M8 4.6v.1" /><circle cx="8" cy="8" r="6.5" />`,
  tab: svg`<path d="M9.5 2.5h4v4M13.2 2.8L7.5 8.5M12.5 9.5v3a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-8a1 1 0 0 1 1-1h3" />`,
  eye: svg`<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" /><circle cx="8" cy="8" r="2" />`,
  eye_off: svg`<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z" /><circle cx="8" cy="8" r="2" /><path d="M3 13.5l10-11" />`,
} as const;

/** The name of an icon. */
export type IconName = keyof typeof shapes;

/** An icon, 16 by 16 CSS pixels, in the colour of its text. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon icon-${name}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    ${shapes[name]}
  </svg>`;

/** A spinner; its style sheet shows it only after 250 ms. */
export const spinner = (): TemplateResult => html`<span class="spinner" aria-hidden="true"></span>`;
