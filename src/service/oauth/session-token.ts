/** The token of a session: the same one for a day, however often and by whichever grant it is asked for; then a fresh one in its place. */
import type { Selectable, Transaction } from 'kysely';
import type { TokenAnswer } from '../../contract/index.ts';
import { summaryOfRow } from '../connections/view.ts';
import type { Ports, SealContext } from '../ports.ts';
import type { ConnectionTable, SessionTable, Tables, TokenTable } from '../tables.ts';
import { mintToken } from './token-text.ts';

/** How long a token, or the answer of an exchange, can be asked for again at most, in milliseconds. */
export const answerLife = 24 * 3600_000;

/** A session that is done, and its connection. */
export interface Done {
  readonly session: Selectable<SessionTable>;
  readonly connection: Selectable<ConnectionTable>;
}

/** What the envelope of a token is bound to. */
export const tokenContext = (token: Pick<TokenTable, 'hash' | 'client_id' | 'mode'>): SealContext => ({
  client: token.client_id,
  mode: token.mode,
  subject: token.hash,
  purpose: 'token',
});

const keptToken = async (
  db: Transaction<Tables>,
  { vault, clock }: Ports,
  { session, connection }: Done,
): Promise<string | undefined> => {
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
  if (!row || row.sealed === null) return undefined;
  if (row.expires_at !== null && row.expires_at <= clock()) return undefined;
  return vault.open(row.sealed, tokenContext(row));
};

/** The older ones of the session end: one connection, one token. */
const freshToken = async (
  db: Transaction<Tables>,
  { vault, clock }: Ports,
  { session, connection }: Done,
): Promise<string> => {
  const now = clock();
  await db
    .updateTable('token')
    .set({ revoked_at: now, sealed: null })
    .where('session_id', '=', session.id)
    .where('first_used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
  const { text, hash, hint } = mintToken(connection.mode);
  const owner = { hash, client_id: connection.client_id, mode: connection.mode };
  await db
    .insertInto('token')
    .values({
      ...owner,
      hint,
      kind: 'connection',
      connection_id: connection.id,
      session_id: session.id,
      created_at: now,
      expires_at: null,
      first_used_at: null,
      revoked_at: null,
      sealed: vault.seal(text, tokenContext(owner)),
    })
    .execute();
  return text;
};

/** The answer with the session's token; hold the locks of the session and its connection, so that nobody else makes one meanwhile. */
export const sessionToken = async (
  db: Transaction<Tables>,
  ports: Ports,
  done: Done,
): Promise<TokenAnswer> => ({
  access_token: (await keptToken(db, ports, done)) ?? (await freshToken(db, ports, done)),
  token_type: 'bearer',
  connection: summaryOfRow(ports.catalogue, done.connection),
  customer_id: done.connection.customer_id,
  session: done.session.id,
});
