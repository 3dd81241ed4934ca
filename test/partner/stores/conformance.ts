// What every store of tokens must do, whatever it is over. A store's own test brings the store and the vault behind it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import type { Delivery } from '../../../src/partner/options.ts';
import { PartnerError } from '../../../src/partner/partner-error.ts';
import type { TokenStore } from '../../../src/partner/stores/token-store.ts';

/** A store and what the test can do to the vault behind it. */
export interface Bench {
  readonly store: TokenStore;
  /** Another one over the same vault, as a second process has. */
  readonly other: TokenStore;
  /** Names of what lies in the vault now. */
  names(): string[] | Promise<string[]>;
  /** How often something was written so far. */
  writes(): number | Promise<number>;
  /** Takes the vault away, and brings it back. */
  outage(isOut: boolean): void | Promise<void>;
  /** Lays something else where this connection's token is looked for. */
  spoil(connectionId: string): void | Promise<void>;
}

/** A delivery as `onToken` gets it. */
export const delivery = (id = 'con_1', token = `mk_test_${id}_canary`): Delivery => ({
  token,
  connection: { id, system: 'sandbox', system_name: 'Sandbox', name: 'Plant 4 – “Süd”', mode: 'test' },
  customer: { id: 'acme/1', name: 'Acme' },
});

const odd = [
  '../../../etc/passwd',
  '..',
  '.',
  'a/b',
  'a%2fb',
  'a\\b',
  'a b',
  'a?b#c',
  '*',
  'con_AB',
  'con_ab',
  'con_plain-abcdef',
  'con-AB',
  'con-ab',
  'größe',
  'a\u0000b',
  'a\nb',
  '-x',
  `sha256-${'0'.repeat(64)}`,
  'x'.repeat(255),
];

/** Fails with this code, and whatever is printed of it has no token. */
export const failsWith = async (code: string, work: Promise<unknown>): Promise<void> => {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof PartnerError, inspect(error));
    assert.equal(error.code, code, inspect(error));
    assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /canary/);
    return true;
  });
};

const withoutDate = async (store: TokenStore, id: string): Promise<unknown> => {
  const stored = await store.get(id);
  if (stored === undefined) return undefined;
  const { storedAt, ...rest } = stored;
  assert.ok(Math.abs(Date.now() - storedAt.getTime()) < 600_000);
  return rest;
};

const disconnected = (id: string) =>
  ({
    type: 'connection.disconnected',
    timestamp: new Date().toISOString(),
    data: { connection_id: id },
  }) as unknown as Parameters<TokenStore['onEvent']>[0];

