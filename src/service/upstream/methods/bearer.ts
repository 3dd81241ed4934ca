/** Method `bearer`: a token that somebody was given (RFC 6750), a JWT where the catalogue's line says so. */
import type { Bearer, Values } from '../../../contract/index.ts';
import type { Method } from '../../ports.ts';
import { cleaned } from '../cleaned.ts';
import { UpstreamError } from '../upstream-error.ts';
import { createHttpMethod } from './http-api/http-api.ts';
import { jsonIn, textAt, valueAt } from './http-api/pointer.ts';
import type { MethodParts } from './method-parts.ts';
import { requireSendable } from './sendable.ts';

/** The claims of a JWT (RFC 7519), read and not verified: only the system can. Throws `input.token_malformed` for what is none. */
const claimsOf = ({ token = '' }: Values): unknown => {
  const [, payload = ''] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token) ?? [];
  const claims = jsonIn(Buffer.from(payload, 'base64url').toString('utf8'));
  if (typeof claims !== 'object' || claims === null) throw new UpstreamError('input.token_malformed');
  return claims;
};

/** A token that is over by its own word need not be sent to be refused. */
const requireTime = (claims: unknown): void => {
  const exp = valueAt(claims, '/exp');
  if (typeof exp !== 'number' || exp * 1_000 > Date.now()) return;
  const until = new Date(exp * 1_000);
  const isDate = Number.isFinite(until.getTime());
  throw new UpstreamError('input.token_expired', isDate ? { until: until.toISOString() } : undefined);
};

const judge = ({ jwt }: Bearer, values: Values): void => {
  requireSendable(values, ['token']);
  if (jwt) requireTime(claimsOf(values));
};

/** Makes the method. */
export const createBearer = (parts: MethodParts): Method =>
  createHttpMethod<Bearer>(parts, {
    id: 'bearer',
    refused: 'auth.token_refused',
    judge: (method, { values }) => judge(method, values),
    sign: ({ scheme }, { values }) => ({ authorization: `${scheme} ${values['token'] ?? ''}` }),
    account: ({ jwt }, { values }) =>
      jwt?.account === undefined ? '' : cleaned(textAt(claimsOf(values), `/${jwt.account}`) ?? ''),
  });
