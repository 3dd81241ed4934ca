// Here: the pieces that views are made of. Not here: views, and what asks the service by itself.
/** Bars of an SVG: filled for what connected, hatched for what left; lengths are attributes, because no style may be inline. */
import { html, svg } from 'lit';
import type { SVGTemplateResult, TemplateResult } from 'lit';

/** The pattern of what left; ids are the document's own inside each root. */
const hatching = (id: string): SVGTemplateResult =>
  svg`<defs><pattern id=${id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="lines" d="M0 0V6"/></pattern></defs>`;

const percent = (part: number, whole: number): string => `${whole === 0 ? 0 : (part / whole) * 100}%`;

/** How many of those who started connected; `most` is the longest bar beside it. Decoration: the numbers stand beside it. */
export const funnelBar = (id: string, connected: number, started: number, most: number): TemplateResult =>
  html`<svg class="bar mirrored" aria-hidden="true" focusable="false">
    ${hatching(id)}
    ${svg`<rect class="hatched" fill="url(#${id})" x="0" y="1" width=${percent(started, most)} height="14" rx="3"/>
    <rect class="filled" x="0" y="1" width=${percent(connected, most)} height="14" rx="3"/>`}
  </svg>`;

/** One of several counts, by its share of all. */
export const countBar = (count: number, all: number): TemplateResult =>
  html`<svg class="bar thin mirrored" aria-hidden="true" focusable="false">
    ${svg`<rect class="part" x="0" y="0" width=${percent(count, all)} height="8" rx="2"/>`}
  </svg>`;

/** A day: how many started, how many of them connected. */
export interface Day {
  readonly started: number;
  readonly connected: number;
}

/** A bar for each day, the first at the line's beginning. */
export const dayBars = (days: readonly Day[]): TemplateResult => {
  const most = Math.max(1, ...days.map(({ started }) => started));
  const wide = 100 / days.length;
  const height = (count: number): string => percent(count, most);
  const top = (count: number): string => percent(most - count, most);
  const gap = days.length > 40 ? 0.15 : 0.25;
  return html`<svg class="days mirrored" aria-hidden="true" focusable="false">
    ${hatching('left-days')}
    ${days.map(({ started, connected }, at) => {
      const x = `${(at + gap / 2) * wide}%`;
      const width = `${(1 - gap) * wide}%`;
      return svg`<rect class="hatched" fill="url(#left-days)" x=${x} width=${width} y=${top(started)} height=${height(started)}/>
        <rect class="filled" x=${x} width=${width} y=${top(connected)} height=${height(connected)}/>`;
    })}
  </svg>`;
};

/** What filled and hatched stand for. */
export const legend = (filled: string, hatched: string): TemplateResult =>
  html`<p class="legend small">
    <span
      ><svg aria-hidden="true" focusable="false">
        ${svg`<rect class="filled" width="16" height="16" rx="3"/>`}</svg
      >${filled}</span
    >
    <span
      ><svg aria-hidden="true" focusable="false">
        ${hatching('legend')}${svg`<rect class="hatched" fill="url(#legend)" x="0.5" y="0.5" width="15" height="15" rx="3"/>`}</svg
      >${hatched}</span
    >
  </p>`;
