import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openPostgresStore } from '../../../src/service/adapters/postgres-store.ts';
import { openMemoryStore, openSqliteStore } from '../../../src/service/adapters/sqlite-store.ts';
import { givenServer, startServer, type TestServer } from './database.ts';
import { storeSuite } from './store-suite.ts';

const folder = mkdtempSync(join(tmpdir(), 'makini-suite-'));
const server = await startServer();
const given = givenServer();
after(async () => {
  await given?.stop();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const onServer = (of: TestServer) => async () => openPostgresStore((await of.make('ready')).address);

storeSuite('in memory', openMemoryStore);
storeSuite('in a folder', () => openSqliteStore(join(folder, 'data'), 'serve'));
storeSuite('in PostgreSQL from npm', onServer(server));
if (given) storeSuite('in the database of TEST_DATABASE_URL', onServer(given));
else
  test('A store in a database given by address', { skip: 'TEST_DATABASE_URL is not set' }, () => undefined);
