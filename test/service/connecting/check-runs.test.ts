import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Check, Stage } from '../../../src/contract/index.ts';
import { credentialContext, openAccess } from '../../../src/service/connecting/credentials.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { UpstreamError } from '../../../src/service/upstream/upstream-error.ts';
import { gate, good, passing, rig, type Script } from './rig.ts';

const stageOf = (check: Check, name: Stage['stage']): Stage | undefined =>
  check.stages.find(({ stage }) => stage === name);

const hanging: Script['check'] = (_access, report, signal) => {
  report({ stage: 'dns', status: 'passed', ms: 1, evidence: [] });
  report({ stage: 'network', status: 'running', evidence: [] });
  return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('late'))));
};

test('a passed check is a connection with sealed credentials, an event for the partner and an audit row', async () => {
  const { submitted, ports, time } = await rig();
  const { tab, step } = await submitted();
  assert(step.kind === 'done');
  const [connection] = await ports.store.selectFrom('connection').selectAll().execute();
  assert(connection);
  assert.deepEqual(
    [connection.id, connection.client_id, connection.mode, connection.customer_id, connection.status],
    [step.connection.id, 'cli_1', 'test', 'customer-1', 'active'],
  );
  assert.deepEqual([connection.connected_at, connection.claimed_at], [time.now, null]);
  const access = await openAccess(ports, connection);
  assert.equal(access.values['password'], good['password']);
  assert.equal(access.system.id, 'plain');
  assert.deepEqual(access.client.places, ['https://acme.example'], 'bound to where it was proven');
  const [event] = await ports.store.selectFrom('outbox').selectAll().execute();
  assert.equal(event?.type, 'connection.authorized');
  assert.deepEqual(JSON.parse(event?.payload ?? ''), {
    session: tab.opened.session.id,
    customer_id: 'customer-1',
    connection_id: connection.id,
    state: 'state-of-the-partner',
    reconnected: false,
  });
  const audit = await ports.store.selectFrom('audit').select('action').execute();
  assert(audit.some(({ action }) => action === 'connection.authorized'));
});

test('credentials that were stored without places are bound to none', async () => {
  const { submitted, ports } = await rig();
  await submitted();
  const connection = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  const { sealed } = await ports.store.selectFrom('credential').select('sealed').executeTakeFirstOrThrow();
  const context = credentialContext(connection);
  const { places, ...before } = JSON.parse(ports.vault.open(sealed, context)) as Record<string, unknown>;
  assert.deepEqual(places, ['https://acme.example']);
  const old = ports.vault.seal(JSON.stringify(before), context);
  await ports.store.updateTable('credential').set({ sealed: old }).execute();
  assert.deepEqual((await openAccess(ports, connection)).client.places, []);
});

test('a done session keeps nothing that was typed', async () => {
  const { submitted, ports } = await rig();
  await submitted();
  const row = await ports.store.selectFrom('session').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([row.status, row.draft, row.pending_secret], ['done', null, null]);
});

for (const table of ['credential', 'outbox', 'audit', 'check_event'] as const) {
  test(`when the row of ${table} cannot be written, nothing of the connection is`, async () => {
    const { atForm, runs, ports } = await rig();
    const tab = await atForm();
    const frame = await tab.frame();
    await frame.submit(good);
    const when = table === 'check_event' ? `when new.event like '%ready.stored%'` : '';
    await sql
      .raw(
        `create trigger broken before insert on ${table} ${when} begin select raise(abort, 'injected'); end`,
      )
      .execute(ports.store);
    await runs.settled();
    for (const name of ['connection', 'credential', 'outbox'] as const) {
      assert.deepEqual(await ports.store.selectFrom(name).selectAll().execute(), [], name);
    }
    const step = await tab.step();
    assert(step.kind === 'check');
    assert.equal(step.check.status, 'failed');
    assert.equal(stageOf(step.check, 'ready')?.failure?.code, 'ready.failed');

    await sql`drop trigger broken`.execute(ports.store);
    await tab.answer({ kind: 'retry', step: step.id });
    await runs.settled();
    assert.equal((await tab.step()).kind, 'done');
  });
}

test('a failure that stays is shown on the check, with what passed before it', async () => {
  const { submitted, script } = await rig();
  script.check = async (_access, report) => {
    report({ stage: 'dns', status: 'passed', ms: 1, evidence: [] });
    const failure = failureOf('network.refused', { host: 'acme.example', port: 443 });
    report({ stage: 'network', status: 'failed', ms: 2, evidence: [], failure });
    return { status: 'failed', failure };
  };
  const { step } = await submitted();
  assert(step.kind === 'check');
  assert.deepEqual(
    step.check.stages.map(({ status }) => status),
    ['passed', 'passed', 'failed', ...Array<string>(6).fill('skipped')],
  );
  assert.equal(stageOf(step.check, 'network')?.failure?.reference, step.check.id);
});

