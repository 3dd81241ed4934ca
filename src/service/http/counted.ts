/** Callers, proven and counted: clients by their id, browsers by network address and session, refused tokens by address. */
import type { Context } from 'hono';
import type { RouteAuth } from '../../contract/index.ts';
import type { ClientCaller, TokenCaller } from '../oauth/caller.ts';
import type { Ports } from '../ports.ts';
import { limitsOf } from './limits.ts';
import { networkAddress } from './network-address.ts';
import { ProblemError } from './problem-error.ts';

/** The network address at the other end of the connection, where there is one. */
export const remoteOf = (context: Context): string | undefined => {
  const env = context.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined;
  return env?.incoming?.socket?.remoteAddress;
};

/** The network address that a request is counted by. */
export const addressOf = ({ trustedProxies = [] }: Ports, context: Context): string =>
  networkAddress(remoteOf(context), context.req.header('x-forwarded-for'), trustedProxies);

const isUnproven = (error: unknown): boolean => error instanceof ProblemError && error.status === 401;

/** A token that counts is counted as its client's; one that does not, as a failure of the address. */
const countToken = async (
  ports: Ports,
  address: string,
  proving: Promise<unknown> | undefined,
): Promise<unknown> => {
  const caller = await proving?.catch(async (error: unknown) => {
    if (isUnproven(error)) await limitsOf(ports).failed(address);
    throw error;
  });
  // A client that shows its secret is proven, and counted, once its body has been read.
  if (caller === undefined) return undefined;
  const { id } = 'client' in (caller as object) ? (caller as TokenCaller).client : (caller as ClientCaller);
  await limitsOf(ports).count('client', id);
  return caller;
};

const sessionIn = (caller: unknown): string | undefined => {
  const id: unknown = typeof caller === 'object' && caller !== null ? Reflect.get(caller, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
};

/** Proves who calls a route of this kind, and throws `rate_limited` when they, or their address, ask too often. */
export const proveAndCount = async (
  ports: Ports,
  auth: RouteAuth,
  address: string,
  prove: () => Promise<unknown> | undefined,
): Promise<unknown> => {
  if (auth === 'client' || auth === 'app' || auth === 'token') return countToken(ports, address, prove());
  await limitsOf(ports).count('address', address);
  const caller = await prove();
  const session = auth === 'none' ? undefined : sessionIn(caller);
  if (session !== undefined) await limitsOf(ports).count(auth === 'frame' ? 'frame' : 'session', session);
  return caller;
};
