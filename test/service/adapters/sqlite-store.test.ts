import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { spawnSync } from 'node:child_process';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql, type Insertable } from 'kysely';
import { migrate } from '../../../src/service/adapters/migrate.ts';
import { NodeSqliteDialect } from '../../../src/service/adapters/sqlite-dialect.ts';
import { openMemoryStore, openSqliteStore } from '../../../src/service/adapters/sqlite-store.ts';
import { StoreError } from '../../../src/service/adapters/store-error.ts';
import type { Store } from '../../../src/service/ports.ts';
import type { Envelope, ConnectionTable, Tables } from '../../../src/service/tables.ts';
import { clientRow, connectionRow } from '../rows.ts';

const folderFor = async (t: TestContext): Promise<string> => {
  const parent = await mkdtemp(join(tmpdir(), 'makini-store-'));
  t.after(() => rm(parent, { recursive: true, force: true }));
  return join(parent, 'data');
};

test('the folder and every file in it are closed to others', async (t) => {
  const folder = await folderFor(t);
  const { store, close } = await openSqliteStore(folder, 'serve');
  await store.insertInto('client').values(clientRow('a', 'test')).execute();
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  const files = await readdir(folder);
  assert.ok(files.includes('makini.sqlite') && files.includes('makini.sqlite-wal'));
  for (const file of files) assert.equal((await stat(join(folder, file))).mode & 0o777, 0o600, file);
  await close();
});

test('a second service on the same folder is refused with one sentence; the command line is not', async (t) => {
  const folder = await folderFor(t);
  const first = await openSqliteStore(folder, 'serve');
  await assert.rejects(openSqliteStore(folder, 'serve'), (error: unknown) => {
    assert.ok(error instanceof StoreError);
    assert.match(error.message, /Another makini-connect serves from .*MAKINI_DATA/);
    return true;
  });
  const beside = await openSqliteStore(folder, 'beside');
  await beside.store.insertInto('client').values(clientRow('a', 'test')).execute();
  assert.equal((await first.store.selectFrom('client').select('id').execute()).length, 1);
  await beside.close();
  await first.close();
  await (await openSqliteStore(folder, 'serve')).close();
});

