/** Ending tokens as the operator does it: those of a connection, those in a text that leaked, or all that a client has. */
import type { Kysely } from 'kysely';
import { ClientError } from '../clients/register.ts';
import { hasRowLocks } from '../locking.ts';
import { tokensIn } from '../oauth/token-text.ts';
import type { Clock, Store } from '../ports.ts';
import type { ConnectionTable, Tables } from '../tables.ts';
import { endFound, endToken, tokenFacts } from './end.ts';
import { findByText, notOver } from './living.ts';

/** Connections whose tokens end in one transaction: SQLite answers nobody else meanwhile. */
const batch = 100;

type Owner = Pick<ConnectionTable, 'client_id' | 'mode'>;

/** Whoever makes a token holds its connection: what is read after the lock is all there is. */
const lockAll = async (db: Kysely<Tables>, ids: readonly string[]): Promise<void> => {
  if (!hasRowLocks(db)) return;
  await db
    .selectFrom('connection')
    .select('id')
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
};

const by = (clock: Clock) => ({ at: clock(), actor: 'operator', reason: 'revoked_by_operator' }) as const;

/** Ends every living token of these connections; says how many. */
const endTokensOf = (store: Store, clock: Clock, ids: readonly string[]): Promise<number> =>
  store.transaction().execute(async (db) => {
    await lockAll(db, ids);
    const tokens = await db
      .selectFrom('token')
      .select(tokenFacts)
      .where('connection_id', 'in', ids)
      .where('revoked_at', 'is', null)
      .where(notOver(clock()))
      .execute();
    for (const token of tokens) await endToken(db, token, by(clock));
    return tokens.length;
  });

const connectionsAfter = async (
  store: Store,
  { client_id, mode }: Owner,
  last: string,
): Promise<string[]> => {
  const rows = await store
    .selectFrom('connection')
    .select('id')
    .where((row) => row.and({ client_id, mode }))
    .where('id', '>', last)
    .where('status', '!=', 'disconnected')
    .orderBy('id')
    .limit(batch)
    .execute();
  return rows.map(({ id }) => id);
};

/** How many tokens ended: of connections, and of the client itself. */
export interface Revoked {
  readonly connections: number;
  readonly app: number;
}

const endAppTokens = (store: Store, clock: Clock, { client_id, mode }: Owner): Promise<number> =>
  store.transaction().execute(async (db) => {
    const tokens = await db
      .selectFrom('token')
      .select(tokenFacts)
      .where((row) => row.and({ client_id, mode, kind: 'app' }))
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', clock())
      .execute();
    for (const token of tokens) await endToken(db, token, by(clock));
    return tokens.length;
  });

/** Ends every token of a client, its app tokens first: they can make others. What is stopped in the middle is done by running it again. */
export const revokeAll = async (store: Store, clock: Clock, owner: Owner): Promise<Revoked> => {
  const app = await endAppTokens(store, clock, owner);
  let connections = 0;
  for (let ids = await connectionsAfter(store, owner, ''); ids.length > 0;) {
    connections += await endTokensOf(store, clock, ids);
    ids = await connectionsAfter(store, owner, ids.at(-1) ?? '');
  }
  return { connections, app };
};

/** Ends the tokens of one connection; throws a `ClientError` when there is none of this id. */
export const revokeOfConnection = async (store: Store, clock: Clock, id: string): Promise<number> => {
  const row = await store.selectFrom('connection').select('id').where('id', '=', id).executeTakeFirst();
  if (!row) throw new ClientError(`There is no connection ${id}.`);
  return endTokensOf(store, clock, [id]);
};

/** What a text had of tokens: how many ended, and how many had ended or were never given out. */
export interface Found {
  readonly ended: number;
  readonly dead: number;
}

/** Ends each token whose text is somewhere in this one, and the whole line of each refresh token. */
export const revokeFound = async (store: Store, clock: Clock, text: string): Promise<Found> => {
  const texts = tokensIn(text);
  let ended = 0;
  for (const each of texts) {
    const found = await findByText({ store }, each);
    if (found && (await store.transaction().execute((db) => endFound(db, found, by(clock))))) ended += 1;
  }
  return { ended, dead: texts.length - ended };
};
