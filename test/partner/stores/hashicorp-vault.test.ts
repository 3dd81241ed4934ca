import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashicorpVaultStore } from '../../../src/partner/stores/hashicorp-vault.ts';
import type { HashicorpVaultOptions } from '../../../src/partner/stores/hashicorp-vault.ts';
import { conforms, delivery, failsWith } from './conformance.ts';
import type { Bench } from './conformance.ts';
import { loopback } from './loopback.ts';
import type { Asked, Loopback, Reply } from './loopback.ts';

interface Secret {
  versions: unknown[];
  isDeleted: boolean;
}

const token = 'hvs.token-of-vault';
const json = (status: number, body: unknown): Reply => ({ status, body });
const errors = (status: number, ...list: string[]): Reply => json(status, { errors: list });

/** Key/value version 2 as its HTTP API is documented, with `cas_required`: what is not documented is answered with 405. */
const engine = (secrets: Map<string, Secret>, writes: { count: number }) => {
  const metadata = ({ versions, isDeleted }: Secret) => ({
    created_time: '2026-11-22T10:00:00.000000Z',
    custom_metadata: null,
    deletion_time: isDeleted ? '2026-11-22T10:00:01.000000Z' : '',
    destroyed: false,
    version: versions.length,
  });
  const read = (name: string): Reply => {
    const secret = secrets.get(name);
    if (!secret) return errors(404);
    const data = secret.isDeleted ? null : secret.versions.at(-1);
    return json(secret.isDeleted ? 404 : 200, { data: { data, metadata: metadata(secret) } });
  };
  const write = (name: string, body: string): Reply => {
    const { options, data } = JSON.parse(body) as { options?: { cas?: number }; data: unknown };
    const secret = secrets.get(name) ?? { versions: [], isDeleted: false };
    if (options?.cas === undefined) return errors(400, 'check-and-set parameter required for this call');
    if (options.cas !== secret.versions.length)
      return errors(400, 'check-and-set parameter did not match the current version');
    const next = { versions: [...secret.versions, data], isDeleted: false };
    secrets.set(name, next);
    writes.count += 1;
    return json(200, { data: metadata(next) });
  };
  return ({ method, path, headers, body }: Asked): Reply => {
    if (headers['x-vault-token'] !== token) return errors(403, 'permission denied');
    const [, version, mount, kind, ...rest] = path.split('/');
    const name = rest.join('/');
    if (version !== 'v1' || mount !== 'secret')
      return errors(404, `no handler for route "${mount}/${kind}/${name}". route entry not found.`);
    if (method === 'GET' && kind === 'data') return read(name);
    if (method === 'POST' && kind === 'data') return write(name, body);
    if (method === 'DELETE' && kind === 'metadata') {
      secrets.delete(name);
      return { status: 204 };
    }
    return errors(405, 'unsupported operation');
  };
};

const startVault = async () => {
  const secrets = new Map<string, Secret>();
  const writes = { count: 0 };
  const server = await loopback(engine(secrets, writes));
  const storeWith = (more: Partial<HashicorpVaultOptions> = {}) =>
    hashicorpVaultStore({ address: server.origin, token, ...more });
  return { secrets, writes, server, storeWith };
};

const start = async (): Promise<Bench> => {
  const { secrets, writes, server, storeWith } = await startVault();
  return {
    store: storeWith(),
    other: storeWith({ token: async () => token }),
    names: () => [...secrets.keys()],
    writes: () => writes.count,
    outage: (isOut) => void (server.isDown = isOut),
    spoil: (id) =>
      void secrets.set(`makini-connect/${id}`, { versions: [{ other: 'canary' }], isDeleted: false }),
  };
};

conforms('HashiCorp Vault', start, /^makini-connect\/[0-9A-Za-z_-]{1,71}$/);

const lines = ({ asked }: Loopback): string[] => asked.map(({ method, path }) => `${method} ${path}`);

