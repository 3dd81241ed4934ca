// Puts PostgreSQL under the tests of this process: a real server, whose databases are emptied between two of them.
import { after } from 'node:test';
import { sql } from 'kysely';
import type { OpenStore } from '../../src/service/adapters/open-store.ts';
import { openPostgresStore } from '../../src/service/adapters/postgres-store.ts';
import { startServer } from './adapters/database.ts';
import { testOn } from './test-store.ts';

const server = await startServer();
const slots: OpenStore[] = [];
after(async () => {
  for (const { close } of slots) await close();
  await server.stop();
});

/** Making a database takes most of a second: a few are used in turn, each emptied before. */
const most = 6;
let taken = 0;

let tables = '';

const fresh = async (): Promise<OpenStore> => {
  const opened = await openPostgresStore((await server.make('ready')).address, { connections: 8 });
  tables = (await tablesOf(opened)).join();
  return opened;
};

const tablesOf = async ({ store }: OpenStore): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely%' order by 1`.execute(store);
  return rows.map(({ name }) => name);
};

/** One whose tables a test has changed is left alone. */
const emptied = async (known: OpenStore): Promise<OpenStore> => {
  const names = await tablesOf(known);
  if (names.join() !== tables) {
    await known.close();
    return fresh();
  }
  await sql`truncate ${sql.join(names.map((name) => sql.table(name)))} cascade`.execute(known.store);
  return known;
};

testOn(async () => {
  const slot = taken % most;
  taken += 1;
  const known = slots[slot];
  const opened = known ? await emptied(known) : await fresh();
  slots[slot] = opened;
  return { ...opened, close: async () => undefined };
});
