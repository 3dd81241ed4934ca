/** What a proxy says about a request: taken when the operator trusts it, and pointed out once when it looks as if that was forgotten. */
import type { MiddlewareHandler } from 'hono';
import type { Ports } from '../ports.ts';
import { remoteOf } from './counted.ts';
import { isTrustedPeer } from './network-address.ts';
import { adoptReference } from './reference.ts';

/** Gives requests the id that a trusted proxy gave them. */
export const listenToProxies = ({ trustedProxies = [], log }: Ports): MiddlewareHandler => {
  let told = false;
  return async (context, next) => {
    const remote = remoteOf(context);
    if (isTrustedPeer(remote, trustedProxies)) {
      adoptReference(context.req.raw, context.req.header('x-request-id'));
    } else if (!told && context.req.header('x-forwarded-for') !== undefined) {
      told = true;
      // Everybody behind an unknown proxy shares one address, and with it one limit.
      log.warn('proxy.not_trusted', { address: remote ?? 'unknown' });
    }
    await next();
  };
};
