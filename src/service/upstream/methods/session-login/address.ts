// Here: systems that give a session for a sign-in (Tryton). Not here: dialling (egress/) and storing (connecting/).
/** Which system and database is meant: what was typed, judged. */
import { readAddress, type SessionLogin, type System } from '../../../../contract/index.ts';
import type { Access } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** Where a system is asked; `database` is undefined while none is named or chosen. */
export interface LoginAddress {
  readonly method: SessionLogin;
  readonly host: string;
  readonly origin: string;
  readonly database: string | undefined;
  readonly username: string;
  readonly password: string;
  /** Whether the person chose the database from a list. */
  readonly wasChosen: boolean;
}

const methodOf = (system: System): SessionLogin => {
  const method = system.methods.find((each) => each.method === 'session_login');
  if (!method) throw new TypeError(`${system.id} has no session_login method.`);
  return method;
};

/** Reads what was typed. Throws an `UpstreamError` of the input stage when it cannot be meant. */
export const loginAddressOf = ({
  system,
  values,
  choice,
}: Pick<Access, 'system' | 'values' | 'choice'>): LoginAddress => {
  const reading = readAddress(values['address'] ?? '');
  if (!reading.ok) throw new UpstreamError(reading.code);
  const broken = Object.entries(values).find(([, value]) => !value.isWellFormed());
  if (broken) throw new UpstreamError('input.malformed', {}, { field: broken[0] });
  const typed = values['database'] ?? '';
  return {
    method: methodOf(system),
    host: reading.address.host,
    origin: new URL(reading.address.text).origin,
    database: choice ?? (typed === '' ? undefined : typed),
    username: values['username'] ?? '',
    password: values['password'] ?? '',
    wasChosen: choice !== undefined,
  };
};
