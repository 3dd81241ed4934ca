import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selfSigned } from '../../../../demo/systems/certificates.ts';
import type { System } from '../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../src/service/adapters/disk-catalogue.ts';
import { announce } from '../../../../src/service/outbox.ts';
import type { Access, Method } from '../../../../src/service/ports.ts';
import { createMethods } from '../../../../src/service/upstream/methods/index.ts';
import { UpstreamError } from '../../../../src/service/upstream/upstream-error.ts';
import { addEndpoint } from '../../../../src/service/webhooks/by-operator.ts';
import { DeliveryWorker } from '../../../../src/service/webhooks/worker.ts';
import { makeStand } from '../../stand.ts';
import { shelf } from '../methods/oauth2/erp.ts';
import { egressWith, http } from './servers.ts';
import { watchDials, type Witness } from './tricks/dials.ts';
import { insideByName } from './tricks/names.ts';
import { inside, malformed, ownDevice, withCredentials, withoutTls } from './tricks/spellings.ts';

const catalogue = createDiskCatalogue();
const forever = new AbortController().signal;

/** By which way a system signs in: databases by their dialect. */
const wayOf = ({ methods: [method] }: System): string =>
  method?.method === 'sql' ? `sql/${method.dialect}` : (method?.method ?? '');

/** One system for each way that goes out to an address that is typed. */
const systems = [
  ...new Map(
    catalogue.systems
      .flatMap(({ id }) => catalogue.find(id) ?? [])
      .flatMap((system) => system.methods.map((method) => ({ ...system, methods: [method] })))
      .filter(({ methods }) => methods[0]?.fields.some(({ name }) => name === 'address'))
      .filter(({ methods }) => !methods[0]?.method.startsWith('sandbox'))
      .map((system) => [wayOf(system), system] as const),
  ).values(),
];

/** A certificate that could sign in anywhere. */
const mine = await selfSigned({ hosts: ['reader'] });

/** Everything a form could hold; the address is what is tried. */
const accessTo = (system: System, address: string, more: Partial<Access> = {}): Access => ({
  system,
  values: {
    ...Object.fromEntries(system.methods[0]?.fields.map(({ name }) => [name, 'a']) ?? []),
    way: 'bearer',
    certificate: mine.cert,
    private_key: mine.key,
    passphrase: '',
    host_key: '',
    test_path: '/a',
    address,
  },
  client: { id: 'client', mode: 'test' },
  tokens: shelf().keeper,
  ...more,
});

const quiet = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof UpstreamError) return error.code;
    throw error;
  }
};

/** Every way out of a method: looking, checking, describing, and giving back what was granted. */
const tryAll = async (method: Method, access: Access): Promise<void> => {
  const { status } = await method.probe(access, forever);
  assert.equal(status, 'failed');
  const checked = await method.check(access, () => undefined, forever);
  assert.equal(checked.status, 'failed');
  assert.notEqual(await quiet(method.describe(access, forever)), undefined);
};

/** What is http to one method is a server on its own port to another: of all that is tried, one address may be anybody's. */
const nothing = ({ dialled, connections }: Witness): void =>
  assert.deepEqual([dialled.filter((address) => address !== '8.8.8.8'), connections()], [[], 0]);

test('every method of the catalogue that goes out is tried', () => {
  assert.ok(systems.length >= 16, String(systems.length));
});

for (const system of systems) {
  const id = system.methods[0]?.method ?? '';
  test(`no spelling and no name leads inside by ${wayOf(system)}, whatever is asked`, async (t) => {
    const witness = await watchDials(t);
    t.mock.method(globalThis, 'fetch', () => assert.fail('asked past the way out'));
    const truth = createMethods({
      egress: egressWith('', { lookup: async () => ['127.0.0.1', '::1'] }),
      catalogue,
    }).get(id);
    assert.ok(truth);
    const spellings = [...ownDevice, ...inside, ...malformed, ...withCredentials, ...withoutTls];
    for (const spelling of spellings)
      await tryAll(truth, accessTo(system, spelling.replaceAll('{port}', String(witness.port))));
    for (const [name, answers] of insideByName) {
      const method = createMethods({
        egress: egressWith('', { lookup: async () => answers }),
        catalogue,
      }).get(id);
      assert.ok(method);
      await tryAll(method, accessTo(system, name));
    }
    nothing(witness);
  });
}

