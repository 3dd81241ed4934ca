/** Where one system is asked: the catalogue's templates filled with what was typed. */
import { readAddress, type HttpApi, type SystemMethod } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import { fill, fillText, parametersOf, requireWhole, withQuery } from '../../http/template.ts';
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
  readonly headers: Readonly<Record<string, string>>;
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

const headersOf = ({ headers = {} }: HttpApi, values: Access['values']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, template]) => [name, fillText(template, values)]));

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
    headers: headersOf(api, values),
    url: ({ path, query }, more = {}) =>
      withQuery(`${root}${fill(path, address, values)}`, [
        ...parametersOf(query, values),
        ...Object.entries(more),
      ]),
  };
};
