import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import type { Access, RowQuery } from '../../../../../src/service/ports.ts';
import { createOpcUa } from '../../../../../src/service/upstream/methods/opc-ua/opc-ua.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';
import { egressWith, http, tcp } from '../../egress/servers.ts';
import { checked } from '../sql/database.ts';
import { openPlant, reader, type Door, type Plant } from './plant.ts';

const system = createDiskCatalogue().find('opc-ua-server') ?? assert.fail();
const forever = new AbortController().signal;
const plain: RowQuery = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] };

let plant: Plant;
let trusts = true;
before(async () => {
  plant = await openPlant({ trusts: () => trusts });
});
after(() => plant?.stop());

/** Ways out to a port; `tcp` is opened where plain connections may be. */
const at = (port: number, values: Record<string, string> = {}, more: Partial<Access> = {}, scheme = '') => {
  const access: Access = {
    system,
    values: { address: `127.0.0.1:${port}`, way: 'password', ...reader, ...values },
    client: { id: 'client', mode: 'test', customer: 'acme' },
    ...more,
  };
  return { access, method: createOpcUa({ egress: egressWith(`${scheme}127.0.0.1:${port}`) }) };
};

const run = async (...to: Parameters<typeof at>) => {
  const { access, method } = at(...to);
  const { outcome, stages } = await checked(method, access);
  assert.equal(JSON.stringify([outcome, stages]).includes(reader.password), false);
  const { code, field } = outcome.status === 'failed' ? outcome.failure : { code: '', field: undefined };
  return { outcome, stages, code, field };
};

const door = (name: Door, ...rest: Parameters<typeof at> extends [number, ...infer R] ? R : never) =>
  run(plant.ports[name], ...rest);

const passed = async (...to: Parameters<typeof door>) => {
  const { outcome, stages } = await door(...to);
  assert.ok(outcome.status === 'passed', JSON.stringify(outcome));
  const of = (code: string) => outcome.evidence.find((each) => each.code === code)?.values;
  return { outcome, stages, of, warnings: outcome.warnings.map(({ code }) => code) };
};

test('a user signs in over the strongest encryption offered, and what the plant says is counted', async () => {
  const before = plant.heard.length;
  const { outcome, stages, of, warnings } = await passed('closed');
  assert.deepEqual(
    stages.filter(({ status }) => status === 'passed').map(({ stage }) => stage),
    ['network', 'tls', 'service', 'auth', 'access', 'data'],
  );
  assert.deepEqual(plant.heard.slice(before), [`${reader.username} ${reader.password}`]);
  assert.deepEqual(warnings, []);
  assert.deepEqual(of('service.answered'), {
    product: 'Kestrel Works (Aes256_Sha256_RsaPss, Basic256Sha256)',
  });
  assert.match(String(of('tls.trusted')?.['until']), /^20\d\d-/);
  assert.deepEqual(of('data.records'), { table: 'Plant/Line 1', count: 4 });
  const newest = String(of('data.newest')?.['name']);
  assert.match(newest, /^(?:Temperature|Speed|Order|Pieces)/);
  assert.doesNotMatch(newest, /\.\d{6}/);
  assert.equal(outcome.server, `encrypted ${String(of('tls.host_key')?.['key'])}`);
  assert.equal(outcome.account, reader.username);
});

test('a wrong password is sent once and told on its field; an unknown user looks the same', async () => {
  const before = plant.heard.length;
  for (const username of [reader.username, 'stranger']) {
    const { code, field } = await door('closed', { username, password: 'wrong' });
    assert.deepEqual([code, field], ['auth.refused', 'password']);
  }
  assert.deepEqual(plant.heard.slice(before), [`${reader.username} wrong`, 'stranger wrong']);
});

test('nobody is let in where a user is wanted, and that is told before anything is sent', async () => {
  const before = plant.heard.length;
  const { code, field } = await door('closed', { way: 'anonymous' });
  assert.deepEqual([code, field], ['auth.anonymous_refused', 'way']);
  assert.equal(plant.heard.length, before);
});

test('a server that lets anybody in is connected with a warning, by name or without', async () => {
  const nobody: Record<string, string> = { way: 'anonymous', username: '', password: '' };
  for (const values of [{}, nobody])
    assert.deepEqual((await passed('open', values)).warnings, ['auth.not_proven']);
});

test('a certificate that the server does not trust yet is named, and nothing typed is sent', async () => {
  const before = plant.heard.length;
  trusts = false;
  try {
    const { outcome, code } = await door('closed');
    assert.equal(code, 'tls.certificate_untrusted');
    const { values } = outcome.status === 'failed' ? outcome.failure : assert.fail();
    assert.match(String(values['name']), /^makini-connect [0-9a-f]{8}$/);
    assert.ok(plant.met.has(String(values['key'])));
  } finally {
    trusts = true;
  }
  assert.equal(plant.heard.length, before);
});

test('the certificate that was seen first is what the server is held to, before anything typed is sent', async () => {
  const server = (await passed('closed')).outcome.server ?? '';
  await passed('closed', {}, { server });
  const before = plant.heard.length;
  const other = server.replace(/SHA256:..../, 'SHA256:AAAA');
  assert.equal((await door('closed', {}, { server: other })).code, 'tls.host_key_changed');
  const typed = { host_key: `SHA256:${'A'.repeat(43)}` };
  assert.equal((await door('closed', typed, { server })).code, 'tls.host_key_changed');
  await passed('closed', { host_key: server.replace('encrypted ', '') });
  assert.equal(plant.heard.length, before + 1);
});

