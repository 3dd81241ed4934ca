// Here: the stores under test, PostgreSQL among them: a real server from npm, or one given by address. A database for each store.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createAuthority } from '../../../demo/systems/certificates.ts';
import { forgetPostgres, startPostgres } from '../../../demo/systems/postgresql/server.ts';
import { readDatabaseUrl, type DatabaseAddress } from '../../../src/service/adapters/database-url.ts';
import { openPostgresStore } from '../../../src/service/adapters/postgres-store.ts';
import { freePort } from '../free-port.ts';

/** A server to test on. */
export interface TestServer {
  readonly port: number;
  /** The certificate of its authority; undefined for a server given by address. */
  readonly ca: string | undefined;
  /** The URL of a database on it. */
  url(database: string): string;
  /** Makes a database: an empty one, or one with the service's tables. */
  make(kind: 'empty' | 'ready'): Promise<{ url: string; address: DatabaseAddress }>;
  query(statement: string, database?: string): Promise<Record<string, unknown>[]>;
  stop(): Promise<void>;
}

/** The address that a URL says. */
export const addressOf = (url: string, files: Readonly<Record<string, string>> = {}): DatabaseAddress => {
  const read = readDatabaseUrl(url, (path) => files[path] ?? '');
  if (!read.ok) throw new Error(read.why);
  return read.address;
};

const asked = async (url: string, statement: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
};

const serverAt = (home: string, ca: string | undefined, end: () => Promise<void>): TestServer => {
  const url = (database: string): string => Object.assign(new URL(home), { pathname: `/${database}` }).href;
  const query = (statement: string, database?: string) =>
    asked(database === undefined ? home : url(database), statement);
  const made: string[] = [];
  const name = (): string => {
    const database = `makini_test_${randomBytes(6).toString('hex')}`;
    made.push(database);
    return database;
  };
  const ready = (async (): Promise<string> => {
    const template = name();
    await query(`create database ${template}`);
    await (await openPostgresStore(addressOf(url(template)))).close();
    return template;
  })();
  return {
    port: Number(new URL(home).port),
    ca,
    url,
    query,
    make: async (kind) => {
      const template = await ready;
      const database = name();
      await query(`create database ${database} ${kind === 'ready' ? `template ${template}` : ''}`);
      return { url: url(database), address: addressOf(url(database)) };
    },
    stop: async () => {
      await ready;
      if (ca === undefined)
        for (const each of made) await query(`drop database if exists ${each} with (force)`);
      await end();
    },
  };
};

/** A server given by `TEST_DATABASE_URL`; its user must be allowed to make databases. */
export const givenServer = (): TestServer | undefined => {
  const home = process.env['TEST_DATABASE_URL'];
  return home === undefined ? undefined : serverAt(home, undefined, async () => undefined);
};

/** Starts the server that npm brought, in a folder of its own. */
export const startServer = async (settings: Readonly<Record<string, string>> = {}): Promise<TestServer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'makini-store-'));
  const authority = await createAuthority('Store Authority');
  const tls = await authority.issue({ hosts: ['127.0.0.1'] });
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const role = `create role makini login createdb password '${password}'; create role guest login password 'guest';`;
  const server = await startPostgres({
    dataDir,
    port,
    tls,
    databases: { home: role },
    access: ['host all makini,guest 127.0.0.1/32 scram-sha-256'],
    settings: { max_connections: '300', ...settings },
  });
  return serverAt(`postgres://makini:${password}@127.0.0.1:${port}/home`, authority.cert, async () => {
    await server.stop();
    await forgetPostgres(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  });
};
