/** HTTP Basic (RFC 7617): what it can carry, and how it is written. */
import type { Values } from '../../../contract/index.ts';
import { UpstreamError } from '../upstream-error.ts';

/** Name and password in Base64 of their UTF-8, as they stand behind `Basic`. */
export const basicPair = (name: string, password: string): string =>
  Buffer.from(`${name}:${password}`, 'utf8').toString('base64');

/** Control characters, and halves of surrogate pairs. */
const unsendablePart = /[\p{Cc}\p{Cs}]/u;

/**
 * What Basic can carry (RFC 7617 section 2): no colon in the name, no control characters in either. Throws on the field that holds the
 * rest, before anything is sent: the system would read another name, or refuse for a reason nobody sees.
 */
export const requireBasic = (
  values: Values,
  names: readonly string[],
  passwords: readonly string[] = ['password'],
): void => {
  const colon = names.find((name) => values[name]?.includes(':'));
  if (colon !== undefined) throw new UpstreamError('input.user_has_colon', {}, { field: colon });
  const unsendable = [...names, ...passwords].find((name) => unsendablePart.test(values[name] ?? ''));
  if (unsendable !== undefined) throw new UpstreamError('input.secret_unsendable', {}, { field: unsendable });
};
