/** What a header can carry. */
import type { Values } from '../../../contract/index.ts';
import { UpstreamError } from '../upstream-error.ts';

/**
 * Keys and tokens are visible ASCII: anything else was caught up while copying, and would be sent as something else or not at all.
 * Throws `input.secret_unsendable` on the first of these fields that holds such a sign.
 */
export const requireSendable = (values: Values, fields: readonly string[]): void => {
  const field = fields.find((name) => !/^[\x21-\x7e]*$/.test(values[name] ?? ''));
  if (field !== undefined) throw new UpstreamError('input.secret_unsendable', {}, { field });
};

/** A name as RFC 9110 section 5.6.2 has it; headers that frame the message are none that carry a key. */
const fieldName = /^[\w!#$%&'*+.^`|~-]+$/;
const framing = ['host', 'connection', 'content-length', 'transfer-encoding', 'upgrade', 'te', 'trailer'];

/** Throws `input.malformed` where what was typed into this field cannot be the name of a header with a key. */
export const requireHeaderName = (values: Values, field: string): void => {
  const name = values[field] ?? '';
  if (fieldName.test(name) && !framing.includes(name.toLowerCase())) return;
  throw new UpstreamError('input.malformed', {}, { field });
};
