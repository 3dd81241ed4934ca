import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import type { Step } from '../../../src/contract/index.ts';
import { openAccess, openSealed } from '../../../src/service/connecting/credentials.ts';
import { loadSession } from '../../../src/service/connecting/session.ts';
import { openPending } from '../../../src/service/connecting/typed.ts';
import { failureOf as failed } from '../../../src/service/upstream/failure.ts';
import { rawRoutes } from '../../../src/service/routes/raw.ts';
import { program, registered, registeredRig, system, type Partner } from './registered-rig.ts';

type Rig = Awaited<ReturnType<typeof registeredRig>>;

const fieldsOf = (step: Step): string[] => (step.kind === 'form' ? step.fields.map(({ name }) => name) : []);
const problemOf = (step: Step): unknown => ('problem' in step ? step.problem?.code : undefined);
const failureOf = (step: Step): unknown =>
  step.kind === 'check' ? step.check.stages.find(({ failure }) => failure)?.failure?.code : problemOf(step);
const all = ['address', 'client_id', 'client_secret'];

/** Everything the store has, as text. */
const dump = async ({ ports }: Rig): Promise<string> => {
  const tables = await ports.store.introspection.getTables();
  const rows = await Promise.all(
    tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(ports.store)),
  );
  return JSON.stringify(rows.map((each) => each.rows));
};

const read = async ({ ports }: Rig, token: string): Promise<[number, unknown]> => {
  const answer = await rawRoutes(ports).request('/api/raw/tables', {
    headers: { authorization: `Bearer ${token}` },
  });
  return [answer.status, ((await answer.json()) as { failure?: string }).failure];
};

/** Makes the tokens of the only connection look ended, so that the next use renews them. */
const endTokens = async ({ ports }: Rig): Promise<void> => {
  const row = await ports.store.selectFrom('credential').selectAll().executeTakeFirstOrThrow();
  const owner = { ...row, id: row.connection_id };
  const opened = openSealed(ports, owner, row.sealed);
  const tokens = { ...opened.tokens, expiresAt: 1 };
  const context = {
    client: row.client_id,
    mode: row.mode,
    subject: owner.id,
    purpose: 'credentials',
  } as const;
  const sealed = ports.vault.seal(JSON.stringify({ ...opened, tokens }), context);
  await ports.store.updateTable('credential').set({ sealed }).where('connection_id', '=', owner.id).execute();
};

test('Two partners at one system sign in with what each was given, and nobody is asked for it.', async (t) => {
  const rig = await registeredRig(t);
  await rig.register('cli_1', registered.code);
  await rig.register('cli_2', registered.other);
  for (const [client, own, others] of [
    ['cli_1', registered.code, registered.other],
    ['cli_2', registered.other, registered.code],
  ] as const) {
    rig.sent.length = 0;
    assert.deepEqual(fieldsOf(await (await rig.atForm(client)).step()), ['address']);
    const { tab, step } = await rig.checked(client);
    assert.equal(step.kind, 'authorize', JSON.stringify(step));
    assert.equal((await rig.signIn(tab)).kind, 'done');
    const proofs = rig.proofsAt(rig.bench.origin);
    assert.ok(proofs.includes(`${own.id}:${own.secret}`), proofs);
    assert.ok(!proofs.includes(others.secret));
  }
});

test('A program signs in with what its partner was given.', async (t) => {
  const rig = await registeredRig(t);
  await rig.register('cli_1', registered.program, { system: program });
  const { step } = await rig.checked('cli_1', program);
  assert.equal(step.kind, 'done', JSON.stringify(step));
  const before = await rig.checked('cli_2', program);
  assert.equal(problemOf((before.answer.body as { step: Step }).step), 'input.required');
});

test('Where a partner is registered, its people are not told to register anything; those of another are.', async (t) => {
  const rig = await registeredRig(t);
  await rig.register('cli_1', registered.code);
  const guideAt = async (client: Partner) => {
    const step = await (await rig.atForm(client)).step();
    assert(step.kind === 'form');
    return { fields: fieldsOf(step), steps: step.guide.steps.join(' '), copy: step.guide.copy.length };
  };
  const [own, others] = [await guideAt('cli_1'), await guideAt('cli_2')];
  assert.deepEqual([own.fields, own.copy], [['address'], 0]);
  assert.doesNotMatch(own.steps, /register an app/);
  assert.deepEqual(others.fields, all);
  assert.match(others.steps, /register an app/);
  const frame = await (await rig.atForm('cli_1')).frame();
  assert.deepEqual(fieldsOf(frame.opened.step), ['address']);
});

