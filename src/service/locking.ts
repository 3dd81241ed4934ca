/**
 * Row locks for what is decided by reading. SQLite has one writer at a time, so that nothing changes between a transaction's reading
 * and its writing; in PostgreSQL (READ COMMITTED) the row that a decision depends on is locked first. Always in this order: the
 * session, then the connection, then anything else; whoever has waited reads what is there now.
 */
import { PostgresAdapter, type Kysely } from 'kysely';
import type { Tables } from './tables.ts';

const hasRowLocks = (db: Kysely<Tables>): boolean => db.getExecutor().adapter instanceof PostgresAdapter;

const lockIn =
  (table: 'session' | 'connection') =>
  async (trx: Kysely<Tables>, id: string): Promise<void> => {
    if (!hasRowLocks(trx)) return;
    // Rows that refer to it can still be written: its key does not change.
    await trx.selectFrom(table).select('id').where('id', '=', id).forNoKeyUpdate().execute();
  };

/** Locks a session's row until the transaction ends. */
export const lockSession = lockIn('session');

/** Locks a connection's row until the transaction ends; after that of its session, where both are needed. */
export const lockConnection = lockIn('connection');
