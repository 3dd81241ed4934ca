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

const emptied = async ({ store }: OpenStore): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = 'public' and tablename not like 'kysely%'`.execute(store);
  await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))} cascade`.execute(store);
};

testOn(async () => {
  const slot = taken % most;
  taken += 1;
  const known = slots[slot];
  if (known) await emptied(known);
  const opened = known ?? (await openPostgresStore((await server.make('ready')).address, { connections: 8 }));
  slots[slot] = opened;
  return { ...opened, close: async () => undefined };
});
