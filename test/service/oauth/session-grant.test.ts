import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SessionRow, TokenAnswer, sessionGrant } from '../../../src/contract/index.ts';
import { renewalOf } from '../../../src/service/connections/renewal.ts';
import { sweep } from '../../../src/service/connecting/housekeeping.ts';
import { forgetExpired } from '../../../src/service/oauth/forget.ts';
import { errorOf, makeStand, verifier, type Account, type Stand } from '../stand.ts';

const hour = 3600_000;

const stage = async () => {
  const stand = await makeStand();
  const ask = (session: string, form: Record<string, string> = {}, as?: Account) =>
    stand.post(
      '/link/token',
      { grant_type: sessionGrant, session, code_verifier: verifier, ...form },
      {},
      as ?? stand.client,
    );
  const token = async (session: string): Promise<string> => {
    const answer = await ask(session);
    assert.equal(answer.status, 200, await answer.clone().text());
    return TokenAnswer.parse(await answer.json()).access_token;
  };
  const reason = async (session: string, form: Record<string, string> = {}, as?: Account) => {
    const [status, error, description] = await errorOf(await ask(session, form, as));
    assert.deepEqual([status, error], [400, 'invalid_grant']);
    return description.split(':')[0];
  };
  const ack = (text: string) =>
    stand.bearer('/connect/ack', text, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
  const unclaimed = async (as: Account = stand.client): Promise<SessionRow[]> => {
    const answer = await stand.bearer('/api/system/sessions?filter[claimed]=false', await stand.appToken(as));
    assert.equal(answer.status, 200, await answer.clone().text());
    const { data } = (await answer.json()) as { data: unknown[] };
    return data.map((row) => SessionRow.parse(row));
  };
  return { ...stand, ask, token, reason, ack, unclaimed };
};

/** A session that reconnects a connection: its new credentials wait beside the old ones. */
const renewed = async ({ ports, post, pushed, sessionOf, client }: Stand, connection: string) => {
  const answer = await post('/oauth/par', pushed({ connection_id: connection }));
  const { request_uri } = (await answer.json()) as { request_uri: string };
  const { id } = await sessionOf(request_uri);
  await ports.store
    .updateTable('session')
    .set({
      status: 'done',
      flow: JSON.stringify({ step: 'stp_1', fixed: true, place: { at: 'select' } }),
      connection_id: connection,
      request_hash: null,
      opened_at: ports.clock(),
    })
    .where('id', '=', id)
    .execute();
  await ports.store
    .insertInto('credential')
    .values({
      connection_id: connection,
      client_id: client.id,
      mode: client.mode,
      purpose: renewalOf(id),
      sealed: ports.vault.seal('{}', {
        client: client.id,
        mode: client.mode,
        subject: connection,
        purpose: 'credentials',
      }),
      created_at: ports.clock(),
    })
    .execute();
  return id;
};

test('a session gives the same token, by either grant, until it is acknowledged', async () => {
  const { authorized, exchange, token, ack, reason, mintCode, ports } = await stage();
  const { session, code, connection } = await authorized();
  const first = await token(session);
  assert.equal(await token(session), first);
  const byCode = TokenAnswer.parse(await (await exchange(code)).json());
  assert.equal(byCode.access_token, first);
  assert.equal((await ports.store.selectFrom('token').selectAll().execute()).length, 1);
  assert.equal((await ack(first)).status, 204);
  assert.equal(await reason(session), 'session_claimed');
  const late = TokenAnswer.parse(await (await exchange(await mintCode(session, connection))).json());
  assert.equal(late.access_token, first, 'the page that comes after the webhook hears of the same token');
});

test('after a day an unclaimed session gives a fresh token, and the old one is dead', async () => {
  const { authorized, token, bearer, time, ports } = await stage();
  const { session } = await authorized();
  const old = await token(session);
  time.now += 24 * hour;
  await forgetExpired(ports);
  const kept = await ports.store.selectFrom('token').select('sealed').execute();
  assert.deepEqual(kept, [{ sealed: null }]);
  const fresh = await token(session);
  assert.notEqual(fresh, old);
  assert.equal((await bearer('/api/integrations/current', old)).status, 401);
  assert.equal((await bearer('/api/integrations/current', fresh)).status, 200);
});

test('a token that was used without an acknowledgement is handed over as well', async () => {
  const { connected, bearer, reason } = await stage();
  const { session, token } = await connected();
  await bearer('/api/integrations/current', token);
  assert.equal(await reason(session), 'session_claimed');
});

test('asked many times at once, a session has one token', async () => {
  const { authorized, ask, ports } = await stage();
  const { session } = await authorized();
  const answers = await Promise.all(Array.from({ length: 50 }, () => ask(session)));
  const texts = await Promise.all(answers.map((answer) => answer.text()));
  assert.equal(new Set(texts).size, 1);
  assert.equal((await ports.store.selectFrom('token').selectAll().execute()).length, 1);
});

test('another verifier, another client and another mode get nothing, and are written down', async () => {
  const { authorized, reason, account, ports } = await stage();
  const { session } = await authorized();
  assert.equal(await reason(session, { code_verifier: 'w'.repeat(43) }), 'verifier_mismatch');
  assert.equal(await reason(session, {}, await account('test')), 'session_unknown');
  assert.equal(await reason(session, {}, await account('live')), 'session_unknown');
  assert.equal(await reason('ses_of_nobody'), 'session_unknown');
  assert.equal((await ports.store.selectFrom('token').selectAll().execute()).length, 0);
  const audited = await ports.store.selectFrom('audit').select(['action', 'detail']).execute();
  const refused = audited.filter(({ action }) => action === 'session.refused');
  assert.ok(refused.some(({ detail }) => detail.includes('verifier_mismatch')));
  assert.equal(refused.length, 4);
});

test('a session that is not done, and one whose result is unbound, give no token', async () => {
  const { authorized, reason, unclaimed, post, pushed, sessionOf, ports } = await stage();
  const answer = (await (await post('/oauth/par', pushed())).json()) as { request_uri: string };
  assert.equal(await reason((await sessionOf(answer.request_uri)).id), 'session_not_done');
  const { session } = await authorized();
  const until = { unbound_until: ports.clock() + 600_000 };
  await ports.store.updateTable('session').set(until).where('id', '=', session).execute();
  assert.equal(await reason(session), 'session_unbound');
  assert.deepEqual(await unclaimed(), []);
});

test('the list holds what waits, of this client alone, and not what was claimed', async () => {
  const { authorized, connected, unclaimed, token, ack, time, account } = await stage();
  const first = await authorized();
  time.now += 1000;
  const second = await connected();
  const rows = await unclaimed();
  assert.deepEqual(
    rows.map(({ id, customer_id, state, connection }) => [id, customer_id, state, connection.id]),
    [first, second].map(({ session, connection }) => [session, 'cust-1', 'state-12345', connection]),
  );
  assert.deepEqual(await unclaimed(await account('live')), []);
  await ack(await token(first.session));
  await ack(second.token);
  assert.deepEqual(await unclaimed(), []);
});

test('the list wants its filter, an app token and no browser', async () => {
  const { bearer, appToken, connected } = await stage();
  const app = await appToken();
  assert.equal((await bearer('/api/system/sessions', app)).status, 400);
  assert.equal((await bearer('/api/system/sessions?filter[claimed]=true', app)).status, 400);
  const { token } = await connected();
  assert.equal((await bearer('/api/system/sessions?filter[claimed]=false', token)).status, 401);
  const page = { headers: { origin: 'https://app.test' } };
  assert.equal((await bearer('/api/system/sessions?filter[claimed]=false', app, page)).status, 403);
});

test('after seven days nobody gets it, and after a disconnection neither', async () => {
  const { authorized, connected, bearer, reason, unclaimed, time, ports } = await stage();
  const ended = await connected();
  await bearer('/api/integrations/current', ended.token, { method: 'DELETE' });
  assert.equal(await reason(ended.session), 'connection_ended');
  const { session } = await authorized();
  time.now += 7 * 24 * hour;
  await sweep(ports);
  assert.equal(await reason(session), 'claim_expired');
  assert.deepEqual(await unclaimed(), []);
});

test('a reconnect waits until its own token is used, though its connection was claimed long ago', async () => {
  const stand = await stage();
  const { connected, bearer, token, reason, unclaimed, time, ports } = stand;
  const before = await connected();
  await bearer('/api/integrations/current', before.token);
  time.now += hour;
  const older = await renewed(stand, before.connection);
  time.now += hour;
  const newer = await renewed(stand, before.connection);
  assert.deepEqual(
    (await unclaimed()).map(({ id, reconnected }) => [id, reconnected]),
    [
      [older, true],
      [newer, true],
    ],
  );
  const fresh = await token(newer);
  assert.equal(await token(newer), fresh);
  assert.equal((await bearer('/api/integrations/current', before.token)).status, 200);
  assert.equal((await bearer('/api/integrations/current', fresh)).status, 200);
  assert.equal((await bearer('/api/integrations/current', before.token)).status, 401);
  assert.equal(await reason(newer), 'session_claimed');
  assert.deepEqual(await unclaimed(), [], 'the older reconnect must not come back over the newer one');
  assert.equal(await reason(older), 'claim_expired');
  const left = await ports.store.selectFrom('credential').select('purpose').execute();
  assert.deepEqual(left, [{ purpose: 'credentials' }]);
});
