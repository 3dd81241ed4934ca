/** Asking with user name and password, after judging whether they can be sent at all. */
import type { Access, Egress } from '../../../ports.ts';
import type { Values } from '../../../../contract/index.ts';
import { askWith, type Ask } from '../../http/ask.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { signInFields, signInName, type Target } from './target.ts';

/** RFC 7617, UTF-8. */
const basic = (name: string, password: string): string =>
  `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`;

/** Control characters, and halves of surrogate pairs. */
const unsendablePart = /[\p{Cc}\p{Cs}]/u;

/**
 * What Basic can carry (RFC 7617 section 2): no colon in the name, no control characters in either. Throws on the field that holds the
 * rest, before anything is sent: the system would read another name, or refuse for a reason nobody sees.
 */
export const judgeSignIn = (target: Target, values: Values): void => {
  const names = signInFields(target);
  const colon = names.find((name) => values[name]?.includes(':'));
  if (colon !== undefined) throw new UpstreamError('input.user_has_colon', {}, { field: colon });
  const unsendable = [...names, 'password'].find((name) => unsendablePart.test(values[name] ?? ''));
  if (unsendable !== undefined) throw new UpstreamError('input.secret_unsendable', {}, { field: unsendable });
};

/** Makes the `Ask` of one access. Only addresses at the typed origin ever get the sign-in. */
export const askFor = (egress: Egress, access: Access, target: Target, signal: AbortSignal): Ask => {
  const { values } = access;
  const authorization = basic(signInName(target, values), values['password'] ?? '');
  return askWith({ egress, access, origin: target.origin, sign: () => ({ authorization }), signal });
};
