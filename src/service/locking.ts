/**
 * Row locks for what is decided by reading. SQLite has one writer at a time, so that nothing changes between a transaction's reading
 * and its writing; in PostgreSQL (READ COMMITTED) the row that a decision depends on is locked first. Always in this order: the
 * session, then the connection, then anything else; whoever has waited reads what is there now.
 */
import { PostgresAdapter, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Whether it is a store that several nodes share, where rows have locks of their own. */
export const hasRowLocks = (db: Kysely<Tables>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;

const lockIn =
  (table: 'session' | 'connection' | 'client' | 'webhook_endpoint') =>
  async (trx: Kysely<Tables>, id: string): Promise<void> => {
    if (!hasRowLocks(trx)) return;
    // Rows that refer to it can still be written: its key does not change.
    await trx.selectFrom(table).select('id').where('id', '=', id).forNoKeyUpdate().execute();
  };

/** Locks a session's row until the transaction ends. */
export const lockSession = lockIn('session');

/** Locks a connection's row until the transaction ends; after that of its session, where both are needed. */
export const lockConnection = lockIn('connection');

/** Locks a client's row until the transaction ends: what it may have a number of is counted. */
export const lockClient = lockIn('client');

/** Locks a webhook endpoint's row until the transaction ends. */
export const lockEndpoint = lockIn('webhook_endpoint');
