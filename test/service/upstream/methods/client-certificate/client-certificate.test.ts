import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import type { ServerOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { before, test, type TestContext } from 'node:test';
import { createAuthority, type Authority, type Identity } from '../../../../../demo/systems/certificates.ts';
import type { ClientCertificate, Values } from '../../../../../src/contract/index.ts';
import { createMethods } from '../../../../../src/service/upstream/methods/index.ts';
import { egressWith, http, https } from '../../egress/servers.ts';
import { accessTo, checked, codeOf, field, forever, systemWith } from '../http-api/bench.ts';

const day = 86_400_000;
let plant: Authority;
let people: Authority;
let server: Identity;
let mine: Identity;
before(async () => {
  plant = await createAuthority('Plant Authority');
  people = await createAuthority('People Authority');
  server = await plant.issue({ hosts: ['localhost'] });
  mine = await people.issue({ hosts: ['reader'] });
});

const line: ClientCertificate = {
  method: 'client_certificate',
  fields: [
    field('address', 'url'),
    field('certificate', 'text'),
    field('private_key', 'secret'),
    { ...field('passphrase', 'secret'), required: false },
  ],
  api: {
    root: '{address}/api',
    whoami: { path: '/me' },
    data: {
      is: 'tables',
      paging: { by: 'all' },
      tables: [{ name: 'orders', path: '/orders', rows: '/orders', key: 'id' }],
    },
  },
};

const typed = ({ cert, key }: Identity, more: Values = {}): Values => ({
  certificate: cert,
  private_key: key,
  ...more,
});

/** A system that wants a certificate by the people's authority, and everything that it was shown. */
const system = async (t: TestContext, more: ServerOptions = {}) => {
  const shown: (string | undefined)[] = [];
  const port = await https(
    t,
    { ...server, ca: people.cert, requestCert: true, rejectUnauthorized: true, ...more },
    ({ socket, url }, response) => {
      const name = (socket as TLSSocket).getPeerCertificate().subject?.CN;
      shown.push(Array.isArray(name) ? name[0] : name);
      if (!(socket as TLSSocket).authorized) return void response.writeHead(401).end();
      response.setHeader('content-type', 'application/json');
      response.end(url === '/api/orders' ? '{"orders":[{"id":1}]}' : '{"id":7}');
    },
  );
  const egress = egressWith(`127.0.0.1:${port}`, { ca: plant.cert, lookup: async () => ['127.0.0.1'] });
  const method = createMethods({ egress, catalogue: { systems: [], fingerprints: [] } }).get(
    'client_certificate',
  );
  assert.ok(method);
  const access = (values: Values) =>
    accessTo(systemWith(line), { address: `https://localhost:${port}`, ...values });
  return { shown, method, access, check: (values: Values) => checked(method, access(values)) };
};

for (const version of ['TLSv1.2', 'TLSv1.3'] as const)
  test(`a certificate signs in over ${version}, who shows none is refused in the handshake, and its end is told`, async (t) => {
    const { check, shown, method, access } = await system(t, { minVersion: version, maxVersion: version });
    const { outcome, stages } = await check(typed(mine));
    assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
    if (outcome.status !== 'passed') return;
    assert.equal(outcome.account, 'reader');
    const codes = outcome.evidence.map(({ code }) => code);
    for (const code of [
      'tls.trusted',
      'service.asks_sign_in',
      'auth.signed_in',
      'auth.control_refused',
      'auth.certificate',
    ])
      assert.ok(codes.includes(code), `${code} in ${codes.join()}`);
    assert.deepEqual(outcome.warnings, []);
    assert.ok(shown.every((name) => name === 'reader'));
    assert.equal(
      stages.some(({ status }) => status === 'failed'),
      false,
    );
    const [table] = await method.describe(access(typed(mine)), forever);
    assert.equal(table?.name, 'orders');
  });

test('the certificate is not shown with the control, and a system that answers all the same proves nothing', async (t) => {
  const { check, shown } = await system(t, { rejectUnauthorized: false });
  assert.equal((await check(typed(mine))).outcome.status, 'passed');
  assert.deepEqual(shown.slice(0, 2), [undefined, 'reader']);
});

test('the probe reaches a system that wants a certificate, and shows none', async (t) => {
  const { method, access, shown } = await system(t);
  const probe = await method.probe(access({}), forever);
  assert.equal(probe.status, 'reached', JSON.stringify(probe));
  assert.ok(!shown.includes('reader'));
});

test('a certificate of another authority is refused, whichever way the system says it', async (t) => {
  const stranger = await (await createAuthority('Stranger')).issue({ hosts: ['stranger'] });
  for (const more of [{}, { maxVersion: 'TLSv1.2' as const }, { rejectUnauthorized: false }]) {
    const { check } = await system(t, more);
    const { outcome, stages } = await check(typed(stranger));
    assert.equal(codeOf({ outcome }), 'auth.certificate_refused', JSON.stringify(more));
    assert.equal(outcome.status === 'failed' && outcome.failure.field, 'certificate');
    assert.equal(stages.find(({ status }) => status === 'failed')?.stage, 'auth');
  }
});

test('a certificate that ends within a month works, with a warning that says when', async (t) => {
  const { check } = await system(t);
  const ending = await people.issue({ hosts: ['reader'], notAfter: new Date(Date.now() + 10 * day) });
  const { outcome } = await check(typed(ending));
  assert.deepEqual(outcome.status === 'passed' && outcome.warnings.map(({ code }) => code), [
    'auth.certificate_ends',
  ]);
});

/** The key, encrypted with a passphrase, in the newer kind of PEM. */
const locked = ({ key }: Identity, passphrase: string): string =>
  createPrivateKey(key)
    .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase })
    .toString();