/** Declares the tests; `name` is a vault's name, `start` gives a fresh bench with an empty vault. */
export const conforms = (name: string, start: () => Promise<Bench>, plain: RegExp): void => {
  test(`${name}: what was put is got, all of it, by every process`, async () => {
    const { store, other } = await start();
    const { put, get } = store; // without the object, as an option of createPartner
    await put(delivery());
    assert.deepEqual(await withoutDate(store, 'con_1'), delivery());
    const full = {
      ...delivery('con_2'),
      refreshToken: 'mk_refresh',
      expiresAt: new Date('2027-01-02T03:04:05.678Z'),
      customer: { id: 'acme/1' },
    };
    await put(full);
    assert.deepEqual(await withoutDate(other, 'con_2'), full);
    assert.equal((await get('con_1'))?.token, delivery().token);
  });

  test(`${name}: the same again is not written again; another token takes the place of the one before`, async () => {
    const { store, other, writes } = await start();
    await store.put(delivery());
    const before = await writes();
    await store.put(delivery());
    await other.put(delivery());
    assert.equal(await writes(), before);
    const ends = (ms: number) => ({ ...delivery('con_3'), expiresAt: new Date(Date.UTC(2027, 1) + ms) });
    await store.put(ends(0));
    const once = await writes();
    await other.put(ends(900));
    assert.equal(await writes(), once);
    await other.put(ends(60_000));
    assert.deepEqual((await store.get('con_3'))?.expiresAt, ends(60_000).expiresAt);
    await other.put(delivery('con_1', 'mk_test_second'));
    assert.equal((await store.get('con_1'))?.token, 'mk_test_second');
    await other.put(delivery());
    assert.equal((await store.get('con_1'))?.token, delivery().token);
  });

  test(`${name}: what is not there is undefined, and deleted without a failure; what was deleted can be put again`, async () => {
    const { store, names } = await start();
    assert.equal(await store.get('con_9'), undefined);
    await store.delete('con_9');
    await store.put(delivery());
    await store.put(delivery('con_2'));
    await store.delete('con_1');
    await store.delete('con_1');
    assert.equal(await store.get('con_1'), undefined);
    assert.equal((await names()).length, 1);
    await store.put(delivery());
    assert.deepEqual(await withoutDate(store, 'con_1'), delivery());
    assert.equal((await store.get('con_2'))?.token, delivery('con_2').token);
  });

  test(`${name}: puts at once leave one whole token of those that were put`, async () => {
    const { store, other } = await start();
    await Promise.all([store.put(delivery()), other.put(delivery()), store.put(delivery('con_2'))]);
    assert.deepEqual(await withoutDate(store, 'con_1'), delivery());
    assert.deepEqual(await withoutDate(store, 'con_2'), delivery('con_2'));
    await Promise.all([store.put(delivery('con_1', 'left')), other.put(delivery('con_1', 'right'))]);
    assert.match((await store.get('con_1'))?.token ?? '', /^(left|right)$/);
  });

  test(`${name}: odd ids get names of their own that are plain, and each its own token`, async () => {
    const { store, names } = await start();
    for (const id of odd) await store.put(delivery(id));
    for (const id of odd) assert.equal((await store.get(id))?.token, delivery(id).token, inspect(id));
    const found = await names();
    assert.equal(new Set(found).size, odd.length);
    assert.deepEqual(
      found.filter((each) => !plain.test(each)),
      [],
    );
    const before = found.length;
    for (const id of ['', 'x'.repeat(256), '\ud800'])
      await failsWith('store_refused', store.put(delivery(id)));
    assert.equal((await names()).length, before);
    for (const id of odd) await store.delete(id);
    assert.deepEqual(await names(), []);
  });

  test(`${name}: long values are kept`, async () => {
    const { store } = await start();
    const long = { ...delivery(), connection: { ...delivery().connection, name: 'ü"\\\n'.repeat(2_000) } };
    await store.put(long);
    assert.deepEqual(await withoutDate(store, 'con_1'), long);
  });

  test(`${name}: an outage is a failure that says so and shows no token; afterwards the same put stores`, async () => {
    const { store, outage, names } = await start();
    await store.put(delivery('con_2'));
    await outage(true);
    await failsWith('store_unreachable', store.put(delivery()));
    await failsWith('store_unreachable', store.get('con_2'));
    await failsWith('store_unreachable', store.delete('con_2'));
    await outage(false);
    assert.equal((await names()).length, 1);
    await store.put(delivery());
    assert.deepEqual(await withoutDate(store, 'con_1'), delivery());
    assert.deepEqual(await withoutDate(store, 'con_2'), delivery('con_2'));
  });

  test(`${name}: what is no token of the connection is neither given nor overwritten`, async () => {
    const { store, spoil } = await start();
    await store.put(delivery());
    await spoil('con_1');
    await failsWith('store_unreadable', store.get('con_1'));
    await failsWith('store_unreadable', store.put(delivery()));
    await store.delete('con_1');
    await store.put(delivery());
    assert.deepEqual(await withoutDate(store, 'con_1'), delivery());
  });

  test(`${name}: a connection that ended is forgotten by the event, and no other event does so`, async () => {
    const { store } = await start();
    await store.put(delivery());
    const { onEvent } = store;
    await onEvent({ ...disconnected('con_1'), type: 'connection.degraded' } as never);
    assert.ok(await store.get('con_1'));
    await onEvent(disconnected('con_1'));
    await onEvent(disconnected('con_1'));
    assert.equal(await store.get('con_1'), undefined);
  });
};
