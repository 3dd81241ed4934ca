import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SecretClient } from '@azure/keyvault-secrets';
import { createAuthority } from '../../../demo/systems/certificates.ts';
import { azureKeyVaultStore } from '../../../src/partner/stores/azure-key-vault.ts';
import type { AzureKeyVaultOptions } from '../../../src/partner/stores/azure-key-vault.ts';
import { conforms, delivery, failsWith } from './conformance.ts';
import type { Bench } from './conformance.ts';
import { loopback } from './loopback.ts';
import type { Asked, Loopback, Reply } from './loopback.ts';

const accessToken = 'token-of-entra';
const authority = await createAuthority('Key Vault of a test');
const identity = await authority.issue({ hosts: ['127.0.0.1'] });

const fault = (status: number, code: string, inner?: string): Reply => ({
  status,
  body: { error: { code, message: 'canary: quoted', ...(inner && { innererror: { code: inner } }) } },
});

/** A vault with soft delete as its REST reference has it; names are taken whatever their capitals. */
class KeyVault {
  readonly secrets = new Map<string, string>();
  readonly deleted = new Map<string, string>();
  /** Sets that are refused because a recovery goes on behind the vault's answer. */
  recovering = 0;
  writes = 0;

  answer({ method, path, query, headers, body }: Asked, origin: string): Reply {
    if (!query.has('api-version')) return fault(400, 'BadParameter');
    if (headers.authorization !== `Bearer ${accessToken}`) {
      const challenge = `Bearer authorization="https://login.example/tenant", resource="https://vault.azure.net"`;
      return { status: 401, headers: { 'www-authenticate': challenge }, body: {} };
    }
    const [, collection, spelled = '', action] = path.split('/');
    if (!/^[0-9a-zA-Z-]{1,127}$/.test(spelled)) return fault(400, 'BadParameter');
    const name = spelled.toLowerCase();
    const bundle = (value?: string): Reply => ({
      status: 200,
      body: { id: `${origin}/secrets/${name}/1`, attributes: { enabled: true }, ...(value && { value }) },
    });
    if (collection === 'secrets' && method === 'PUT') return this.#set(name, body, bundle);
    if (collection === 'secrets' && method === 'GET')
      return this.secrets.has(name) ? bundle(this.secrets.get(name)) : fault(404, 'SecretNotFound');
    if (collection === 'secrets' && method === 'DELETE') return this.#delete(name, origin);
    if (!this.deleted.has(name)) return fault(404, 'SecretNotFound');
    if (method === 'GET') return this.#deletedBundle(name, origin);
    if (method === 'POST' && action === 'recover') {
      this.secrets.set(name, this.deleted.get(name) ?? '');
      this.deleted.delete(name);
      this.recovering = 1;
      return bundle();
    }
    this.deleted.delete(name);
    return { status: 204 };
  }

  #set(name: string, body: string, bundle: (value?: string) => Reply): Reply {
    if (this.deleted.has(name)) return fault(409, 'Conflict', 'ObjectIsDeletedButRecoverable');
    if (this.recovering > 0) {
      this.recovering -= 1;
      return fault(409, 'Conflict', 'ObjectIsBeingRecovered');
    }
    const { value } = JSON.parse(body) as { value: string };
    if (Buffer.byteLength(value) > 25_600) return fault(400, 'BadParameter');
    this.secrets.set(name, value);
    this.writes += 1;
    return bundle(value);
  }

  #delete(name: string, origin: string): Reply {
    const value = this.secrets.get(name);
    if (value === undefined) return fault(404, 'SecretNotFound');
    this.secrets.delete(name);
    this.deleted.set(name, value);
    return this.#deletedBundle(name, origin);
  }

  #deletedBundle(name: string, origin: string): Reply {
    const recoveryId = `${origin}/deletedsecrets/${name}`;
    const dates = { deletedDate: 1_800_000_000, scheduledPurgeDate: 1_808_000_000 };
    return {
      status: 200,
      body: { recoveryId, ...dates, id: `${origin}/secrets/${name}/1`, attributes: { enabled: true } },
    };
  }
}

