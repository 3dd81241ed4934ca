// The links of a guide that lead into the person's own system, made of what is typed. Loaded only where a guide has some:
// it takes its tools from the form and imports none, so that what the form has already stays in one piece.
import type { html, TemplateResult } from 'lit/html.js';
import type { Field, GuideLink, readAddress, Values } from '../../contract/index.ts';
import type { judge } from './judging.ts';
import type { Form } from './state.ts';

/** What the form hands over to fill and draw links. */
export interface LinkTools {
  readonly html: typeof html;
  readonly readAddress: typeof readAddress;
  readonly judge: typeof judge;
}

const parts = (
  field: Field,
  value: string,
  { judge, readAddress }: LinkTools,
): readonly (readonly [string, string])[] => {
  if (field.type === 'secret' || value.trim() === '' || judge(field, value) !== undefined) return [];
  if (field.type !== 'url') return [[field.name, encodeURIComponent(value.trim())]];
  const reading = readAddress(value, field.port);
  if (!reading.ok || reading.address.scheme === 'tcp') return [];
  const { text } = reading.address;
  return [
    ['address', text.replace(/\/$/, '')],
    ['origin', new URL(text).origin],
  ];
};

/** The template filled with what is typed in open fields; undefined while something is missing, or where it leads to no web page. */
export const filledLink = (
  { url }: GuideLink,
  fields: readonly Field[],
  values: Values,
  tools: LinkTools,
): string | undefined => {
  const known = new Map(fields.flatMap((field) => parts(field, values[field.name] ?? '', tools)));
  const names = [...url.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (!names.every((name) => known.has(name))) return undefined;
  const filled = url.replaceAll(/\{(\w+)\}/g, (_, name: string) => known.get(name) ?? '');
  const { protocol } = URL.canParse(filled) ? new URL(filled) : { protocol: '' };
  return protocol === 'https:' || (protocol === 'http:' && url.startsWith('{')) ? filled : undefined;
};

/** Draws the links that belong below a field. */
export const linksBeside = (
  { name }: Field,
  { step, values }: Form,
  tools: LinkTools,
): readonly TemplateResult[] => {
  const { lang, places = [] } = step.guide;
  return places
    .filter(({ beside }) => beside === name)
    .flatMap((place) => {
      const href = filledLink(place, step.fields, values, tools);
      return href === undefined
        ? []
        : [
            tools.html`<p class="small">
        <a class="link" href=${href} target="_blank" rel="noopener noreferrer" lang=${lang}
          >${place.label} <span aria-hidden="true">↗</span></a
        >
      </p>`,
          ];
    });
};
