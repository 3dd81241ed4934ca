/** Refused secrets, remembered as keyed hashes: the same is not sent again by itself, so that nobody's account gets locked. */
import type { System, Values } from '../../contract/index.ts';
import type { Ports } from '../ports.ts';
import { fieldsOf } from './check-job.ts';
import type { Session, Writer } from './session.ts';

/** What one sign-in is known by: session, system and every value of the form (address, user, secret) in form order. */
const signInParts = (session: Session, system: System, values: Values): readonly string[] => {
  const names = fieldsOf(system).map(({ name }) => name);
  return [session.id, system.id, ...names.map((name) => values[name] ?? '')];
};

/** Whether the system refused exactly this before, in this session. */
export const wasRefused = async (
  writer: Writer,
  ports: Ports,
  session: Session,
  system: System,
  values: Values,
): Promise<boolean> => {
  const known = await writer
    .selectFrom('refused')
    .select('at')
    .where('session_id', '=', session.id)
    .where('hash', 'in', ports.vault.fingerprints(signInParts(session, system, values)))
    .executeTakeFirst();
  return known !== undefined;
};

/** Remembers that the system refused this. */
export const rememberRefused = async (
  writer: Writer,
  ports: Ports,
  session: Session,
  system: System,
  values: Values,
): Promise<void> => {
  const hash = ports.vault.fingerprint(signInParts(session, system, values));
  const row = { session_id: session.id, hash };
  await writer
    .deleteFrom('refused')
    .where('session_id', '=', row.session_id)
    .where('hash', '=', hash)
    .execute();
  await writer
    .insertInto('refused')
    .values({ ...row, at: ports.clock() })
    .execute();
};
