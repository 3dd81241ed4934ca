import { svg } from 'lit';
import type { SVGTemplateResult } from 'lit';

const icon = (shape: SVGTemplateResult): SVGTemplateResult =>
  svg`<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${shape}</svg>`;

/** The drawings of the element, 24 units wide, in the colour of the text around them; none carries meaning alone. */
export const icons = {
  back: icon(svg`<path class="mirrored" d="m14 6-6 6 6 6"/>`),
  search: icon(svg`<circle cx="11" cy="11" r="6"/><path d="m20 20-4.5-4.5"/>`),
  clear: icon(svg`<path d="m7 7 10 10M17 7 7 17"/>`),
  next: icon(svg`<path class="mirrored" d="m10 6 6 6-6 6"/>`),
  check: icon(svg`<path d="m6 12.5 4 4 8-9"/>`),
  cross: icon(svg`<path d="m8 8 8 8M16 8l-8 8"/>`),
  note: icon(svg`<path d="M12 7v6M12 16.5v.5"/>`),
  dot: icon(svg`<circle cx="12" cy="12" r="1.5" fill="currentColor"/>`),
  person: icon(svg`<circle cx="12" cy="8" r="3.5"/><path d="M5 20c.8-4 3.400-6 7-6s6.200 2 7 6"/>`),
  lock: icon(svg`<rect x="6" y="11" width="12" height="9" rx="2"/><path d="M9 11V8a3 3 0 0 1 6 0v3"/>`),
  copy: icon(svg`<rect x="9" y="9" width="10" height="11" rx="2"/><path d="M5 15V6a2 2 0 0 1 2-2h8"/>`),
  window: icon(
    svg`<path d="M14 5h5v5M19 5l-8 8M10 6H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-4"/>`,
  ),
} as const;

/** The name of a drawing. */
export type IconName = keyof typeof icons;
