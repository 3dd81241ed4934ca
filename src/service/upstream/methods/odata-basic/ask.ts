/** Asking with user name and password, after judging whether they can be sent at all. */
import type { Access, Egress } from '../../../ports.ts';
import type { Values } from '../../../../contract/index.ts';
import { askWith, type Ask } from '../../http/ask.ts';
import { basicPair, requireBasic } from '../../http/basic.ts';
import { signInFields, signInName, type Target } from './target.ts';

/** What Basic can carry; throws on the field that holds the rest. */
export const judgeSignIn = (target: Target, values: Values): void =>
  requireBasic(values, signInFields(target));

/** Makes the `Ask` of one access. Only addresses at the typed origin ever get the sign-in. */
export const askFor = (egress: Egress, access: Access, target: Target, signal: AbortSignal): Ask => {
  const { values } = access;
  const authorization = `Basic ${basicPair(signInName(target, values), values['password'] ?? '')}`;
  return askWith({ egress, access, origin: target.origin, sign: () => ({ authorization }), signal });
};