for (const [of, app] of [
  [system, registered.code],
  [program, registered.program],
] as const)
  test(`An address of somebody else’s gets neither the id nor the secret: ${of}.`, async (t) => {
    const rig = await registeredRig(t);
    await rig.register('cli_1', app, { system: of });
    const { tab, step } = await rig.checked('cli_1', of, rig.other.origin);
    assert.equal(step.kind, 'form', JSON.stringify(step));
    assert.equal(problemOf(step), 'auth.server_not_registered');
    assert.ok(rig.other.got.length > 0, 'the server was asked what it is');
    const said = JSON.stringify(rig.other.got) + rig.proofsAt(rig.other.origin);
    assert.ok(!said.includes(app.id) && !said.includes(app.secret), said);
    assert.deepEqual(
      rig.other.got.filter(({ method }) => method === 'POST'),
      [],
    );
    const answer = await (await tab.frame()).submit({ address: rig.bench.origin });
    assert.equal(answer.status, 200);
    await rig.runs.settled();
    assert.ok(['authorize', 'done'].includes((await tab.step()).kind));
  });

test('The secret is in no answer, no log, no draft and no row; what sessions and connections keep has the id alone.', async (t) => {
  const rig = await registeredRig(t);
  const { ports } = rig;
  await rig.register('cli_1', registered.code);
  const said: unknown[] = [];
  const { tab, answer, step } = await rig.checked('cli_1');
  said.push(answer.body, step, (await tab.frame()).opened);
  const session = await loadSession(ports.store, tab.opened.session.id);
  assert(session);
  const pending = openPending(ports.vault, session);
  assert.deepEqual(pending?.registered, { issuer: `${rig.bench.origin}/oidc`, id: registered.code.id });
  assert.deepEqual(pending?.values, { address: rig.bench.origin });
  said.push(pending, await rig.signIn(tab), await rig.exchange(tab));
  const row = await ports.store.selectFrom('credential').selectAll().executeTakeFirstOrThrow();
  const opened = openSealed(ports, { ...row, id: row.connection_id }, row.sealed);
  assert.deepEqual(opened.registered, pending?.registered);
  said.push(opened, await openAccess(ports, { ...row, id: row.connection_id }), rig.logged, await dump(rig));
  const text = JSON.stringify(said);
  assert.ok(text.includes('larkfield-test-erp'), 'there is something to look through');
  assert.ok(!text.includes(registered.code.secret));
  assert.ok(!(await dump(rig)).includes(registered.code.id));
});

test('Once it is removed, new sessions ask, and connections made with it say whose turn it is.', async (t) => {
  const rig = await registeredRig(t);
  await rig.register('cli_1', registered.code);
  const token = await rig.connected();
  assert.deepEqual(await read(rig, token), [200, undefined]);
  await rig.remove('cli_1');
  assert.deepEqual(fieldsOf(await (await rig.atForm('cli_1')).step()), all);
  rig.sent.length = 0;
  assert.deepEqual(await read(rig, token), [502, 'auth.registration_unusable']);
  assert.deepEqual(rig.sent, []);
  await rig.register('cli_1', registered.code);
  assert.deepEqual(await read(rig, token), [200, undefined]);
});

test('A secret may change under living connections; another id or issuer may not.', async (t) => {
  const rig = await registeredRig(t);
  await rig.register('cli_1', registered.code);
  const token = await rig.connected();
  await rig.register('cli_1', { ...registered.code, secret: 'mistyped' });
  await endTokens(rig);
  assert.deepEqual(await read(rig, token), [502, 'auth.registration_unusable']);
  await rig.register('cli_1', registered.code);
  assert.deepEqual(await read(rig, token), [200, undefined]);
  await rig.register('cli_1', registered.other);
  assert.deepEqual(await read(rig, token), [502, 'auth.registration_unusable']);
  await rig.register('cli_1', registered.code, { issuer: `${rig.other.origin}/oidc` });
  assert.deepEqual(await read(rig, token), [502, 'auth.registration_unusable']);
});