const startAzure = async () => {
  const vault = new KeyVault();
  const refusal: { reply?: Reply } = {};
  const server: Loopback = await loopback(
    (asked) => refusal.reply ?? vault.answer(asked, server.origin),
    identity,
  );
  const client = (): SecretClient =>
    new SecretClient(
      server.origin,
      { getToken: async () => ({ token: accessToken, expiresOnTimestamp: Date.now() + 3_600_000 }) },
      {
        disableChallengeResourceVerification: true,
        tlsOptions: { ca: authority.cert },
        retryOptions: { maxRetries: 0 },
      },
    );
  const storeWith = (more: Partial<AzureKeyVaultOptions> = {}) =>
    azureKeyVaultStore({ client: client(), pollEvery: 1, ...more });
  return { vault, refusal, server, storeWith };
};

const start = async (): Promise<Bench> => {
  const { vault, server, storeWith } = await startAzure();
  return {
    store: storeWith(),
    other: storeWith(),
    names: () => [...vault.secrets.keys()],
    writes: () => vault.writes,
    outage: (isOut) => void (server.isDown = isOut),
    // Its name is a hash: the test has put no other.
    spoil: () => {
      for (const name of vault.secrets.keys()) vault.secrets.set(name, 'canary');
    },
  };
};

conforms('Azure Key Vault', start, /^makini-connect-[0-9a-z-]{1,71}$/);

const lines = ({ asked }: Loopback): string[] =>
  asked.filter(({ headers }) => headers.authorization).map(({ method, path }) => `${method} ${path}`);

test('Azure is asked with an api-version and a bearer token, and hears a secret only after its challenge', async () => {
  const { server, storeWith } = await startAzure();
  const store = storeWith();
  await store.put(delivery('con-1'));
  await store.delete('con-1');
  const path = '/secrets/makini-connect-con-1';
  assert.deepEqual(
    lines(server).map((line) => line.replace(/\/$/, '')),
    [`GET ${path}`, `PUT ${path}`, `DELETE ${path}`, `GET /deletedsecrets/makini-connect-con-1`],
  );
  assert.ok(
    server.asked.every(({ query }) => /^\d+\.\d+|^\d{4}-\d\d-\d\d/.test(query.get('api-version') ?? '')),
  );
  const unsigned = server.asked.filter(({ headers }) => !headers.authorization);
  assert.ok(unsigned.length > 0 && unsigned.every(({ body }) => body === ''));
  const put = server.asked.find(({ method }) => method === 'PUT');
  const { value, contentType, tags } = JSON.parse(put?.body ?? '') as Record<string, string>;
  assert.equal((JSON.parse(value ?? '') as { token: string }).token, delivery('con-1').token);
  assert.deepEqual([contentType, tags], ['application/json', undefined]);
});

test('a secret that Azure keeps after its deletion counts as none, and is recovered by a put', async () => {
  const { vault, server, storeWith } = await startAzure();
  const store = storeWith();
  await store.put(delivery('con-1'));
  await store.delete('con-1');
  assert.equal(vault.deleted.size, 1);
  assert.equal(await store.get('con-1'), undefined);
  await store.put(delivery('con-1', 'after'));
  assert.equal((await store.get('con-1'))?.token, 'after');
  assert.ok(lines(server).includes('POST /deletedsecrets/makini-connect-con-1/recover'));
});

test('with purge a deleted secret is gone from Azure for good', async () => {
  const { vault, storeWith } = await startAzure();
  const store = storeWith({ purge: true });
  await store.put(delivery('con-1'));
  await store.delete('con-1');
  assert.deepEqual([vault.secrets.size, vault.deleted.size], [0, 0]);
  await store.delete('con-1');
});

test('an identity that may not is refused; a throttle, a fault of Azure and a conflict can pass', async () => {
  const { refusal, storeWith } = await startAzure();
  const store = storeWith();
  for (const status of [400, 403]) {
    refusal.reply = fault(status, 'Forbidden');
    await failsWith('store_refused', store.put(delivery()));
    await failsWith('store_refused', store.delete('con_1'));
  }
  for (const status of [409, 429, 500, 503]) {
    refusal.reply = fault(status, 'Busy', 'ObjectIsBeingDeleted');
    await failsWith('store_unreachable', store.put(delivery()));
  }
});

test('what is no client of Azure and a prefix that a name cannot have are refused at once', async () => {
  const client = new SecretClient('https://vault.example', { getToken: async () => null });
  for (const each of [{ client: {} }, { prefix: 'a_b' }, { prefix: '' }, { prefix: 'x'.repeat(41) }]) {
    const options = { client, ...each } as AzureKeyVaultOptions;
    await failsWith('options_malformed', (async () => azureKeyVaultStore(options))());
  }
});
