/**
 * Signatures of webhooks. As Standard Webhooks has them: HMAC-SHA256 over id, time and body, one for each valid secret. Makini's beside
 * it, where an endpoint wants it: `X-Webhook-Signature`, HMAC-SHA256 over the body alone, which somebody may send again later.
 */
import { createHmac, randomBytes } from 'node:crypto';

const prefix = 'whsec_';

/** A new secret: `whsec_` and 32 random bytes in base64. */
export const newWebhookSecret = (): string => `${prefix}${randomBytes(32).toString('base64')}`;

/** A new secret for Makini's signature: text, whose bytes are the key. */
export const newMakiniSecret = (): string => randomBytes(32).toString('base64url');

const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(prefix.length), 'base64');

/** The headers of one attempt; `at` is when it is made, in milliseconds, not when the event happened. */
export const signedHeaders = (
  id: string,
  at: number,
  body: string,
  secrets: readonly string[],
): Record<string, string> => {
  const timestamp = String(Math.floor(at / 1000));
  const content = `${id}.${timestamp}.${body}`;
  const signatures = secrets.map(
    (secret) => `v1,${createHmac('sha256', keyOf(secret)).update(content).digest('base64')}`,
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  };
};

/** Makini's header, by the newest of its secrets; none where there is no such secret. */
export const makiniHeaders = (body: string, [secret]: readonly string[]): Record<string, string> =>
  secret === undefined
    ? {}
    : { 'x-webhook-signature': createHmac('sha256', secret).update(body).digest('base64') };
