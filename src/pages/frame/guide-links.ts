// The links of a guide that lead into the person's own system, made of what is typed. Loaded only where a guide has some.
import { html, nothing } from 'lit/html.js';
import type { TemplateResult } from 'lit/html.js';
import { readAddress } from '../../contract/index.ts';
import type { Field, GuideLink, Values } from '../../contract/index.ts';
import { askedFields, judge } from './judging.ts';
import type { Form } from './state.ts';

const parts = (field: Field, value: string): readonly (readonly [string, string])[] => {
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
): string | undefined => {
  const known = new Map(fields.flatMap((field) => parts(field, values[field.name] ?? '')));
  const names = [...url.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  if (!names.every((name) => known.has(name))) return undefined;
  const filled = url.replaceAll(/\{(\w+)\}/g, (_, name: string) => known.get(name) ?? '');
  const { protocol } = URL.canParse(filled) ? new URL(filled) : { protocol: '' };
  return protocol === 'https:' || (protocol === 'http:' && url.startsWith('{')) ? filled : undefined;
};

/** Draws the links that belong below a field. */
export const linksBeside = ({ name }: Field, { step, values }: Form): TemplateResult | typeof nothing => {
  const { lang, places = [] } = step.guide;
  const links = places
    .filter(({ beside }) => beside === name)
    .map((place) => ({ label: place.label, href: filledLink(place, askedFields(step, values), values) }))
    .filter(({ href }) => href !== undefined);
  if (links.length === 0) return nothing;
  return html`${links.map(
    ({ label, href }) =>
      html`<p class="small">
        <a class="link" href=${href ?? nothing} target="_blank" rel="noopener noreferrer" lang=${lang}
          >${label} <span aria-hidden="true">↗</span></a
        >
      </p>`,
  )}`;
};