test('Vault is asked as its documentation says: data to read and write with check-and-set, metadata to delete', async () => {
  const { server, storeWith } = await startVault();
  const store = storeWith({ namespace: 'team-a' });
  await store.put(delivery());
  await store.get('con_1');
  await store.delete('con_1');
  const path = '/v1/secret/data/makini-connect/con_1';
  assert.deepEqual(
    lines(server).filter((line, at, all) => line !== all[at - 1]),
    [`GET ${path}`, `POST ${path}`, `GET ${path}`, 'DELETE /v1/secret/metadata/makini-connect/con_1'],
  );
  const post = server.asked.find(({ method }) => method === 'POST');
  assert.equal(post?.headers['x-vault-namespace'], 'team-a');
  assert.equal(post.headers['x-vault-request'], 'true');
  assert.match(post.headers['content-type'] ?? '', /^application\/json/);
  const { options, data } = JSON.parse(post.body) as { options: unknown; data: { token: string } };
  assert.deepEqual(options, { cas: 0 });
  assert.equal(data.token, delivery().token);
});

test('a secret of Vault that was deleted softly counts as none, and is written over by its version', async () => {
  const { secrets, storeWith } = await startVault();
  const store = storeWith();
  await store.put(delivery());
  const secret = secrets.get('makini-connect/con_1');
  assert.ok(secret);
  secret.isDeleted = true;
  assert.equal(await store.get('con_1'), undefined);
  await store.put(delivery());
  assert.equal((await store.get('con_1'))?.token, delivery().token);
});

test('another connection’s token under this one’s name is not given', async () => {
  const { secrets, storeWith } = await startVault();
  const store = storeWith();
  await store.put(delivery('con_2'));
  const theirs = secrets.get('makini-connect/con_2');
  assert.ok(theirs);
  secrets.set('makini-connect/con_1', theirs);
  await failsWith('store_unreadable', store.get('con_1'));
});

test('deleting from Vault takes every version', async () => {
  const { secrets, storeWith } = await startVault();
  const store = storeWith();
  await store.put(delivery());
  await store.put(delivery('con_1', 'second'));
  assert.equal(secrets.get('makini-connect/con_1')?.versions.length, 2);
  await store.delete('con_1');
  assert.equal(secrets.size, 0);
});

test('a token of Vault that may not, a mount that is not there and a redirect are refusals, not a missing token', async () => {
  const { storeWith } = await startVault();
  for (const more of [{ token: 'hvs.other' }, { mount: 'elsewhere' }]) {
    await failsWith('store_refused', storeWith(more).get('con_1'));
    await failsWith('store_refused', storeWith(more).put(delivery()));
    await failsWith('store_refused', storeWith(more).delete('con_1'));
  }
  const elsewhere = await loopback(() => json(404, { errors: [] }));
  const redirecting = await loopback(({ path }) => ({
    status: 307,
    headers: { location: `${elsewhere.origin}${path}` },
  }));
  const store = hashicorpVaultStore({ address: redirecting.origin, token });
  await failsWith('store_refused', store.put(delivery()));
  assert.deepEqual(elsewhere.asked, [], 'the token of Vault was not taken along');
});

test('a Vault that is sealed, one that is asked too often and a page of a proxy can pass', async () => {
  for (const status of [429, 500, 502, 503]) {
    const server = await loopback(() => errors(status, 'canary'));
    const store = hashicorpVaultStore({ address: server.origin, token });
    await failsWith('store_unreachable', store.get('con_1'));
  }
  const page = await loopback(() => ({ status: 200, headers: { 'content-type': 'text/html' }, body: 'x' }));
  const asPage: HashicorpVaultOptions['fetch'] = async (url, init) =>
    new Response('<p>canary</p>', await fetch(url, init));
  await failsWith(
    'store_unreachable',
    hashicorpVaultStore({ address: page.origin, token, fetch: asPage }).get('con_1'),
  );
});

test('an engine of version 1, which would keep the text under a wrong path, is refused', async () => {
  const server = await loopback(({ method }) => (method === 'GET' ? errors(404) : { status: 204 }));
  await failsWith('store_refused', hashicorpVaultStore({ address: server.origin, token }).put(delivery()));
});

test('an address without TLS beyond loopback, one with a path, and odd mounts are refused at once', async () => {
  const wrong = [
    { address: 'http://vault.example:8200' },
    { address: 'https://vault.example/v1' },
    { address: 'vault' },
    { mount: '../sys' },
    { prefix: 'a//b' },
    { prefix: '' },
  ];
  for (const each of wrong) {
    const make = async (): Promise<unknown> =>
      hashicorpVaultStore({ address: 'https://vault.example:8200/', token, ...each });
    await failsWith('options_malformed', make());
  }
});
