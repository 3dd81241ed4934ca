/** Whether a webhook comes from the service: Standard Webhooks, HMAC-SHA256 over id, time and body, by any of the secrets. */
import { PartnerError } from './partner-error.ts';

/** A webhook older or newer than this is refused, in seconds: a recorded one cannot be sent again later. */
const tolerance = 5 * 60;

const shape = /^whsec_([A-Za-z0-9+/]{32,}={0,2})$/;

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** Whether a text is a secret as `makini-connect webhook add` prints it. */
export const isWebhookSecret = (text: unknown): boolean => typeof text === 'string' && shape.test(text);

const refused = (message: string): PartnerError => new PartnerError('webhook_refused', message);

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey(
    'raw',
    bytesOf(shape.exec(secret)?.[1] ?? ''),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );

/** The signatures of version 1; others are for other readers. */
const signaturesIn = (header: string): Uint8Array<ArrayBuffer>[] =>
  header
    .split(' ')
    .slice(0, 8)
    .flatMap((one) => /^v1,([A-Za-z0-9+/]{43}=)$/.exec(one)?.slice(1) ?? [])
    .map(bytesOf);

const requireTime = (header: string, now: number): void => {
  const at = /^\d{1,12}$/.test(header) ? Number(header) : NaN;
  if (Math.abs(now / 1000 - at) <= tolerance) return;
  throw refused('The webhook-timestamp is no time, or more than five minutes away from this clock.');
};

/** The id of a genuine webhook; else throws `webhook_refused`. `body` is the body as it came, `now` is in milliseconds. */
export const verifyWebhook = async (
  secrets: readonly string[],
  headers: Headers,
  body: string,
  now: number,
): Promise<string> => {
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headers.get(name),
  );
  if (!id || !timestamp || !signature || id.length > 255)
    throw refused('The headers webhook-id, webhook-timestamp and webhook-signature are not all there.');
  requireTime(timestamp, now);
  const content = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  for (const secret of secrets) {
    const key = await keyOf(secret);
    for (const one of signaturesIn(signature)) {
      // verify() compares in a time that tells nothing
      if (await crypto.subtle.verify('HMAC', key, one, content)) return id;
    }
  }
  throw refused('No signature is by a secret of "webhookSecret".');
};
