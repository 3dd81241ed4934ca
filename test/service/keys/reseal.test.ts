import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { credentialContext } from '../../../src/service/connecting/credentials.ts';
import { countSealed, findUnopened, pageOf } from '../../../src/service/keys/census.ts';
import { resealAll, resealRow } from '../../../src/service/keys/reseal.ts';
import { sealedColumns } from '../../../src/service/keys/sealed-columns.ts';
import type { Store } from '../../../src/service/ports.ts';
import type { Envelope } from '../../../src/service/tables.ts';
import { createVault } from '../../../src/service/vault/vault.ts';
import { makePorts, masterKey } from '../stand-ports.ts';
import { addSealedRows, envelopesEach, textOf } from './sealed-rows.ts';

const pace = { batch: 3, told: () => undefined };

const setUp = async (t: TestContext, count = 10) => {
  const [before, now] = [masterKey(), masterKey()];
  const { ports, close } = await makePorts();
  t.after(close);
  await addSealedRows(ports.store, createVault([before]), count);
  return { store: ports.store, before, now, both: createVault([now, before]) };
};

const keysOf = async (store: Store): Promise<string[]> => [
  ...new Set((await countSealed(store)).map(({ key }) => key)),
];

const sealedOf = async (store: Store, connection: string): Promise<Envelope> => {
  const row = await store
    .selectFrom('credential')
    .select('sealed')
    .where('connection_id', '=', connection)
    .where('purpose', '=', 'credentials')
    .executeTakeFirstOrThrow();
  return row.sealed;
};
const contextOf = (id: string) => credentialContext({ id, client_id: 'cli', mode: 'test' });

test('everything is sealed anew, whatever column it lies in, and opens with the new key alone', async (t) => {
  const { store, now, both } = await setUp(t);
  const { resealed, overtaken, unopened } = await resealAll(store, both, pace);
  assert.deepEqual([resealed, overtaken, unopened], [10 * envelopesEach, 0, []]);
  assert.deepEqual(await keysOf(store), [now.id]);
  const alone = createVault([now]);
  assert.deepEqual(await findUnopened(store, alone), []);
  assert.equal(alone.open(await sealedOf(store, 'con_4'), contextOf('con_4')), textOf('credentials', 4));
});

test('a second run finds nothing to do', async (t) => {
  const { store, both } = await setUp(t, 2);
  await resealAll(store, both, pace);
  const sealed = await sealedOf(store, 'con_1');
  assert.equal((await resealAll(store, both, pace)).resealed, 0);
  assert.equal(await sealedOf(store, 'con_1'), sealed);
});

test('what the service writes between the reading and the sealing stays', async (t) => {
  const { store, both } = await setUp(t, 1);
  const [column] = sealedColumns;
  assert(column?.table === 'credential');
  const [read] = await pageOf(store, column, { after: undefined, size: 1 });
  assert(read);
  const fresh = both.seal('newer', contextOf('con_0'));
  await store.updateTable('credential').set({ sealed: fresh }).where('purpose', '=', 'credentials').execute();
  assert.deepEqual(await resealRow(store, both, column, read), { resealed: 0, overtaken: 1, unopened: [] });
  assert.equal(await sealedOf(store, 'con_0'), fresh);
});

test('a row that does not open stays as it is, is named, and holds up nothing', async (t) => {
  const { store, both, now } = await setUp(t, 5);
  const [one, other] = [await sealedOf(store, 'con_1'), await sealedOf(store, 'con_2')];
  const put = (connection: string, sealed: Envelope) =>
    store
      .updateTable('credential')
      .set({ sealed })
      .where('connection_id', '=', connection)
      .where('purpose', '=', 'credentials')
      .execute();
  await put('con_1', other);
  await put('con_2', one.slice(0, -4) as Envelope);
  await put('con_3', 'plain text' as Envelope);
  const { resealed, unopened } = await resealAll(store, both, pace);
  const named = (connection: string, code: string) => ({
    table: 'credential',
    column: 'sealed',
    id: `${connection} credentials`,
    purpose: 'credentials',
    code,
  });
  const expected = [named('con_1', 'tampered'), named('con_2', 'tampered'), named('con_3', 'malformed')];
  assert.deepEqual(unopened, expected);
  assert.equal(resealed, 5 * envelopesEach - 3);
  assert.deepEqual(await findUnopened(store, createVault([now])), [
    { ...expected[0], code: 'unknown_key' },
    { ...expected[1], code: 'unknown_key' },
    expected[2],
  ]);
});

test('an envelope opens in its own row alone, in every sealed column', async (t) => {
  const { store, both } = await setUp(t, 2);
  for (const column of sealedColumns) {
    const rows = await pageOf(store, column, { after: undefined, size: 10 });
    for (const row of rows) {
      const sealed = row[column.column] as Envelope;
      const opened = both.open(sealed, column.contextOf(row));
      const others = rows.filter(
        (each) => !column.key.some((name) => lastOf(each[name]) === opened.slice(-1)),
      );
      assert.ok(others.length > 0, column.table);
      for (const elsewhere of others) {
        assert.throws(() => both.open(sealed, column.contextOf(elsewhere)), column.table);
      }
    }
  }
});

const lastOf = (value: unknown): string => String(value).slice(-1);
