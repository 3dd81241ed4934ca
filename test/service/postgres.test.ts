// The same tests as on SQLite, on PostgreSQL: each of their stores is a database of its own on one server.
import { after, describe } from 'node:test';
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

describe('On PostgreSQL', async () => {
  await import('./connecting/answering.test.ts');
  await import('./connecting/code.test.ts');
  await import('./connecting/flow.test.ts');
  await import('./connecting/housekeeping.test.ts');
  await import('./connecting/opening.test.ts');
  await import('./connecting/proof.test.ts');
  await import('./connecting/sign-in.test.ts');
  await import('./connecting/submitting.test.ts');
  await import('./connections/disconnect.test.ts');
  await import('./connections/renewal.test.ts');
  await import('./keys/reseal.test.ts');
  await import('./oauth/exchange.test.ts');
  await import('./oauth/push.test.ts');
  await import('./routes/api.test.ts');
  await import('./routes/connect.test.ts');
  await import('./routes/connect-stream.test.ts');
  await import('./routes/hosted.test.ts');
  await import('./routes/oauth.test.ts');
});
