// What every store must do, whichever it is: the schema's promises, transactions, numbers, and what locks and leases rest on.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { OpenStore } from '../../../src/service/adapters/open-store.ts';
import { alone, takeLease } from '../../../src/service/lease.ts';
import { lockConnection, lockSession } from '../../../src/service/locking.ts';
import type { Store } from '../../../src/service/ports.ts';
import type { Insertable } from 'kysely';
import type { ConnectionTable, Envelope } from '../../../src/service/tables.ts';
import { clientRow, connectionRow } from '../rows.ts';

const client = (id: string, mode: 'live' | 'test') => clientRow(id, mode, { created_at: 1_790_000_000_123 });

const refusedKey = /FOREIGN KEY|foreign key/;
const refusedValue = /CHECK|check constraint/;

/** Registers the suite for a kind of store; `kind` is read in the titles. */
export const storeSuite = (kind: string, open: () => Promise<OpenStore>): void => {
  describe(`A store ${kind}`, () => {
    let opened: OpenStore;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.store;
      await store
        .insertInto('client')
        .values([client('a', 'test'), client('b', 'live')])
        .execute();
      await store
        .insertInto('connection')
        .values(connectionRow('con', 'a', 'test'))
        .execute();
    });
    after(() => opened.close());
    const room = {
      clock: () => 1_000,
      get store() {
        return store;
      },
    };

    test('gives times and counts as numbers', async () => {
      const row = await store
        .selectFrom('client')
        .selectAll()
        .where('id', '=', 'a')
        .executeTakeFirstOrThrow();
      assert.deepEqual(row, client('a', 'test'));
      const { n } = await store
        .selectFrom('client')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      assert.equal(n, 2);
    });

    test('keeps test and live apart by constraint', async () => {
      const insert = (row: Insertable<ConnectionTable>) =>
        store.insertInto('connection').values(row).execute();
      await assert.rejects(insert(connectionRow('con2', 'a', 'live')), refusedKey);
      const credential = {
        connection_id: 'con',
        purpose: 'credentials',
        sealed: 'x' as Envelope,
        created_at: 1,
      };
      for (const owner of [
        { client_id: 'b', mode: 'live' },
        { client_id: 'a', mode: 'live' },
        { client_id: 'b', mode: 'test' },
      ] as const) {
        const row = { ...credential, ...owner };
        await assert.rejects(store.insertInto('credential').values(row).execute(), refusedKey);
      }
    });

    test('takes no value that is not in its list', async () => {
      const odd = client('c', 'prod' as 'live');
      await assert.rejects(store.insertInto('client').values(odd).execute(), refusedValue);
      const status = { ...connectionRow('con3', 'a', 'test'), status: 'odd' };
      await assert.rejects(store.insertInto('connection').values(status).execute(), refusedValue);
    });

    test('leaves nothing of a transaction that throws', async () => {
      const failing = store.transaction().execute(async (db) => {
        await db.insertInto('client').values(client('gone', 'test')).execute();
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('no');
      });
      const good = store.insertInto('client').values(client('kept', 'test')).execute();
      await assert.rejects(failing, /no/);
      await good;
      const ids = await store.selectFrom('client').select('id').where('id', 'in', ['gone', 'kept']).execute();
      assert.deepEqual(ids, [{ id: 'kept' }]);
    });

    test('lets one of many guarded updates through', async () => {
      const claims = Array.from({ length: 20 }, (_, at) =>
        store
          .updateTable('connection')
          .set({ claimed_at: at + 1 })
          .where('id', '=', 'con')
          .where('claimed_at', 'is', null)
          .executeTakeFirst(),
      );
      const counts = (await Promise.all(claims)).map(({ numUpdatedRows }) => numUpdatedRows);
      assert.equal(counts.filter((count) => count === 1n).length, 1);
      assert.equal(counts.filter((count) => count === 0n).length, 19);
    });

    test('lets whoever locked a row read, decide and write before the next one reads', async () => {
      const add = (n: number) =>
        store.transaction().execute(async (db) => {
          await lockConnection(db, 'con');
          const { name } = await db
            .selectFrom('connection')
            .select('name')
            .where('id', '=', 'con')
            .executeTakeFirstOrThrow();
          await db
            .updateTable('connection')
            .set({ name: `${name} ${n}` })
            .where('id', '=', 'con')
            .execute();
        });
      await Promise.all(Array.from({ length: 20 }, (_, n) => add(n)));
      const { name } = await store
        .selectFrom('connection')
        .select('name')
        .where('id', '=', 'con')
        .executeTakeFirstOrThrow();
      assert.equal(name.split(' ').length, 21);
      await store.transaction().execute((db) => lockSession(db, 'nobody'));
    });

    test('gives a lease to one of many who ask, and to the next one once it is over', async () => {
      const asked = await Promise.all(Array.from({ length: 10 }, () => takeLease(room, 'sweep', 500)));
      assert.equal(asked.filter((holder) => holder !== undefined).length, 1);
      assert.equal(await takeLease(room, 'sweep', 500), undefined);
      assert.ok(await takeLease({ ...room, store, clock: () => 1_500 }, 'sweep', 500));
    });

    test('lets work of one name run one at a time, also after work that failed', async () => {
      let running = 0;
      let most = 0;
      const work = async (): Promise<number> => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        return most;
      };
      await assert.rejects(
        alone(room, 'renew', 10_000, () => Promise.reject(new Error('no'))),
        /no/,
      );
      await Promise.all(Array.from({ length: 5 }, () => alone(room, 'renew', 10_000, work)));
      assert.equal(most, 1);
    });
  });
};