/** The same, in the older kind, whose head says how it is encrypted. */
const lockedBefore = ({ key }: Identity, passphrase: string): string =>
  createPrivateKey(key).export({ type: 'sec1', format: 'pem', cipher: 'aes-256-cbc', passphrase }).toString();

test('an encrypted key of either kind is opened with its passphrase, also when all line breaks were lost', async (t) => {
  const { check } = await system(t);
  for (const pem of [locked(mine, 'open sesame'), lockedBefore(mine, 'open sesame')])
    for (const text of [pem, pem.replaceAll('\n', ''), ` notes above\n${pem}`]) {
      const certificate = mine.cert.replaceAll('\n', '');
      const { outcome } = await check({ certificate, private_key: text, passphrase: 'open sesame' });
      assert.equal(outcome.status, 'passed', JSON.stringify(outcome));
    }
});

test('what cannot sign in is told at its field before anything is sent', async (t) => {
  const { check, shown } = await system(t);
  const other = await people.issue({ hosts: ['other'] });
  const over = await people.issue({
    hosts: ['reader'],
    notBefore: new Date(Date.now() - 5 * day),
    notAfter: new Date(Date.now() - day),
  });
  const cases: readonly (readonly [string, string, Values])[] = [
    ['input.certificate_malformed', 'certificate', { ...typed(mine), certificate: 'MIIB' }],
    ['input.certificate_malformed', 'certificate', { ...typed(mine), certificate: mine.key }],
    ['input.certificate_expired', 'certificate', typed(over)],
    ['input.key_malformed', 'private_key', { ...typed(mine), private_key: mine.cert }],
    ['input.key_malformed', 'private_key', { ...typed(mine), private_key: mine.key.slice(0, 90) }],
    ['input.key_mismatch', 'private_key', { ...typed(mine), private_key: other.key }],
    [
      'input.passphrase_wrong',
      'passphrase',
      { ...typed(mine), private_key: locked(mine, 'right'), passphrase: 'canary-wrong' },
    ],
    ['input.passphrase_wrong', 'passphrase', { ...typed(mine), private_key: locked(mine, 'right') }],
    ['input.passphrase_wrong', 'passphrase', { ...typed(mine), private_key: lockedBefore(mine, 'right') }],
    ['input.address_needs_https', 'address', typed(mine, { address: 'http://localhost:80' })],
  ];
  for (const [code, at, values] of cases) {
    const { outcome, stages } = await check(values);
    assert.equal(codeOf({ outcome }), code, at);
    assert.equal(outcome.status === 'failed' && outcome.failure.field, at);
    assert.doesNotMatch(JSON.stringify([outcome, stages]), /canary-wrong|PRIVATE/);
  }
  assert.deepEqual(shown, []);
});

test('a server whose own certificate is not trusted never gets as far as being signed in to', async (t) => {
  const { check, shown } = await system(t, { ...(await people.issue({ hosts: ['localhost'] })) });
  assert.equal(codeOf(await check(typed(mine))), 'tls.unknown_issuer');
  assert.deepEqual(shown, []);
});

test('stored credentials bound to one place are not shown at another', async (t) => {
  const { method, access, shown } = await system(t);
  const bound = { id: 'client', mode: 'test', places: ['https://elsewhere.example'] } as const;
  await assert.rejects(method.describe({ ...access(typed(mine)), client: bound }, forever));
  const port = await http(t, (_request, response) => response.end('{}'));
  const plain = { ...access(typed(mine)), values: { ...typed(mine), address: `http://127.0.0.1:${port}` } };
  const open = createMethods({
    egress: egressWith(`http://127.0.0.1:${port}`),
    catalogue: { systems: [], fingerprints: [] },
  }).get('client_certificate');
  assert.ok(open);
  await assert.rejects(open.describe(plain, forever), /input\.address_needs_https/);
  assert.deepEqual(shown, []);
});
