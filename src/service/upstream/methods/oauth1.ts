/** Method `oauth1`: every request is signed with a consumer's and a token's keys (RFC 5849), as token-based authentication (TBA) does it. */
import { createHmac, randomBytes } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import type { OAuth1, Values } from '../../../contract/index.ts';
import type { Method } from '../../ports.ts';
import type { Unsigned } from '../http/ask.ts';
import { fillText } from '../http/template.ts';
import { createHttpMethod } from './http-api/http-api.ts';
import type { MethodParts } from './method-parts.ts';
import { requireSendable } from './sendable.ts';

const digests = { 'HMAC-SHA256': 'sha256', 'HMAC-SHA1': 'sha1' } as const;
type SignatureMethod = keyof typeof digests;

/** What no two requests share (section 3.3); `timestamp` is in seconds since 1970. */
export interface Once {
  readonly nonce: string;
  readonly timestamp: number;
}

const once = (): Once => ({
  nonce: randomBytes(16).toString('hex'),
  timestamp: Math.floor(Date.now() / 1_000),
});

const methodOf = ({ signature }: OAuth1, values: Values): SignatureMethod =>
  signature ?? (values['signature'] === 'HMAC-SHA1' ? 'HMAC-SHA1' : 'HMAC-SHA256');

/** A quote would end the realm; account ids have none. */
const realmOf = ({ realm }: OAuth1, values: Values): string => {
  if (!realm) return '';
  const text = fillText(realm.value, values).replace(/["\\]/g, '');
  return realm.as === 'account' ? text.toUpperCase().replaceAll('-', '_') : text;
};

/** The query's parameters, decoded, each name with all its values: the library would sign encoded names as they stand. */
const parametersIn = ({ searchParams }: URL): Record<string, string[]> => {
  const all: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of searchParams) (all[name] ??= []).push(value);
  return all;
};

/** The `Authorization` header of one request (section 3.5.1). A body of JSON is not covered: section 3.4.1.3.1 signs forms alone. */
export const oauth1Header = (
  method: OAuth1,
  values: Values,
  request: Unsigned,
  { nonce, timestamp }: Once = once(),
): string => {
  const { consumer_key: key = '', consumer_secret: secret = '', token_id: token = '' } = values;
  const signature = methodOf(method, values);
  const url = new URL(request.url);
  const signer = new OAuth({
    consumer: { key, secret },
    realm: realmOf(method, values),
    signature_method: signature,
    hash_function: (text, signing) => createHmac(digests[signature], signing).update(text).digest('base64'),
  });
  // Its own is made of `Math.random`.
  signer.getNonce = () => nonce;
  signer.getTimeStamp = () => timestamp;
  const parts = { method: request.method, url: `${url.origin}${url.pathname}`, data: parametersIn(url) };
  const { token_secret: tokenSecret = '' } = values;
  return signer.toHeader(signer.authorize(parts, { key: token, secret: tokenSecret })).Authorization;
};

/** Makes the method. */
export const createOAuth1 = (parts: MethodParts): Method =>
  createHttpMethod<OAuth1>(parts, {
    id: 'oauth1',
    refused: 'auth.key_refused',
    judge: (_method, { values }) =>
      requireSendable(values, ['consumer_key', 'consumer_secret', 'token_id', 'token_secret']),
    sign: (method, { values }, _signal, request) => ({
      authorization: oauth1Header(method, values, request),
    }),
  });
