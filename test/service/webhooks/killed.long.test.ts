// The built service, killed with SIGKILL in the middle of telling: nothing that was to be told is lost.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { registerClient } from '../../../src/service/clients/register.ts';
import { announce } from '../../../src/service/outbox.ts';
import type { Store } from '../../../src/service/ports.ts';
import { newMasterKey, readMasterKey } from '../../../src/service/vault/master-key.ts';
import { createVault } from '../../../src/service/vault/vault.ts';
import { addEndpoint } from '../../../src/service/webhooks/by-operator.ts';
import { makeStorePlace } from '../../torture/store-place.ts';
import { Supervised } from '../../torture/supervised.ts';
import { freePort } from '../free-port.ts';

const events = 240;
const kills = [30, 90, 150] as const;

/** A receiver that takes a moment for each, so that a process dies with some under way. */
const receiver = async (t: TestContext) => {
  const told: string[] = [];
  const server = createServer((request, response) => {
    request.resume();
    told.push(String(request.headers['webhook-id']));
    setTimeout(() => response.writeHead(204).end(), 10);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());
  return { told, port: (server.address() as AddressInfo).port };
};

const stage = async (t: TestContext) => {
  const folder = await mkdtemp(join(tmpdir(), 'makini-told-'));
  const stores = await makeStorePlace('sqlite', folder);
  const { told, port: hook } = await receiver(t);
  const masterKey = newMasterKey();
  const key = readMasterKey(masterKey);
  assert(key);
  const withStore = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const { store, close } = await stores.open();
    return work(store).finally(close);
  };
  await withStore(async (store) => {
    const client = await registerClient(store, Date.now, {
      name: 'Partner',
      mode: 'test',
      redirectUris: ['http://localhost/callback'],
      origins: ['http://localhost'],
    });
    const url = `http://127.0.0.1:${hook}/hook`;
    await addEndpoint(store, createVault([key]), Date.now, { client: client.id, url });
    await store.transaction().execute(async (db) => {
      for (let at = 0; at < events; at += 1) {
        const asked = { request: `req_${at}`, session: 'ses', customer_id: 'c' };
        await announce(db, { id: client.id, mode: 'test' }, 'system.requested', asked, Date.now());
      }
    });
  });
  const port = await freePort();
  const service = new Supervised({
    name: 'service',
    args: [fileURLToPath(new URL('../../../dist/service/cli.js', import.meta.url)), 'serve'],
    env: {
      ...stores.env,
      MAKINI_ISSUER: `http://127.0.0.1:${port}`,
      MAKINI_PORT: String(port),
      MAKINI_MASTER_KEY: masterKey,
      MAKINI_LOG_LEVEL: 'warn',
      MAKINI_EGRESS_ALLOW: `http://127.0.0.1:${hook}`,
    },
    health: `http://127.0.0.1:${port}/healthz`,
  });
  service.start();
  t.after(async () => {
    await service.stop();
    await stores.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { service, told, withStore };
};

const until = async (done: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await done()); tries += 1) {
    assert.ok(tries < 6_000, 'nothing more is told');
    await pause(20);
  }
};

/** A process that is gone keeps what it had begun for a minute: as if that had passed. */
const aMinuteLater = (store: Store): Promise<unknown> =>
  store.updateTable('webhook_delivery').set({ next_at: 0 }).where('status', '=', 'pending').execute();

test('a service that is killed in the middle of telling tells everything, by the same ids', async (t) => {
  const { service, told, withStore } = await stage(t);
  for (const count of kills) {
    await until(() => new Set(told).size >= count);
    assert.ok(service.kill());
    await withStore(aMinuteLater);
    await service.ready();
  }
  const ids = await withStore(async (store) => {
    const pending = store.selectFrom('webhook_delivery').select('event_id').where('status', '=', 'pending');
    await until(async () => {
      const left = await pending.execute();
      // What was under way at the last kill is all that is left.
      if (new Set(told).size === events && left.length > 0) await aMinuteLater(store);
      return left.length === 0;
    });
    const rows = await store.selectFrom('webhook_delivery').select(['event_id', 'status']).execute();
    assert.ok(rows.every(({ status }) => status === 'delivered'));
    return rows.map(({ event_id }) => event_id);
  });
  assert.deepEqual(new Set(told), new Set(ids));
  assert.equal(ids.length, events);
  t.diagnostic(`${told.length - events} of ${events} were told again, after ${kills.length} kills`);
  assert.deepEqual(service.crashes, []);
});
