/**
 * Whether two sign-ins may be one grant at the customer's system. Many systems take back everything an app was given by an account as
 * soon as one of its tokens is revoked, so that what may be shared is left alone while somebody uses it.
 */
import { fieldsOf } from '../connecting/check-job.ts';
import { withoutSecrets } from '../connecting/typed.ts';
import type { System, Values } from '../../contract/index.ts';
import type { Granted } from './give-back.ts';

/** Something granted, and to which customer of the partner. */
export interface Held extends Granted {
  readonly customer: string;
}

const sameToken = (one: Held, other: Held): boolean =>
  one.tokens !== undefined &&
  other.tokens !== undefined &&
  (one.tokens.access === other.tokens.access ||
    (one.tokens.refresh !== undefined && one.tokens.refresh === other.tokens.refresh));

/** What is known in the open: whatever was typed so, and the app, the partner's own too. */
const openOf = (system: System, { values, registered }: Held): Values => ({
  ...(registered && { client_id: registered.id }),
  ...withoutSecrets(fieldsOf(system), values),
});

/** The same address, app and whatever else is open. */
const sameParty = (system: System, one: Held, other: Held): boolean => {
  const [open, others] = [openOf(system, one), openOf(system, other)];
  const names = new Set([...Object.keys(open), ...Object.keys(others)]);
  return [...names].every((name) => open[name] === others[name]);
};

/** An account that is not known yet may be any account of the same customer. */
const sameAccount = (one: Held, other: Held): boolean =>
  one.account !== undefined && other.account !== undefined
    ? one.account === other.account || (one.accountId !== undefined && one.accountId === other.accountId)
    : one.customer === other.customer;

/** Whether giving back one would, or might, take the other away. */
export const mayShare = (system: System, one: Held, other: Held): boolean =>
  one.system === other.system &&
  (sameToken(one, other) || (sameParty(system, one, other) && sameAccount(one, other)));