test('a service that was killed leaves no lock and loses nothing it had answered', async (t) => {
  const folder = await folderFor(t);
  const module = new URL('../../../src/service/adapters/sqlite-store.ts', import.meta.url).href;
  const script = `
    const { openSqliteStore } = await import(${JSON.stringify(module)});
    const { store } = await openSqliteStore(${JSON.stringify(folder)}, 'serve');
    await store.insertInto('client').values(${JSON.stringify(clientRow('a', 'test'))}).execute();
    process.kill(process.pid, 'SIGKILL');`;
  const { signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
  assert.equal(signal, 'SIGKILL');
  const { store, close } = await openSqliteStore(folder, 'serve');
  assert.deepEqual(await store.selectFrom('client').select('id').execute(), [{ id: 'a' }]);
  await close();
});

test('a folder that cannot be made is one sentence', async (t) => {
  const folder = await folderFor(t);
  await writeFile(folder, 'a file');
  await assert.rejects(openSqliteStore(folder, 'serve'), StoreError);
});

test('test never meets live, by constraint', async (t) => {
  const { store, close } = await openMemoryStore();
  t.after(close);
  await store
    .insertInto('client')
    .values([clientRow('a', 'test'), clientRow('b', 'live')])
    .execute();
  await store
    .insertInto('connection')
    .values(connectionRow('con', 'a', 'test'))
    .execute();
  const insert = (row: Insertable<ConnectionTable>) => store.insertInto('connection').values(row).execute();
  await assert.rejects(insert(connectionRow('con2', 'a', 'live')), /FOREIGN KEY/);
  const credential = { connection_id: 'con', purpose: 'credentials', sealed: 'x' as Envelope, created_at: 1 };
  for (const owner of [
    { client_id: 'b', mode: 'live' },
    { client_id: 'a', mode: 'live' },
    { client_id: 'b', mode: 'test' },
  ] as const) {
    await assert.rejects(
      store
        .insertInto('credential')
        .values({ ...credential, ...owner })
        .execute(),
      /FOREIGN KEY/,
    );
  }
  const token = {
    hash: 'h',
    kind: 'connection',
    hint: '',
    created_at: 1,
    connection_id: 'con',
    session_id: null,
    expires_at: null,
    first_used_at: null,
    revoked_at: null,
  };
  await assert.rejects(
    store
      .insertInto('token')
      .values({ ...token, client_id: 'b', mode: 'live' })
      .execute(),
    /FOREIGN KEY/,
  );
});

test('values outside their lists are refused by the schema', async (t) => {
  const { store, close } = await openMemoryStore();
  t.after(close);
  await store.insertInto('client').values(clientRow('a', 'test')).execute();
  await assert.rejects(
    store
      .insertInto('client')
      .values(clientRow('b', 'prod' as 'live'))
      .execute(),
    /CHECK/,
  );
  await assert.rejects(
    store
      .insertInto('connection')
      .values({ ...connectionRow('con', 'a', 'test'), status: 'odd' })
      .execute(),
    /CHECK/,
  );
});

test('more statements than are kept ready, and the same one with other values, give their own answers', async (t) => {
  const { store, close } = await openMemoryStore();
  t.after(close);
  for (const round of [1, 2]) {
    for (let at = 0; at < 450; at += 1) {
      const { rows } = await sql<{ n: number }>`select ${sql.lit(at)} + ${round} as n`.execute(store);
      assert.equal(rows[0]?.n, at + round);
    }
  }
});

test('a transaction that throws leaves nothing, and another waits for it', async (t) => {
  const { store, close } = await openMemoryStore();
  t.after(close);
  const failing = store.transaction().execute(async (db) => {
    await db.insertInto('client').values(clientRow('a', 'test')).execute();
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error('no');
  });
  const good = store.insertInto('client').values(clientRow('b', 'test')).execute();
  await assert.rejects(failing, /no/);
  await good;
  assert.deepEqual(await store.selectFrom('client').select('id').execute(), [{ id: 'b' }]);
});

test('a store that is closed keeps what has ended, and nothing of a transaction that has not', async (t) => {
  const folder = await folderFor(t);
  const { store, close } = await openSqliteStore(folder, 'serve');
  await store.insertInto('client').values(clientRow('ended', 'test')).execute();
  const [written, closed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const half = store.transaction().execute(async (trx) => {
    await trx.insertInto('client').values(clientRow('first', 'test')).execute();
    written.resolve();
    await closed.promise;
    await trx.insertInto('client').values(clientRow('second', 'test')).execute();
  });
  const ends = assert.rejects(half);
  await written.promise;
  await close();
  closed.resolve();
  await ends;
  const again = await openSqliteStore(folder, 'serve');
  t.after(again.close);
  const ids = await again.store.selectFrom('client').select('id').execute();
  assert.deepEqual(ids, [{ id: 'ended' }]);
});

test('where the disk is full the whole transaction is gone, also for whoever goes on after the failure', async (t) => {
  const database = new DatabaseSync(':memory:');
  const store = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
  t.after(() => store.destroy());
  await migrate(store);
  const { page_count: pages } = database.prepare('pragma page_count').get() as { page_count: number };
  database.exec(`pragma max_page_count = ${pages + 2}`);
  const add = (trx: Store, id: string, name = 'Partner') =>
    trx
      .insertInto('client')
      .values(clientRow(id, 'test', { name }))
      .execute();
  const stubborn = store.transaction().execute(async (trx) => {
    await add(trx, 'before');
    await assert.rejects(add(trx, 'large', 'x'.repeat(100_000)), { errcode: 13 });
    await assert.rejects(add(trx, 'after'), /gave up/);
  });
  await assert.rejects(stubborn);
  assert.deepEqual(await store.selectFrom('client').select('id').execute(), []);
  await add(store, 'next');
});

test('upper and lower case of every alphabet are one in a search, on both connections to the file', async (t) => {
  const { store, close } = await openSqliteStore(await folderFor(t), 'serve');
  const folded = sql<{ text: string }>`select lower('MÜHLE Ж') as text, lower(null) as none`;
  assert.deepEqual((await folded.execute(store)).rows, [{ text: 'mühle ж', none: null }]);
  await store.transaction().execute(async (db) => {
    assert.deepEqual((await folded.execute(db)).rows, [{ text: 'mühle ж', none: null }]);
  });
  await close();
});
