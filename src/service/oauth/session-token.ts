/** The token of a session: the same one for a day, however often and by whichever grant it is asked for; then a fresh one in its place. */
import type { Selectable, Transaction } from 'kysely';
import type { TokenAnswer } from '../../contract/index.ts';
import { summaryOfRow } from '../connections/view.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable, SessionTable, Tables } from '../tables.ts';
import { isOpen } from '../tokens/living.ts';
import { makePair, openPair, pairAnswer, type Pair } from '../tokens/pair.ts';

/** How long a token, or the answer of an exchange, can be asked for again at most, in milliseconds. */
export const answerLife = 24 * 3600_000;

/** A session that is done, and its connection. */
export interface Done {
  readonly session: Selectable<SessionTable>;
  readonly connection: Selectable<ConnectionTable>;
}

const keptToken = async (
  db: Transaction<Tables>,
  { vault, clock }: Ports,
  { session, connection }: Done,
): Promise<Pair | undefined> => {
  const row = await db
    .selectFrom('token')
    .selectAll()
    .where('session_id', '=', session.id)
    .where('connection_id', '=', connection.id)
    .where('revoked_at', 'is', null)
    .where('created_at', '>', clock() - answerLife)
    .where('sealed', 'is not', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  if (!row || row.sealed === null || !isOpen(row, clock())) return undefined;
  return openPair(vault, row, row.sealed);
};

/** The older ones of the session end: one connection, one token. */
const freshToken = async (
  db: Transaction<Tables>,
  ports: Ports,
  { session, connection }: Done,
): Promise<Pair> => {
  await db
    .updateTable('token')
    .set({ revoked_at: ports.clock(), sealed: null })
    .where('session_id', '=', session.id)
    .where('first_used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  return makePair(db, ports, { connection, session: session.id, vault: ports.vault });
};

/** The answer with the session's token; hold the locks of the session and its connection, so that nobody else makes one meanwhile. */
export const sessionToken = async (
  db: Transaction<Tables>,
  ports: Ports,
  done: Done,
): Promise<TokenAnswer> => ({
  ...pairAnswer((await keptToken(db, ports, done)) ?? (await freshToken(db, ports, done)), ports.clock()),
  connection: summaryOfRow(ports.catalogue, done.connection),
  customer_id: done.connection.customer_id,
  session: done.session.id,
});
