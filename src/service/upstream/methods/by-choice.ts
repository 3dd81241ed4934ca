/** Method `by_choice`: the person names the way to sign in that their vendor offers. */
import { SignInWay, type ByChoice, type FailureCode, type Values } from '../../../contract/index.ts';
import type { Method } from '../../ports.ts';
import { basicPair, requireBasic } from '../http/basic.ts';
import { UpstreamError } from '../upstream-error.ts';
import { createHttpMethod } from './http-api/http-api.ts';
import type { MethodParts } from './method-parts.ts';
import { requireHeaderName, requireSendable } from './sendable.ts';

/** How one way judges what was typed and sends it. */
interface Way {
  readonly refused: FailureCode;
  readonly judge: (values: Values) => void;
  readonly headers?: (values: Values) => Readonly<Record<string, string>>;
  readonly query?: (values: Values) => readonly (readonly [string, string])[];
}

const ways: Readonly<Record<SignInWay, Way>> = {
  basic: {
    refused: 'auth.refused',
    judge: (values) => requireBasic(values, ['username']),
    headers: ({ username = '', password = '' }) => ({
      authorization: `Basic ${basicPair(username, password)}`,
    }),
  },
  bearer: {
    refused: 'auth.token_refused',
    judge: (values) => requireSendable(values, ['token']),
    headers: ({ token = '' }) => ({ authorization: `Bearer ${token}` }),
  },
  key_header: {
    refused: 'auth.key_refused',
    judge: (values) => {
      requireHeaderName(values, 'name');
      requireSendable(values, ['key']);
    },
    headers: ({ name = '', key = '' }) => ({ [name.toLowerCase()]: key }),
  },
  key_query: {
    refused: 'auth.key_refused',
    judge: (values) => requireSendable(values, ['key']),
    query: ({ name = '', key = '' }) => [[name, key]],
  },
};

/** The way that was picked; undefined while none is. */
const pickedIn = ({ way }: Values): Way | undefined => {
  const picked = SignInWay.safeParse(way);
  return picked.success ? ways[picked.data] : undefined;
};

const wayOf = (values: Values): Way => {
  const way = pickedIn(values);
  if (!way) throw new UpstreamError('input.not_an_option', {}, { field: 'way' });
  return way;
};

/** Makes the method. */
export const createByChoice = (parts: MethodParts): Method =>
  createHttpMethod<ByChoice>(parts, {
    id: 'by_choice',
    refused: ({ values }) => wayOf(values).refused,
    judge: (_method, { values }) => wayOf(values).judge(values),
    sign: (_method, { values }) => wayOf(values).headers?.(values) ?? {},
    signQuery: (_method, { values }) => pickedIn(values)?.query?.(values) ?? [],
    account: (_method, { values }) => values['username'] ?? '',
  });
