/** Addresses and texts made of the catalogue's templates and what was typed. */
import type { Values } from '../../../contract/index.ts';
import { UpstreamError } from '../upstream-error.ts';

const placeholder = /\{(\+?)([a-zA-Z][a-zA-Z0-9_]*)\}/g;

const notWhole = (field?: string): UpstreamError =>
  new UpstreamError('input.malformed', {}, field === undefined ? {} : { field });

/** Half a surrogate pair has no percent-encoding: it is judged instead of thrown as a `URIError`. */
const encoded = (value: string): string => {
  if (!value.isWellFormed()) throw notWhole();
  return encodeURIComponent(value);
};

/** Throws `input.malformed` on the first field whose text is not whole (half a surrogate pair). */
export const requireWhole = (values: Values): void => {
  const broken = Object.entries(values).find(([, value]) => !value.isWellFormed());
  if (broken) throw notWhole(broken[0]);
};

/** Percent-encodes a value for one path segment; `;` and `=` belong to it as they are (RFC 3986 section 3.3: `SERVICE;v=2`). */
const segment = (value: string): string => encoded(value).replaceAll('%3B', ';').replaceAll('%3D', '=');

/**
 * Fills a template: `{address}`, `{origin}` and `{+field}` (RFC 6570 section 3.2.3) as they are, everything else percent-encoded; what
 * was not typed becomes nothing.
 */
export const fill = (template: string, address: string, values: Values): string =>
  template.replace(placeholder, (_whole, plus: string, name: string) => {
    if (name === 'address') return address;
    if (name === 'origin') return new URL(address).origin;
    return plus === '' ? segment(values[name] ?? '') : (values[name] ?? '');
  });

/** Fills a template with the values as they were typed: for texts, never for addresses. */
export const fillText = (template: string, values: Values): string =>
  template.replace(placeholder, (_whole, _plus: string, name: string) => values[name] ?? '');

/** The names of the fields that a template asks for. */
export const namesIn = (template: string): string[] =>
  [...template.matchAll(placeholder)].map(([, , name = '']) => name);

/** Filled query parameters; one whose placeholder was left empty is dropped. */
export const parametersOf = (
  templates: Readonly<Record<string, string>> | undefined,
  values: Values,
): [string, string][] =>
  Object.entries(templates ?? {})
    .map(([name, template]): [string, string] => [name, fillText(template, values)])
    .filter(([, value]) => value !== '');

/** An address with these query parameters; values are percent-encoded here. */
export const withQuery = (address: string, parameters: readonly (readonly [string, string])[]): string => {
  const text = parameters.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
  return text === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${text}`;
};
