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