test('a server that encrypted before is not spoken to without', async () => {
  const server = (await passed('closed')).outcome.server ?? '';
  const before = plant.heard.length;
  const { code } = await door('plain', {}, { server }, 'tcp://');
  assert.equal(code, 'tls.not_offered');
  assert.equal(plant.heard.length, before);
});

test('without encryption nothing is said where the operator did not open that, and the password goes encrypted by itself where he did', async () => {
  assert.equal((await door('plain')).code, 'tls.not_offered');
  const { outcome, stages } = await passed('plain', {}, {}, 'tcp://');
  assert.ok(stages.some(({ stage, status }) => stage === 'tls' && status === 'skipped'));
  assert.match(outcome.server ?? '', /^plain SHA256:/);
  assert.equal((await door('bare', {}, {}, 'tcp://')).code, 'auth.basic_not_offered');
});

test('folders are described; their variables are read, filtered, sorted and cut into pages', async () => {
  const { access, method } = at(plant.ports.closed);
  const tables = await method.describe(access, forever);
  assert.deepEqual(
    tables.map(({ name }) => name),
    ['Plant/Line 1', 'Plant/Office'],
  );
  const [table] = tables;
  assert.ok(table);
  const read = (query: Partial<RowQuery>) => method.read(access, table, { ...plain, ...query }, forever);
  const all = await read({ sort: [{ column: 'name', direction: 1 }] });
  assert.equal(all.total, 4);
  assert.deepEqual(
    all.rows.map(({ name, value, type, status }) => [name, value, type, status]),
    [
      ['Order', 'MO-4711', 'String', 'Good'],
      ['Pieces', '4294967298', 'Int64', 'Good'],
      ['Speed', 1200, 'Double', 'Good'],
      ['Temperature', 71.5, 'Double', 'Good'],
    ],
  );
  assert.equal(all.rows[0]?.['node'], 'ns=1;s=Line1.Order');
  const filter = [{ column: 'name', op: 'contains', value: 'Te' }] as const;
  assert.deepEqual(
    (await read({ filter })).rows.map(({ name }) => name),
    ['Temperature'],
  );
  await assert.rejects(
    read({ filter: [{ column: 'nope', op: 'eq', value: '' }] }),
    (error) => error instanceof UpstreamError && error.code === 'input.malformed',
  );
});

test('what this user may see and not read has its status and no value', async () => {
  const { access, method } = at(plant.ports.closed);
  const table = (await method.describe(access, forever)).find(({ name }) => name === 'Plant/Office');
  assert.ok(table);
  const { rows } = await method.read(access, table, plain, forever);
  assert.deepEqual(
    rows.map(({ name, value, status }) => [name, value, status]),
    [['Wages', null, 'BadUserAccessDenied']],
  );
});

test('the probe names the server, its certificate and its encryption, and signs nobody in', async () => {
  const before = plant.heard.length;
  const { access, method } = at(plant.ports.closed);
  const address = `127.0.0.1:${plant.ports.closed}`;
  const probe = await method.probe({ ...access, values: { address } }, forever);
  assert.deepEqual([probe.status, probe.product], ['reached', 'Kestrel Works']);
  assert.ok(probe.stages.some(({ evidence }) => evidence.some(({ code }) => code === 'tls.host_key')));
  assert.equal(plant.heard.length, before);
});

test('where nobody listens it is unreachable, and what answers in another protocol is no such server', async (t) => {
  assert.equal((await run(1)).code, 'network.refused');
  const web = await http(t, (_request, response) => response.end('hello'));
  assert.equal((await run(web)).code, 'service.wrong_protocol');
  for (const bytes of [
    'HTTP/1.1 400 Bad Request\r\n\r\n',
    'ACKF',
    '',
    `ACKF\x1c\0\0\0${'\xff'.repeat(20)}`,
  ]) {
    const port = await tcp(t, (socket) => socket.end(Buffer.from(bytes, 'latin1')));
    assert.equal((await run(port)).code, 'service.wrong_protocol', bytes);
  }
});

test('a server that never stops sending is cut', async (t) => {
  const junk = Buffer.alloc(65_536, 'ACKF');
  const port = await tcp(t, (socket) => {
    const more = (): void => void (socket.destroyed || socket.write(junk, more));
    more();
  });
  assert.match((await run(port)).code, /^service\.(?:wrong_protocol|too_large)$/);
});

test('a certificate is shown to one customer’s server and no other’s', async () => {
  const { access, method } = at(plant.ports.closed);
  const shownTo = async (customer: string): Promise<string> => {
    trusts = false;
    const client = { id: 'client', mode: 'test', customer } as const;
    const outcome = await method.check({ ...access, client }, () => undefined, forever);
    trusts = true;
    return outcome.status === 'failed' ? String(outcome.failure.values['key']) : assert.fail();
  };
  const acme = await shownTo('acme');
  assert.equal(await shownTo('acme'), acme);
  assert.notEqual(await shownTo('other'), acme);
});
