import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptCertificates } from '../../../src/service/upstream-clients/application-certificates.ts';
import { clientRow } from '../rows.ts';
import { makePorts } from '../stand-ports.ts';

const owner = { id: 'cli', mode: 'test', customer: 'acme' } as const;

const rig = async () => {
  const { ports, close } = await makePorts();
  await ports.store.insertInto('client').values(clientRow('cli', 'test')).execute();
  let made = 0;
  const make = async () => ({ certificate: `certificate ${(made += 1)}`, key: `canary-key-${made}` });
  return { ports, close, make, made: () => made, certificates: keptCertificates(ports) };
};

test('each customer has a certificate of its own, the same at every asking', async (t) => {
  const { certificates, make, made, ports, close } = await rig();
  t.after(close);
  const first = await certificates.of(owner, make);
  assert.deepEqual(await certificates.of(owner, make), first);
  assert.deepEqual(await keptCertificates(ports).of(owner, make), first);
  assert.equal(made(), 1);
  assert.notDeepEqual(await certificates.of({ ...owner, customer: 'other' }, make), first);
  assert.equal(made(), 2);
});

test('of two that are made at the same time one is kept, and both have it', async (t) => {
  const { certificates, make, ports, close } = await rig();
  t.after(close);
  const all = await Promise.all(Array.from({ length: 5 }, () => certificates.of(owner, make)));
  assert.equal(new Set(all.map(({ certificate }) => certificate)).size, 1);
  const rows = await ports.store.selectFrom('application_certificate').selectAll().execute();
  assert.equal(rows.length, 1);
});

test('the key lies sealed, and nobody’s certificate is made without saying whose', async (t) => {
  const { certificates, make, ports, close } = await rig();
  t.after(close);
  await certificates.of(owner, make);
  const rows = await ports.store.selectFrom('application_certificate').selectAll().execute();
  assert.equal(JSON.stringify(rows).includes('canary-key'), false);
  await assert.rejects(certificates.of({ id: 'cli', mode: 'test' }, make), /Whose/);
});
