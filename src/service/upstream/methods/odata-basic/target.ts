/** Where one system is asked: the catalogue's templates filled with what was typed. */
import { readAddress, type ODataBasic, type System, type Values } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import { fill, fillText, namesIn, parametersOf, requireWhole, withQuery } from '../../http/template.ts';
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
  /** The system's own query parameters. */
  readonly parameters: readonly (readonly [string, string])[];
  /** An address below a base, with the system's own query parameters and these. Values are percent-encoded here. */
  url(base: string, path: string, query?: Readonly<Record<string, string>>): string;
}

const methodOf = (system: System): ODataBasic => {
  const method = system.methods.find((each) => each.method === 'odata_basic');
  if (!method) throw new TypeError(`${system.id} has no odata_basic method.`);
  return method;
};

/** The fields that the name to sign in with is made of. */
export const signInFields = ({ method }: Target): string[] => namesIn(method.signInName ?? '{username}');

/** The name to sign in with, where a system wants more than the user name (`{username}@{company}`). */
export const signInName = ({ method }: Target, values: Values): string =>
  fillText(method.signInName ?? '{username}', values);

/** OData doubles a quote inside a quoted key. */
const scopeOf = (method: ODataBasic, choice: string): string =>
  method.choose ? `/${fill(method.choose.scope, '', { choice: choice.replaceAll("'", "''") })}` : '';

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
  const parameters = parametersOf(method.query, values);
  return {
    method,
    host: address.host,
    origin: new URL(address.text).origin,
    root,
    scope: choice === undefined ? root : `${root}${scopeOf(method, choice)}`,
    parameters,
    whoami: withQuery(fill(method.whoami, address.text, values), parameters),
    url: (base, path, query = {}) => withQuery(`${base}/${path}`, [...Object.entries(query), ...parameters]),
  };
};
