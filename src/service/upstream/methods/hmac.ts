/** Method `hmac_signature`: every request is signed with a secret key, over the text that the catalogue's line describes. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { HmacSignature, Values } from '../../../contract/index.ts';
import type { Method } from '../../ports.ts';
import type { Unsigned } from '../http/ask.ts';
import { parametersOf } from '../http/template.ts';
import { UpstreamError } from '../upstream-error.ts';
import { createHttpMethod } from './http-api/http-api.ts';
import type { MethodParts } from './method-parts.ts';
import { requireSendable } from './sendable.ts';

type Facts = Readonly<Record<string, string>>;

const filled = (template: string, facts: Facts): string =>
  template.replace(/\{([a-zA-Z][a-zA-Z0-9_]*)\}/g, (_whole, name: string) => facts[name] ?? '');

/** Percent-encoded as RFC 3986 has it: nothing but its unreserved signs stays. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const byBytes = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const sortedQuery = ({ searchParams }: URL): string =>
  [...searchParams]
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .toSorted((a, b) => byBytes(a[0], b[0]) || byBytes(a[1], b[1]))
    .map((pair) => pair.join('='))
    .join('&');

const factsOf = ({ method, url, body }: Unsigned, now: Date, nonce: string): Facts => {
  const parsed = new URL(url);
  const time = now.toISOString().replace(/\.\d+|[:-]/g, '');
  return {
    METHOD: method,
    URL: url,
    HOST: parsed.host,
    PATH: parsed.pathname,
    QUERY: parsed.search.slice(1),
    SORTED_QUERY: sortedQuery(parsed),
    BODY: typeof body === 'string' ? body : Buffer.from(body).toString('latin1'),
    BODY_HASH: createHash('sha256').update(body).digest('hex'),
    MILLISECONDS: String(now.getTime()),
    SECONDS: String(Math.floor(now.getTime() / 1_000)),
    TIME: time,
    DAY: time.slice(0, 8),
    DATE: now.toUTCString(),
    NONCE: nonce,
  };
};

const written = (signature: Buffer, encoding: HmacSignature['encoding']): string =>
  encoding === 'hex_base64'
    ? Buffer.from(signature.toString('hex')).toString('base64')
    : signature.toString(encoding);

/** The headers that sign a request. */
export const hmacHeaders = (
  { hash, key, derived = [], digested, signed, encoding, headers }: HmacSignature,
  values: Values,
  request: Unsigned,
  { now = new Date(), nonce = randomBytes(16).toString('hex') } = {},
): Readonly<Record<string, string>> => {
  const facts = { ...values, ...factsOf(request, now, nonce) };
  const digest = digested === undefined ? '' : createHash(hash).update(filled(digested, facts)).digest('hex');
  const signing = derived.reduce<string | Buffer>(
    (secret, name) => createHmac(hash, secret).update(filled(name, facts)).digest(),
    filled(key, facts),
  );
  const text = filled(signed, { ...facts, DIGEST: digest });
  const signature = written(createHmac(hash, signing).update(text).digest(), encoding);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      filled(value, { ...facts, SIGNATURE: signature }),
    ]),
  );
};

/** What a derived key is made of, and what stands in a header, has no room for signs that were caught while copying. */
const judge = ({ fields }: HmacSignature, values: Values): void => {
  const keys = fields.filter(({ type, name }) => type === 'secret' || name.startsWith('access_key'));
  requireSendable(
    values,
    keys.map(({ name }) => name),
  );
  const broken = fields.find(({ name }) => /[^\x20-\x7e]/.test(values[name] ?? ''));
  if (broken) throw new UpstreamError('input.malformed', {}, { field: broken.name });
};

/** Makes the method. */
export const createHmacSignature = (parts: MethodParts): Method =>
  createHttpMethod<HmacSignature>(parts, {
    id: 'hmac_signature',
    refused: 'auth.key_refused',
    judge: (method, { values }) => judge(method, values),
    sign: (method, { values }, _signal, request) => hmacHeaders(method, values, request),
    signQuery: ({ query }, { values }) => parametersOf(query, values),
  });
