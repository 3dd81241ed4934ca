/** Headers on every answer; a route that needs another value sets it itself. */
import type { MiddlewareHandler } from 'hono';
import { isLoopback } from '../config.ts';
import { dataPolicy } from './content-policy.ts';

/** Nothing of this is used by any page; writing to the clipboard is, so it is not listed. */
const permissions = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

const always = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': permissions.map((feature) => `${feature}=()`).join(', '),
  'content-security-policy': dataPolicy,
};

/** Adds what is missing. Strict transport only where the service is on https, and not on a developer's machine, whose other ports it would bind. */
export const securityHeaders = (issuer: string): MiddlewareHandler => {
  const url = new URL(issuer);
  const strict = url.protocol === 'https:' && !isLoopback(url);
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    for (const [name, value] of Object.entries(always)) if (!headers.has(name)) headers.set(name, value);
    if (strict) headers.set('strict-transport-security', 'max-age=31536000');
  };
};