test('a check that takes too long is a failure of the stage that was running', async () => {
  const { submitted, script } = await rig({ budget: 20 });
  script.check = hanging;
  const { step } = await submitted();
  assert(step.kind === 'check');
  const { failure, status } = stageOf(step.check, 'network') ?? assert.fail();
  assert.deepEqual(
    [status, failure?.code, failure?.values],
    ['failed', 'network.timeout', { host: 'acme.example', port: 443 }],
  );
});

test('a method that throws what it knows is a failure in its words; anything else is an interruption', async () => {
  const { submitted, script } = await rig();
  script.check = async () => {
    throw new UpstreamError('tls.expired', { host: 'acme.example' });
  };
  const known = (await submitted()).step;
  assert(known.kind === 'check');
  assert.equal(stageOf(known.check, 'tls')?.failure?.code, 'tls.expired');
  script.check = async () => {
    throw new TypeError('a mistake');
  };
  const unknown = (await submitted()).step;
  assert(unknown.kind === 'check');
  assert.equal(stageOf(unknown.check, 'service')?.failure?.code, 'service.interrupted');
});

test('a secret that a method lets through is struck out of what is shown', async () => {
  const { submitted, script, ports } = await rig();
  script.check = async ({ values }, report) => {
    const evidence = [{ code: 'service.answered', values: { product: `OData ${values['password']}` } }];
    report({ stage: 'service', status: 'passed', ms: 1, evidence });
    const failure = failureOf('service.error', { host: `a ${values['password']}` });
    report({ stage: 'auth', status: 'failed', evidence: [], failure });
    return { status: 'failed', failure };
  };
  const { step } = await submitted();
  const events = await ports.store.selectFrom('check_event').selectAll().execute();
  assert.equal(JSON.stringify([step, events]).includes('right horse'), false);
  assert(step.kind === 'check');
  assert.deepEqual(stageOf(step.check, 'service')?.evidence[0]?.values, { product: 'OData •••' });
});

test('what still runs when the service stops fails as interrupted, and is tried again without typing', async () => {
  const { atForm, runs, script } = await rig();
  script.check = hanging;
  const tab = await atForm();
  await (await tab.frame()).submit(good);
  await runs.drain(0);
  const step = await tab.step();
  assert(step.kind === 'check');
  assert.equal(stageOf(step.check, 'network')?.failure?.code, 'service.interrupted');
  assert.equal(stageOf(step.check, 'network')?.failure?.primary, 'retry');
});

test('a check that ends in time is waited for when the service stops', async () => {
  const { atForm, runs, script } = await rig();
  const held = gate();
  script.check = async (...all) => {
    await held.opened;
    return passing(...all);
  };
  const tab = await atForm();
  await (await tab.frame()).submit(good);
  const drained = runs.drain(60_000);
  held.open();
  await drained;
  assert.equal((await tab.step()).kind, 'done');
});

test('warnings and evidence of the check are on the last step', async () => {
  const { submitted, script } = await rig();
  const warning = failureOf('data.empty');
  script.check = async (...all) => {
    const outcome = await passing(...all);
    return outcome.status === 'passed' ? { ...outcome, warnings: [warning] } : outcome;
  };
  const { step } = await submitted();
  assert(step.kind === 'done');
  assert.deepEqual(step.warnings, [warning]);
  assert.deepEqual(step.evidence, [{ code: 'data.records', values: { table: 'WorkOrders', count: 3 } }]);
});

test('neither a secret nor any other typed value lies readable in the database or the log', async () => {
  const { atForm, script, runs, ports, folder, logged, close } = await rig({ file: true });
  const canary = { address: 'canary-host.example', username: 'canary-user', password: 'canary-secret' };
  const tab = await atForm();
  const frame = await tab.frame();
  await frame.probe({ address: canary.address, username: canary.username });
  script.check = async () => ({ status: 'failed', failure: failureOf('auth.refused') });
  await frame.submit(canary);
  await runs.settled();
  script.check = async () => {
    throw new Error(`it broke with ${canary.password}`);
  };
  await (await tab.frame()).submit(canary, { again: true });
  await runs.settled();
  const failed = await tab.step();
  const pending = await ports.store.selectFrom('session').select('pending_secret').executeTakeFirstOrThrow();
  assert.match(pending.pending_secret ?? '', /^mkv1\./);
  script.check = passing;
  await tab.answer({ kind: 'retry', step: failed.id });
  await runs.settled();
  assert.equal((await tab.step()).kind, 'done');
  await tab.call('POST', '/connect/session/code');

  const folderOf = folder ?? assert.fail();
  const bytes = readdirSync(folderOf).map((name) => readFileSync(join(folderOf, name), 'latin1'));
  await close();
  const everything = [
    ...bytes,
    ...readdirSync(folderOf).map((name) => readFileSync(join(folderOf, name), 'latin1')),
    ...logged,
  ].join('\n');
  assert(everything.includes('cli_1'));
  assert.equal(everything.includes(canary.password), false);
  assert.equal(everything.includes(canary.username), false);
  assert.equal(everything.includes(tab.opened.session.token), false);
});
