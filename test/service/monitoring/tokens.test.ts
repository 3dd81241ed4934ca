// Connections whose tokens a real authorization server gives: renewed once, and a dead refresh token is a definite refusal.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import type { ConnectionTable } from '../../../src/service/tables.ts';
import type { EgressRequest, Tokens } from '../../../src/service/ports.ts';
import { Monitor } from '../../../src/service/monitoring/worker.ts';
import { credentialContext, openAccess, openSealed } from '../../../src/service/connecting/credentials.ts';
import { methodOf } from '../../../src/service/connecting/check-job.ts';
import { createMethods } from '../../../src/service/upstream/methods/index.ts';
import { erpRig } from '../grants/erp-rig.ts';

const catalogue = createDiskCatalogue();

const minute = 60_000;

/** A person's connection to the ERP; the way out counts refreshes. */
const connected = async (t: TestContext) => {
  const made = await erpRig(t);
  const { ports, signedIn, exchange, use, time } = made;
  const refreshes: string[] = [];
  const { egress } = ports;
  const counting = {
    ...egress,
    connect: egress.connect.bind(egress),
    request: (request: EgressRequest) => {
      const form = new URLSearchParams(request.body ?? '');
      if (form.get('grant_type') === 'refresh_token') refreshes.push(form.get('refresh_token') ?? '');
      return egress.request(request);
    },
  };
  Object.assign(ports, { egress: counting, methods: createMethods({ egress: counting, catalogue }) });
  const { tab } = await signedIn();
  const { connection } = await use(await exchange(tab));
  const monitor = new Monitor(ports, { chance: () => 1, every: 0 });
  const row = () =>
    ports.store
      .selectFrom('connection')
      .selectAll()
      .where('id', '=', connection.id)
      .executeTakeFirstOrThrow();
  const pass = async (ms: number): Promise<void> => {
    time.now += ms;
    await monitor.settled();
  };
  const health = async () => {
    const { status, reason, owner } = await row();
    return [status, reason, owner];
  };
  /** Ends a token at the server. */
  const revoke = async (token: string | undefined): Promise<void> => {
    const { client_id = '', client_secret = '' } = made.typed;
    const answer = await fetch(`${made.bench.origin}/oidc/token/revocation`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ token: token ?? '' }).toString(),
    });
    assert.equal(answer.status, 200, await answer.text());
  };
  /** Puts an access token that has ended into the place of the stored one; the refresh token stays. */
  const endAccess = async (): Promise<Tokens> => {
    const stored = await made.storedFor();
    const ended = { ...stored, access: 'ended-early' };
    const kept = await ports.store.selectFrom('credential').selectAll().executeTakeFirstOrThrow();
    const opened = openSealed(ports, connection, kept.sealed);
    const sealed = ports.vault.seal(
      JSON.stringify({ ...opened, tokens: ended }),
      credentialContext(connection),
    );
    await ports.store.updateTable('credential').set({ sealed }).execute();
    return ended;
  };
  return { ...made, connection, refreshes, row, pass, health, revoke, endAccess };
};

const readOf = (ports: Parameters<typeof openAccess>[0], connection: Pick<ConnectionTable, 'id'>) => {
  const never = new AbortController().signal;
  return async () => {
    const access = await openAccess(ports, connection as Parameters<typeof openAccess>[1]);
    return methodOf(ports, access.system).describe(access, never);
  };
};

test('an access token that the system no longer takes is renewed by the check, and nothing is wrong', async (t) => {
  const { pass, health, refreshes, storedFor, endAccess } = await connected(t);
  const before = await endAccess();
  await pass(15 * minute);
  assert.deepEqual(await health(), ['active', null, null]);
  assert.deepEqual(refreshes, [before.refresh]);
  const now = await storedFor();
  assert.notEqual(now.access, before.access);
  await pass(15 * minute);
  assert.equal(refreshes.length, 1);
});

test('the check and ten readings at once renew once, and what was rotated is kept', async (t) => {
  const { ports, connection, pass, health, refreshes, storedFor, endAccess } = await connected(t);
  const before = await endAccess();
  const read = readOf(ports, connection);
  await Promise.all([pass(15 * minute), ...Array.from({ length: 10 }, read)]);
  assert.deepEqual(refreshes, [before.refresh]);
  assert.deepEqual(await health(), ['active', null, null]);
  const now = await storedFor();
  assert.ok(now.refresh !== undefined && now.refresh !== before.refresh, 'it was rotated');
});

test('a refresh token that was ended is a definite refusal: twice asked, then somebody must sign in', async (t) => {
  const { pass, health, refreshes, storedFor, revoke } = await connected(t);
  const { refresh } = await storedFor();
  await revoke(refresh);
  await pass(15 * minute);
  assert.deepEqual(await health(), ['active', null, null]);
  await pass(5 * minute);
  assert.deepEqual(await health(), ['reauthorization_required', 'auth.refresh_refused', 'you']);
  assert.equal(refreshes.length, 2);
  for (let at = 0; at < 10; at += 1) await pass(60 * minute);
  assert.equal(refreshes.length, 2);
});

test('a person who signs in again mends it: the partner is told, and the connection is watched again', async (t) => {
  const made = await connected(t);
  const { pass, health, storedFor, revoke, ports, connection, signedIn, exchange, use, row, time } = made;
  const { refresh } = await storedFor();
  await revoke(refresh);
  await pass(15 * minute);
  await pass(5 * minute);
  assert.equal((await health())[0], 'reauthorization_required');
  time.now += minute;
  const { tab } = await signedIn('planner', { connection_id: connection.id });
  await use(await exchange(tab));
  assert.deepEqual(await health(), ['active', null, null]);
  assert.ok(((await row()).next_check_at ?? 0) > time.now);
  const events = await ports.store.selectFrom('outbox').select(['type', 'payload']).execute();
  const told = events.filter(({ type }) => type === 'connection.reauthorized');
  assert.equal(told.length, 1);
  const data = JSON.parse(told[0]?.payload ?? '') as Record<string, unknown>;
  assert.deepEqual([data['connection_id'], data['status'], data['reason']], [connection.id, 'active', null]);
  await pass(15 * minute);
  assert.deepEqual(await health(), ['active', null, null]);
});
