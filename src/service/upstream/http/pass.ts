/** Sending a request that somebody else wrote: below one address, with the sign-in laid over it, and no second one. */
import type { EgressAnswer } from '../../ports.ts';
import type { PassedRequest } from '../../passthrough/passing.ts';
import { UpstreamError } from '../upstream-error.ts';
import type { AskParts } from './ask.ts';
import { withQuery } from './template.ts';

/** Largest answer that is handed on, in bytes, and how long it may take, in milliseconds. */
const budget = { maxBytes: 8_388_608, timeoutMs: 29_000 } as const;

const malformed = (field: string): UpstreamError => new UpstreamError('input.malformed', {}, { field });

/** The address of a path below the root. It was judged as a text; here it is judged once more as what an address parser makes of it. */
const below = (root: string, path: string): string => {
  const base = root.replace(/[?#].*$/, '').replace(/\/+$/, '');
  const [whole, start] = [new URL(`${base}${path}`), new URL(base)];
  const folder = start.pathname.replace(/\/+$/, '');
  const isBelow = whole.origin === start.origin && whole.pathname.startsWith(`${folder}/`);
  if (isBelow && whole.username === '' && whole.password === '') return whole.href;
  throw malformed('path');
};

const lowerNames = (headers: Readonly<Record<string, string>>): string[] =>
  Object.keys(headers).map((name) => name.toLowerCase());

/** Throws on what the sign-in sends itself, in whatever case it is written. */
const requireOther = (given: readonly string[], taken: readonly string[], place: string): void => {
  const clash = given.find((name) => taken.some((other) => other.toLowerCase() === name.toLowerCase()));
  if (clash !== undefined) throw malformed(`${place}/${clash.slice(0, 60)}`);
};

/** Sends the request below `root` with the sign-in. `extra` are query parameters that the system wants with each. Rejects with an `EgressFailure`. */
export const pass = async (
  { egress, access, origin, headers = {}, sign, query = [], identity, signal }: AskParts,
  root: string,
  request: PassedRequest,
  extra: readonly (readonly [string, string])[] = [],
): Promise<EgressAnswer> => {
  const address = below(root, request.path);
  if (new URL(address).origin !== origin) throw malformed('path');
  requireOther(
    request.query.map(([name]) => name),
    [...query, ...extra].map(([name]) => name),
    'query',
  );
  const url = withQuery(address, [...request.query, ...extra, ...query]);
  const { method, body } = request;
  const signed = await sign({ method, url, body: body ?? '' });
  requireOther(Object.keys(request.headers), [...lowerNames(headers), ...lowerNames(signed)], 'headers');
  return egress.request({
    url,
    method,
    headers: { accept: 'application/json', ...request.headers, ...headers, ...signed },
    ...(typeof body === 'string' ? { body } : body && { bytes: body }),
    binary: true,
    client: access.client,
    ...(identity && { identity: identity() }),
    signal,
    ...budget,
  });
};
