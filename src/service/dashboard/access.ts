// Here: the operator's dashboard: its own door, who may come in, what it is told. Not here: the page (src/pages/dashboard), the service's own routes.
/** The operator's password: set once with a link, set again by the command, asked for at every sign-in. */
import type { Kysely } from 'kysely';
import { audit } from '../audit.ts';
import { randomText, sha256 } from '../digest.ts';
import type { Clock, Ports, Store } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { isPassword, keptPassword, usualCost, type PasswordCost } from './password.ts';
import { beginSession, endSessions, type OperatorSession } from './sessions.ts';

/** How long a link outlives the last word of the process that printed it, in milliseconds. */
export const linkLease = 180_000;

/** There is one operator. */
const id = 'operator';

type Rows = Pick<Ports, 'store' | 'clock'>;

/** A session that has just begun, with the text of its cookie. */
export type Begun = OperatorSession & { readonly text: string };

const note = (db: Kysely<Tables>, at: number, action: string): Promise<void> =>
  audit(db, { at, client: null, actor: 'operator', action, subject: null });

const keptIn = async (db: Kysely<Tables>): Promise<string | undefined> => {
  const row = await db.selectFrom('operator').select('password').where('id', '=', id).executeTakeFirst();
  return row?.password;
};

/** Whether a password is set. */
export const hasPassword = async ({ store }: Pick<Ports, 'store'>): Promise<boolean> =>
  (await keptIn(store)) !== undefined;

/** Makes a link that sets the first password: what stands in it; undefined when one is set. */
export const makeLink = async ({ store, clock }: Rows): Promise<string | undefined> => {
  if ((await keptIn(store)) !== undefined) return undefined;
  const text = randomText();
  const now = clock();
  const row = { hash: sha256(text), created_at: now, expires_at: now + linkLease };
  await store.insertInto('operator_link').values(row).execute();
  return text;
};

/** Says that the process lives that printed this link. */
export const keepLink = async ({ store, clock }: Rows, text: string): Promise<void> => {
  await store
    .updateTable('operator_link')
    .set({ expires_at: clock() + linkLease })
    .where('hash', '=', sha256(text))
    .execute();
};

/** Ends a link that nobody used. */
export const endLink = async ({ store }: Pick<Ports, 'store'>, text: string): Promise<void> => {
  await store.deleteFrom('operator_link').where('hash', '=', sha256(text)).execute();
};

/** Thrown inside a transaction, so that nothing of it stays. */
class AlreadySet extends Error {
  override readonly name = 'AlreadySet';
}

/** Whether a link would be taken now. */
const livesLink = async ({ store, clock }: Rows, hash: string): Promise<boolean> => {
  const row = await store
    .selectFrom('operator_link')
    .select('hash')
    .where('hash', '=', hash)
    .where('expires_at', '>', clock())
    .executeTakeFirst();
  return row !== undefined;
};

const useLink = async (db: Kysely<Tables>, hash: string, password: string, at: number): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('operator_link')
    .where('hash', '=', hash)
    .where('expires_at', '>', at)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) return false;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('operator')
    .values({ id, password, set_at: at })
    .onConflict((row) => row.column('id').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new AlreadySet();
  await db.deleteFrom('operator_link').execute();
  return true;
};

/** Sets the first password with what stands in a link, and signs in; of any number who try at once, one does. */
export const setUp = async (
  { store, clock }: Rows,
  { token, password }: { readonly token: string; readonly password: string },
  cost: PasswordCost = usualCost,
): Promise<Begun | 'password_set' | 'setup_link'> => {
  if ((await keptIn(store)) !== undefined) return 'password_set';
  const hash = sha256(token);
  if (!(await livesLink({ store, clock }, hash))) return 'setup_link';
  const kept = await keptPassword(password, cost);
  const at = clock();
  try {
    return await store.transaction().execute(async (db) => {
      if (!(await useLink(db, hash, kept, at))) return 'setup_link' as const;
      await note(db, at, 'operator.password_set');
      return beginSession(db, at);
    });
  } catch (error) {
    if (error instanceof AlreadySet) return 'password_set';
    throw error;
  }
};

/** Signs in; undefined when the password is another, or none is set. A password that is changed meanwhile opens nothing. */
export const signIn = async ({ store, clock }: Rows, password: string): Promise<Begun | undefined> => {
  const kept = await keptIn(store);
  const at = clock();
  if (kept === undefined || !(await isPassword(password, kept))) {
    await note(store, at, 'operator.sign_in_refused');
    return undefined;
  }
  return store.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('operator')
      .set({ password: kept })
      .where('id', '=', id)
      .where('password', '=', kept)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return undefined;
    await note(db, at, 'operator.signed_in');
    return beginSession(db, at);
  });
};

/** Ends one session, or all of them, and writes it down. */
export const signOut = ({ store, clock }: Rows, session?: string): Promise<void> =>
  store.transaction().execute(async (db) => {
    await endSessions(db, session);
    await note(db, clock(), session === undefined ? 'operator.signed_out_everywhere' : 'operator.signed_out');
  });

/** Sets the password, whatever it was; all sessions end, and so do links. */
export const setPassword = async (
  store: Store,
  clock: Clock,
  password: string,
  cost: PasswordCost = usualCost,
): Promise<void> => {
  const kept = await keptPassword(password, cost);
  const at = clock();
  await store.transaction().execute(async (db) => {
    await db
      .insertInto('operator')
      .values({ id, password: kept, set_at: at })
      .onConflict((row) => row.column('id').doUpdateSet({ password: kept, set_at: at }))
      .execute();
    await endSessions(db);
    await db.deleteFrom('operator_link').execute();
    await note(db, at, 'operator.password_set');
  });
};

/** Nobody can tell from a restored store whether its password was changed since: it goes, with sessions and links. */
export const forgetAccess = async (db: Kysely<Tables>): Promise<void> => {
  await db.deleteFrom('operator').execute();
  await db.deleteFrom('operator_session').execute();
  await db.deleteFrom('operator_link').execute();
};