test('no token and no revocation endpoint leads inside, wherever a server’s metadata points', async (t) => {
  const witness = await watchDials(t);
  const method = createMethods({
    egress: egressWith('', { lookup: async () => ['127.0.0.1', '::1'] }),
    catalogue,
  }).get('oauth2_code');
  const system = catalogue.find('larkfield-test-erp-sign-in-page');
  assert.ok(method?.revoke && system);
  for (const spelling of [...ownDevice, ...inside, ...withCredentials, ...withoutTls]) {
    const endpoint = spelling.replaceAll('{port}', String(witness.port)).trim();
    const server = JSON.stringify({
      issuer: 'https://id.example',
      authorization_endpoint: 'https://id.example/authorize',
      token_endpoint: endpoint,
      revocation_endpoint: endpoint,
    });
    const ended = { access: 'a', refresh: 'r', expiresAt: 1, scope: undefined };
    const access = accessTo(system, 'https://8.8.8.8', { server, tokens: shelf(ended).keeper });
    assert.equal(typeof (await quiet(method.describe(access, forever))), 'string', endpoint);
    await quiet(method.revoke(access, forever));
  }
  nothing(witness);
});

test('no webhook leads inside, wherever its address points', async (t) => {
  const witness = await watchDials(t);
  const codes = new Set<string | null>();
  const stand = await makeStand({
    egress: egressWith('', { lookup: async () => ['127.0.0.1', '::1'] }),
  });
  t.after(stand.close);
  const { ports, client } = stand;
  await addEndpoint(ports.store, ports.vault, ports.clock, { client: client.id, url: 'https://8.8.8.8/' });
  const worker = new DeliveryWorker(ports, { every: 0 });
  for (const spelling of [...ownDevice, ...inside, ...malformed, ...withCredentials, ...withoutTls]) {
    // Whatever stands in the row, registered before a rule was made or changed by hand.
    const url = spelling.replaceAll('{port}', String(witness.port));
    await ports.store.updateTable('webhook_endpoint').set({ url }).execute();
    await announce(ports.store, client, 'connection.authorized', {}, ports.clock());
    await worker.settled();
    const [row] = await ports.store.selectFrom('webhook_delivery').selectAll().execute();
    assert.deepEqual([row?.status, row?.last_status], ['pending', null], url);
    codes.add(row?.last_error ?? null);
    await ports.store.deleteFrom('outbox').execute();
  }
  assert.deepEqual([...codes].toSorted(), [
    'input.address_has_credentials',
    'input.address_malformed',
    'input.address_needs_https',
    'network.address_not_allowed',
    'network.own_device',
  ]);
  nothing(witness);
});

test('no webhook leads inside by a redirect, whatever its endpoint answers', async (t) => {
  const witness = await watchDials(t);
  let answer: readonly [number, string] = [0, ''];
  let asked = 0;
  const port = await http(t, (_request, response) => {
    asked += 1;
    response.writeHead(answer[0], { location: answer[1] }).end();
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const stand = await makeStand({ egress: egressWith(endpoint) });
  t.after(stand.close);
  const { ports, client } = stand;
  await addEndpoint(ports.store, ports.vault, ports.clock, { client: client.id, url: 'https://8.8.8.8/' });
  await ports.store
    .updateTable('webhook_endpoint')
    .set({ url: `${endpoint}/hook` })
    .execute();
  const worker = new DeliveryWorker(ports, { every: 0 });
  const targets = [
    `http://127.0.0.1:${witness.port}/`,
    `//127.0.0.1:${witness.port}/`,
    `http://[::1]:${witness.port}/`,
    'http://169.254.169.254/latest/meta-data/',
    `${endpoint}/again`,
  ];
  const answers = [301, 302, 303, 307, 308].flatMap((status) =>
    targets.map((target) => [status, target] as const),
  );
  for (answer of answers) {
    await announce(ports.store, client, 'connection.authorized', {}, ports.clock());
    await worker.settled();
    const [row] = await ports.store.selectFrom('webhook_delivery').selectAll().execute();
    assert.deepEqual([row?.status, row?.last_status, row?.last_error], ['pending', answer[0], null]);
    await ports.store.deleteFrom('outbox').execute();
  }
  assert.deepEqual([asked, witness.connections()], [answers.length, 0]);
  assert.deepEqual(new Set(witness.dialled), new Set(['127.0.0.1']));
});
