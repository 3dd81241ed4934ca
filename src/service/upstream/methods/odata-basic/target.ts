/** Where one system is asked: the catalogue's templates filled with what was typed. */
import { readAddress, type ODataBasic, type System, type Values } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** The addresses of one system and what goes with every request. */
export interface Target {
  readonly method: ODataBasic;
  readonly host: string;
  readonly origin: string;
  /** Root of the service, without a trailing slash. */
  readonly root: string;
  /** Where records are read: the root, or below the chosen company. */
  readonly scope: string;
  readonly whoami: string;
  /** An address below a base, with the system's own query parameters and these. Values are percent-encoded here. */
  url(base: string, path: string, query?: Readonly<Record<string, string>>): string;
}

const methodOf = (system: System): ODataBasic => {
  const method = system.methods.find((each) => each.method === 'odata_basic');
  if (!method) throw new TypeError(`${system.id} has no odata_basic method.`);
  return method;
};

const placeholder = /\{([a-zA-Z][a-zA-Z0-9_]*)\}/g;

const notWhole = (field?: string): UpstreamError =>
  new UpstreamError('input.malformed', {}, field === undefined ? {} : { field });

/** Half a surrogate pair has no percent-encoding: it is judged instead of thrown as a `URIError`. */
const encoded = (value: string): string => {
  if (!value.isWellFormed()) throw notWhole();
  return encodeURIComponent(value);
};

const requireWhole = (values: Values): void => {
  const broken = Object.entries(values).find(([, value]) => !value.isWellFormed());
  if (broken) throw notWhole(broken[0]);
};

/** Percent-encodes a value for one path segment; `;` and `=` belong to it as they are (RFC 3986 section 3.3: `SERVICE;v=2`). */
const segment = (value: string): string => encoded(value).replaceAll('%3B', ';').replaceAll('%3D', '=');

/** Fills a template: `{address}` and `{origin}` as they are, everything else percent-encoded; what was not typed becomes nothing. */
export const fill = (template: string, address: string, values: Values): string =>
  template.replace(placeholder, (_whole, name: string) => {
    if (name === 'address') return address;
    return name === 'origin' ? new URL(address).origin : segment(values[name] ?? '');
  });

/** The fields that the name to sign in with is made of. */
export const signInFields = ({ method }: Target): string[] =>
  [...(method.signInName ?? '{username}').matchAll(placeholder)].map(([, name = '']) => name);

/** The name to sign in with, where a system wants more than the user name (`{username}@{company}`). */
export const signInName = ({ method }: Target, values: Values): string =>
  (method.signInName ?? '{username}').replace(placeholder, (_whole, name: string) => values[name] ?? '');

/** OData doubles a quote inside a quoted key. */
const scopeOf = (method: ODataBasic, choice: string): string =>
  method.choose ? `/${fill(method.choose.scope, '', { choice: choice.replaceAll("'", "''") })}` : '';

const own = (method: ODataBasic, values: Values): [string, string][] =>
  Object.entries(method.query ?? {})
    .map(([name, template]): [string, string] => [
      name,
      template.replace(placeholder, (_w, field: string) => values[field] ?? ''),
    ])
    .filter(([, value]) => value !== '');

const withQuery = (address: string, parameters: readonly (readonly [string, string])[]): string => {
  const text = parameters.map(([name, value]) => `${name}=${encoded(value)}`).join('&');
  return text === '' ? address : `${address}${address.includes('?') ? '&' : '?'}${text}`;
};

/** Reads the typed address and fills the templates. Throws an `UpstreamError` of the input stage when one cannot be read. */
export const targetOf = ({
  system,
  values,
  choice,
}: Pick<Access, 'system' | 'values' | 'choice'>): Target => {
  const method = methodOf(system);
  const reading = readAddress(values['address'] ?? '');
  if (!reading.ok) throw new UpstreamError(reading.code);
  requireWhole(values);
  const { address } = reading;
  const root = fill(method.root, address.text, values).replace(/\/+$/, '');
  const parameters = own(method, values);
  return {
    method,
    host: address.host,
    origin: new URL(address.text).origin,
    root,
    scope: choice === undefined ? root : `${root}${scopeOf(method, choice)}`,
    whoami: withQuery(fill(method.whoami, address.text, values), parameters),
    url: (base, path, query = {}) => withQuery(`${base}/${path}`, [...Object.entries(query), ...parameters]),
  };
};