test('A connection whose client was typed keeps it when the partner is registered later.', async (t) => {
  const rig = await registeredRig(t);
  const tab = await rig.atForm('cli_1');
  await (await tab.frame()).submit(rig.typed);
  await rig.runs.settled();
  await rig.signIn(tab);
  const token = await rig.exchange(tab);
  await rig.register('cli_1', registered.other);
  await endTokens(rig);
  rig.sent.length = 0;
  assert.deepEqual(await read(rig, token), [200, undefined]);
  const proofs = rig.proofsAt(rig.bench.origin);
  assert.ok(proofs.includes(registered.code.secret), 'tokens were renewed');
  assert.ok(!proofs.includes(registered.other.secret));
});

test('A form that was drawn before is taken: what is too much in it is not used, what is missing is asked for.', async (t) => {
  const rig = await registeredRig(t);
  const before = await rig.atForm('cli_1');
  const frame = await before.frame();
  assert.deepEqual(fieldsOf(frame.opened.step), all);
  await rig.register('cli_1', registered.code);
  const values = { address: rig.bench.origin, client_id: 'somebody', client_secret: 'something' };
  assert.equal((await frame.probe({ address: rig.bench.origin, client_id: 'somebody' })).status, 200);
  assert.equal((await frame.submit(values)).status, 200);
  await rig.runs.settled();
  assert.equal((await rig.signIn(before)).kind, 'done');

  const later = await (await rig.atForm('cli_1')).frame();
  await rig.remove('cli_1');
  const { body } = await later.submit({ address: rig.bench.origin });
  const { step } = body as { step: Step };
  assert.deepEqual([fieldsOf(step), problemOf(step)], [all, 'input.required']);
});

test('Removed while somebody signs in, it is said where they are, and going back asks for the fields.', async (t) => {
  const rig = await registeredRig(t);
  await rig.register('cli_1', registered.code);
  const { tab, step } = await rig.checked('cli_1');
  assert.equal(step.kind, 'authorize');
  await rig.remove('cli_1');
  await rig.signIn(tab);
  const after = await tab.step();
  assert.deepEqual([after.kind, problemOf(after)], ['authorize', 'auth.registration_unusable']);
  await tab.back(after.id);
  assert.deepEqual(fieldsOf(await tab.step()), all);
});

test('A secret that the system refuses is the partner’s to mend, not the person’s.', async (t) => {
  const rig = await registeredRig(t);
  await rig.register('cli_1', { ...registered.program, secret: 'mistyped' }, { system: program });
  const { step } = await rig.checked('cli_1', program);
  assert.equal(failureOf(step), 'auth.registration_unusable', JSON.stringify(step));
  assert.ok(!JSON.stringify(step).includes('mistyped'));
});

test('A registered secret that comes back in what a system says is struck out.', async (t) => {
  const rig = await registeredRig(t);
  await rig.register('cli_1', registered.program, { system: program });
  const { methods } = rig.ports;
  const method = methods.get('oauth2_client_credentials');
  assert(method);
  const echoing: typeof method = {
    ...method,
    check: async ({ registered: own }, report) => {
      const failure = failed('auth.failed', { host: `see ${own?.secret.reveal()}` });
      report({ stage: 'auth', status: 'failed', evidence: [], failure });
      return { status: 'failed', failure };
    },
  };
  Object.assign(rig.ports, { methods: new Map([...methods, [method.id, echoing]]) });
  const { tab, step } = await rig.checked('cli_1', program);
  assert.equal(failureOf(step), 'auth.failed', JSON.stringify(step));
  const said = JSON.stringify([step, await tab.step(), await dump(rig)]);
  assert.match(said, /see •••/);
  assert.ok(!said.includes(registered.program.secret));
});

test('A grant is given back with the registration that it was given to.', async (t) => {
  const rig = await registeredRig(t);
  await rig.register('cli_1', registered.code);
  const { tab } = await rig.checked('cli_1');
  await rig.signIn(tab);
  const tokens = await rig.heldBy(tab);
  assert.equal(await rig.works(tokens), true);
  await tab.call('POST', '/connect/session/cancel');
  assert.equal(await rig.works(tokens), false);
  assert.deepEqual(await rig.ends(), ['grant.returned']);
});
