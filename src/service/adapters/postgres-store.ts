/** The store on PostgreSQL: for any number of nodes. The driver `pg` is an optional peer, imported when the first store is opened. */
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import type { Tables } from '../tables.ts';
import type { DatabaseAddress } from './database-url.ts';
import { migrate } from './migrate.ts';
import type { OpenStore, PoolUse } from './open-store.ts';
import { PostgresBell } from './postgres-bell.ts';
import { storeErrorOf } from './postgres-error.ts';
import { postgresLimiters } from './postgres-limits.ts';
import { StoreError } from './store-error.ts';

/** How the store uses its database; times in milliseconds. */
export interface PostgresUse {
  /** Connections at most, besides the one that listens. */
  readonly connections?: number;
  /** How long an unused connection is kept. */
  readonly idle?: number;
}

/** A statement or a wait for a lock that takes longer has gone wrong; `connect` is also the wait for one of the pool's connections. */
const patience = { connect: 15_000, statement: 15_000, lock: 10_000, idleInTransaction: 20_000 } as const;

type Driver = Pick<typeof import('pg'), 'Client' | 'Pool' | 'types'>;

const int8 = 20;

/** Times and counts are bigint in the database and numbers here: milliseconds since 1970 are far below 2^53. */
const types = (pg: Driver): PoolConfig['types'] => ({
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    type === int8 ? Number : (pg.types.getTypeParser(type, format) as (value: string) => unknown),
});

const loadDriver = async (): Promise<Driver> => {
  try {
    return (await import('pg')).default;
  } catch (cause) {
    throw new StoreError(
      'DATABASE_URL needs the package pg, which is not installed: npm install pg beside makini-connect.',
      { cause },
    );
  }
};

/** Every setting is said, so that none comes from the environment's PG… variables. */
const connectionOf = (pg: Driver, address: DatabaseAddress): PoolConfig => {
  const { host, port, database, user, password, tls } = address;
  return {
    host,
    port,
    database,
    user,
    password,
    ssl: tls && { ...(tls.ca !== undefined && { ca: tls.ca }), rejectUnauthorized: true },
    application_name: 'makini-connect',
    client_encoding: 'UTF8',
    connectionTimeoutMillis: patience.connect,
    keepAlive: true,
    types: types(pg),
  };
};

const quiet = (pool: Pool): Pool => {
  // A connection that broke while nobody used it is replaced by the next question.
  pool.on('error', () => undefined);
  // One that breaks in somebody's hands, between two statements, is said by the next of these; unheard, it would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
};

/** Steps may take long, and nodes that start together wait for one another: no time limits here. */
const brought = async (pg: Driver, address: DatabaseAddress): Promise<void> => {
  const pool = quiet(new pg.Pool({ ...connectionOf(pg, address), max: 1 }));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (error) {
    throw storeErrorOf(error, address);
  } finally {
    await db.destroy();
  }
};

/** Opens (and makes, and migrates) the store in a database. Throws a `StoreError` with one sentence when it cannot. */
export const openPostgresStore = async (
  address: DatabaseAddress,
  { connections = 10, idle = 30_000 }: PostgresUse = {},
): Promise<OpenStore> => {
  const pg = await loadDriver();
  await brought(pg, address);
  const pool = quiet(
    new pg.Pool({
      ...connectionOf(pg, address),
      max: connections,
      idleTimeoutMillis: idle,
      statement_timeout: patience.statement,
      lock_timeout: patience.lock,
      idle_in_transaction_session_timeout: patience.idleInTransaction,
    }),
  );
  const store = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const bell = new PostgresBell(pool, () => new pg.Client(connectionOf(pg, address)));
  const close = async (): Promise<void> => {
    await bell.close();
    await store.destroy();
    // Kysely ends only a pool that it has used.
    if (!pool.ended) await pool.end();
  };
  const use = (): PoolUse => ({
    used: pool.totalCount - pool.idleCount,
    idle: pool.idleCount,
    waiting: pool.waitingCount,
  });
  return { store, shared: { bell, limiters: postgresLimiters(pool) }, pool: use, close };
};
