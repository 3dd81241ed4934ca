/** Asking with user name and password, after judging whether they can be sent at all. */
import type { Access, Egress } from '../../../ports.ts';
import type { Values } from '../../../../contract/index.ts';
import { askWith, type Ask, type AskParts } from '../../http/ask.ts';
import { basicPair, requireBasic } from '../../http/basic.ts';
import { signInFields, signInName, type Target } from './target.ts';

/** What Basic can carry; throws on the field that holds the rest. */
export const judgeSignIn = (target: Target, values: Values): void =>
  requireBasic(values, signInFields(target));

/** What one access is asked with. Only addresses at the typed origin ever get the sign-in. */
export const askingWith = (egress: Egress, access: Access, target: Target, signal: AbortSignal): AskParts => {
  const { values } = access;
  const authorization = `Basic ${basicPair(signInName(target, values), values['password'] ?? '')}`;
  return { egress, access, origin: target.origin, sign: () => ({ authorization }), signal };
};

/** Makes the `Ask` of one access. */
export const askFor = (egress: Egress, access: Access, target: Target, signal: AbortSignal): Ask =>
  askWith(askingWith(egress, access, target, signal));
