/** Where one system is asked: the catalogue's templates filled with what was typed. */
import { readAddress, type HttpApi, type SystemMethod } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import { fill, namesIn, parametersOf, requireWhole, withQuery } from '../../http/template.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** A method of the catalogue whose requests are those of an `HttpApi`. */
export type HttpMethod = Extract<SystemMethod, { api: HttpApi }>;

/** A place of the data: a path below the root, and its own query parameters. */
export interface Place {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>> | undefined;
}

/** The addresses of one system and what goes with every request. */
export interface Target {
  readonly api: HttpApi;
  readonly host: string;
  readonly origin: string;
  /** Where everything lies that is asked, without a trailing slash. */
  readonly root: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What is known to be asked who it is: the answer's shape, the question alone, or nothing. */
  readonly knows: 'answer' | 'question' | 'nothing';
  /** What goes with the sign-in alone. */
  readonly signed: {
    readonly headers: Readonly<Record<string, string>>;
    readonly query: readonly (readonly [string, string])[];
  };
  /** The address of a place, with more query parameters. Values are percent-encoded here. */
  url(place: Place, query?: Readonly<Record<string, string>>): string;
}

const addressOf = (typed: string | undefined): string => {
  if (typed === undefined) return '';
  const reading = readAddress(typed);
  if (!reading.ok) throw new UpstreamError(reading.code);
  return reading.address.text;
};

/** A part of the host's name that was typed could make it no name at all. */
const rootOf = (template: string, address: string, values: Access['values']): string => {
  const root = fill(template, address, values).replace(/\/+$/, '');
  if (!URL.canParse(root)) throw new UpstreamError('input.malformed');
  return root;
};

const headersOf = (
  headers: Readonly<Record<string, string>> = {},
  values: Access['values'],
): Record<string, string> =>
  Object.fromEntries(parametersOf(headers, values).map(([name, value]) => [name.toLowerCase(), value]));

const knowsOf = ({ whoami: { shows } }: HttpApi, path: string): Target['knows'] => {
  if (shows !== undefined) return 'answer';
  return path === '' ? 'nothing' : 'question';
};

/** A path that somebody typed (such as `{+test_path}`) could turn the root's host into a user name: `https://here` and `@there`. */
const below = (root: string, path: string, field = 'test_path'): string => {
  const whole = `${root}${path}`;
  const isBelow = path === '' || (path.startsWith('/') && new URL(whole).origin === new URL(root).origin);
  if (!isBelow) throw new UpstreamError('input.malformed', {}, { field });
  return whole;
};

/** Reads the typed address, where there is one, and fills the templates. Throws an `UpstreamError` of the input stage when one cannot be read. */
export const targetOf = ({ api }: HttpMethod, access: Pick<Access, 'values' | 'choice'>): Target => {
  requireWhole(access.values);
  const chosen = api.choose && access.choice !== undefined ? { [api.choose.field]: access.choice } : {};
  const values = { ...access.values, ...chosen };
  const address = addressOf(values['address']);
  const root = rootOf(api.root, address, values);
  const { origin, hostname } = new URL(root);
  return {
    api,
    host: hostname,
    origin,
    root,
    headers: headersOf(api.headers, values),
    knows: knowsOf(api, fill(api.whoami.path, address, values)),
    signed: {
      headers: headersOf(api.signed?.headers, values),
      query: parametersOf(api.signed?.query, values),
    },
    url: ({ path, query }, more = {}) =>
      withQuery(below(root, fill(path, address, values), namesIn(path)[0]), [
        ...parametersOf(query, values),
        ...Object.entries(more),
      ]),
  };
};
