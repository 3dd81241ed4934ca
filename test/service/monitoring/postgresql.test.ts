// A real PostgreSQL that is watched: its user's password changes, it loses a permission, it is stopped and started again.
import assert from 'node:assert/strict';
import { after, test, type TestContext } from 'node:test';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { askForCheck } from '../../../src/service/monitoring/live.ts';
import type { StageReport } from '../../../src/service/ports.ts';
import { openDatabase, system } from '../upstream/methods/sql/database.ts';
import { watchedEverywhere } from './everywhere.ts';
import { hour, minute, typesOf } from './watching.ts';

const database = await openDatabase();
after(() => database.stop());

const reader = { username: 'reader', password: 'reader-2026', database: 'plant' };

/** A connection to it; counts how often somebody signs in. */
const watched = async (t: TestContext) => {
  let signIns = 0;
  const { method, port } = database;
  const counting = {
    ...method,
    check: (...[access, report, signal]: Parameters<typeof method.check>) => {
      const heard: StageReport = (stage) => {
        if (stage.stage === 'auth' && stage.status === 'running') signIns += 1;
        report(stage);
      };
      return method.check(access, heard, signal);
    },
  };
  const made = await watchedEverywhere(t, {
    catalogue: createDiskCatalogue(),
    methods: new Map([[method.id, counting]]),
  });
  const id = await made.add({ address: `127.0.0.1:${port}`, ...reader }, { system: system() });
  return { ...made, id, signIns: () => signIns };
};

test('the password is changed: after an interval and the delay somebody must sign in again, and nobody logs in after that', async (t) => {
  const { pass, health, told, heard, said, refusal, id, signIns, ports, row } = await watched(t);
  await pass(15 * minute);
  assert.deepEqual([await health(id), signIns()], [['active', null, null], 1]);
  await database.asOwner(`alter role reader password 'changed-2026'`);
  t.after(() => database.asOwner(`alter role reader password 'reader-2026'`));
  await pass(15 * minute);
  await pass(5 * minute);
  const broken = ['reauthorization_required', 'auth.refused', 'you'] as const;
  assert.deepEqual(await said(id), broken);
  assert.deepEqual(await heard(id), [['reauthorization_required', ...broken]]);
  assert.deepEqual(await refusal(id), [403, 'reauthorization_required', 'auth.refused', 'you', id]);
  const before = signIns();
  for (let at = 0; at < 20; at += 1) await pass(hour);
  assert.equal(signIns(), before);
  // It was a mistake of the administrator's, who takes it back and asks for a check.
  await database.asOwner(`alter role reader password 'reader-2026'`);
  await askForCheck(ports, await row(id));
  await pass(0);
  assert.deepEqual(await health(id), ['active', null, null]);
  assert.deepEqual(typesOf(await told(id)), ['reauthorization_required', 'recovered']);
});

test('the server is stopped for ten intervals: degraded, then recovered by itself, and nobody is asked to sign in', async (t) => {
  const { pass, health, heard, said, id } = await watched(t);
  await pass(15 * minute);
  await database.halt();
  t.after(() => database.goOn());
  await pass(15 * minute);
  await pass(minute);
  const away = ['degraded', 'network.refused', 'it'] as const;
  assert.deepEqual(await said(id), away);
  for (let at = 0; at < 10; at += 1) await pass(15 * minute);
  assert.deepEqual(await said(id), away);
  await database.goOn();
  await pass(hour);
  assert.deepEqual(await health(id), ['active', null, null]);
  assert.deepEqual(await heard(id), [
    ['degraded', ...away],
    ['recovered', 'active', null, null],
  ]);
});

test('what it may read is taken from the user: degraded within the hour, the administrator’s turn, and back with the permission', async (t) => {
  const { pass, health, told, id } = await watched(t);
  const tables = 'all tables in schema public';
  await database.asOwner(`revoke select on ${tables} from reader, public`);
  for (let at = 0; at < 5; at += 1) await pass(15 * minute);
  const [status, reason, owner] = await health(id);
  assert.deepEqual([status, reason, owner], ['degraded', 'access.forbidden', 'admin']);
  await database.asOwner(`grant select on ${tables} to reader`);
  await pass(hour);
  assert.deepEqual(await health(id), ['active', null, null]);
  assert.deepEqual(typesOf(await told(id)), ['degraded', 'recovered']);
});

test('the user may no longer log in: whose turn it is is said, and the right password is not called wrong', async (t) => {
  const { pass, health, id } = await watched(t);
  await database.asOwner('alter role reader nologin');
  t.after(() => database.asOwner('alter role reader login'));
  for (let at = 0; at < 3; at += 1) await pass(15 * minute);
  assert.deepEqual(await health(id), ['degraded', 'auth.sign_in_not_allowed', 'admin']);
  await database.asOwner('alter role reader login');
  await pass(hour);
  assert.deepEqual(await health(id), ['active', null, null]);
});
