/** Headers on every answer; a route that needs another value sets it itself. */
import type { MiddlewareHandler } from 'hono';

const always = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/** Adds what is missing. Strict transport only where the service is on https. */
export const securityHeaders = (issuer: string): MiddlewareHandler => {
  const secure = issuer.startsWith('https:');
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value);
    if (secure) headers.set('strict-transport-security', 'max-age=31536000');
  };
};
