// SQL Server through the whole flow of a service, as a person goes through it: guide, form, the look at the address, check, connection.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  createAuthority,
  type Authority,
  type Identity,
} from '../../../../../../demo/systems/certificates.ts';
import { createDiskCatalogue } from '../../../../../../src/service/adapters/disk-catalogue.ts';
import { rig, stepOf } from '../../../../connecting/rig.ts';
import { guarded, methodFor, plant, reader } from './plant.ts';
import { tdsServer } from './server.ts';

let authority: Authority;
let good: Identity;
before(async () => {
  authority = await createAuthority('Plant Authority');
  good = await authority.issue({ hosts: ['127.0.0.1'] });
});

test('a person connects SQL Server: guide, form, a look at the address, a refusal, the connection', async (t) => {
  const server = await tdsServer(t, { tls: good, onLogin: guarded, onStatement: plant() });
  const catalogue = createDiskCatalogue();
  const { open, runs, logged } = await rig({
    real: { catalogue, methods: new Map([['sql', methodFor(server.port, authority.cert)]]) },
  });
  const tab = await open();
  const { id } = await tab.step();
  const prepare = stepOf(
    await tab.answer({ kind: 'select', step: id, system: 'microsoft-sql-server' }),
    'prepare',
  );
  assert.match(prepare.guide.copy.map(({ value }) => value).join(), /CREATE LOGIN connect_reader/);
  const form = stepOf(await tab.answer({ kind: 'prepare', step: prepare.id }), 'form');
  const names = form.fields.map(({ name }) => name);
  for (const name of ['address', 'database', 'username', 'password']) assert.ok(names.includes(name), name);

  const values = { ...reader, address: `127.0.0.1:${server.port}` };
  const frame = await tab.frame();
  const probed = await frame.probe({ address: values.address, database: values.database });
  assert.match(JSON.stringify(probed.body), /"status":"reached","product":"SQL Server 2022/);
  assert.equal(server.logins.length, 0, 'nobody is signed in by a look');

  await frame.submit({ ...values, password: 'canary-wrong' });
  await runs.settled();
  const again = await tab.step();
  assert.ok(again.kind === 'form', JSON.stringify(again).slice(0, 1500));
  assert.equal(again.problem?.code, 'auth.refused');

  await (await tab.frame()).submit(values);
  await runs.settled();
  const done = await tab.step();
  assert.ok(done.kind === 'done', done.kind);
  assert.match(JSON.stringify(done), /SQL Server 2022/);
  assert.deepEqual(
    server.logins.map(({ password }) => password),
    ['canary-wrong', reader.password],
  );
  assert.doesNotMatch(JSON.stringify([again, done, logged]), new RegExp(`canary-wrong|${reader.password}`));
});
