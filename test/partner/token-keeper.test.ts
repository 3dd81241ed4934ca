// The SDK's tokens against the real service's OAuth: refreshed in time, once, and never lost between the answer and the store.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPartner, type Delivery, type Fetch, type PartnerOptions } from '../../src/partner/index.ts';
import { TokenAnswer } from '../../src/contract/index.ts';
import { issuer, makeStand, origin, type Stand } from '../service/stand.ts';

const second = 1000;
const hour = 3_600 * second;

/** A store of the partner's own that outlives its processes. */
const memory = () => {
  const kept = new Map<string, Delivery>();
  return {
    kept,
    put: (delivery: Delivery) => void kept.set(delivery.connection.id, delivery),
    get: (id: string) => kept.get(id),
  };
};

/** A service whose tokens live for an hour, and a partner's store with the first pair of a connection. */
const stage = async () => {
  const stand = await makeStand({ clock: Date.now, tokenLife: { access: hour, refresh: 10 * hour } });
  const { connection: id, code } = await stand.authorized();
  const answer = TokenAnswer.parse(await (await stand.exchange(code)).json());
  assert(answer.connection && answer.refresh_token);
  const store = memory();
  const first: Delivery = {
    token: answer.access_token,
    refreshToken: answer.refresh_token,
    connection: answer.connection,
    customer: { id: 'cust-1', name: 'Acme' },
  };
  /** As if so much of its time were left. */
  const left = (ms: number): void =>
    store.put({ ...(store.get(id) ?? first), expiresAt: new Date(Date.now() + ms) });
  left(hour);
  const asked: string[] = [];
  const wire: Fetch = async (url, init) => {
    asked.push(`${init.method ?? 'GET'} ${new URL(url).pathname}`);
    return stand.app.request(url, init);
  };
  const start = (options: Partial<PartnerOptions> = {}) =>
    createPartner({
      service: issuer,
      clientId: stand.client.id,
      clientSecret: stand.client.secret,
      origins: [origin],
      customer: () => null,
      onToken: store.put,
      getToken: store.get,
      onError: () => undefined,
      fetch: wire,
      ...options,
    });
  const works = async (token: string) =>
    (await stand.bearer('/api/integrations/current', token)).status === 200;
  const rows = async () =>
    (await stand.ports.store.selectFrom('token').select('hash').where('kind', '=', 'connection').execute())
      .length;
  return { ...stand, id, first, store, left, asked, wire, start, works, rows };
};

test('a token that lives is given as it is stored; one that ends within a minute is refreshed, once for all who ask', async () => {
  const { start, id, first, left, asked, store, works, rows } = await stage();
  const partner = start();
  assert.equal(await partner.tokenFor(id), first.token);
  assert.deepEqual(asked, []);
  left(59 * second);
  const tokens = await Promise.all(Array.from({ length: 50 }, () => partner.tokenFor(id)));
  assert.equal(new Set(tokens).size, 1);
  assert.notEqual(tokens[0], first.token);
  assert.deepEqual(asked, ['POST /link/token']);
  const kept = store.get(id);
  assert.deepEqual([kept?.token, kept?.customer], [tokens[0], first.customer]);
  assert.match(kept?.refreshToken ?? '', /^mkr_test_/);
  const end = kept?.expiresAt?.getTime() ?? 0;
  assert.ok(end > Date.now() + hour / 2 && end < Date.now() + 2 * hour);
  assert.deepEqual([await works(tokens[0] ?? ''), await rows()], [true, 2]);
  assert.equal(await partner.tokenFor(id), tokens[0]);
});

test('a process that was killed between the answer and its store loses nothing: the next one gets the same pair', async () => {
  const { start, id, left, store, first, works, rows } = await stage();
  left(0);
  const answered: Delivery[] = [];
  const dying = start({
    onToken: (delivery) => {
      answered.push(delivery);
      throw new Error('killed');
    },
  });
  await assert.rejects(dying.tokenFor(id), { code: 'store_failed' });
  assert.equal(store.get(id)?.token, first.token);
  const token = await start().tokenFor(id);
  assert.equal(token, answered[0]?.token);
  assert.equal(store.get(id)?.refreshToken, answered[0]?.refreshToken);
  assert.deepEqual([await works(token), await rows()], [true, 2]);
});

test('processes that renew at the same moment store the same pair, also when one has begun to use it', async () => {
  const { start, id, left, store, first, works, rows } = await stage();
  left(0);
  const tokens = await Promise.all([start(), start(), start()].map((partner) => partner.tokenFor(id)));
  assert.equal(new Set(tokens).size, 1);
  assert.ok(await works(tokens[0] ?? ''));
  // Its store was read before the others had stored.
  store.put({ ...first, expiresAt: new Date() });
  assert.equal(await start().tokenFor(id), tokens[0]);
  assert.equal(await rows(), 2);
});

test('while the service is away a token is given for as long as it lives, and after that its absence is said', async () => {
  const { start, id, left, first } = await stage();
  const away = start({ fetch: () => Promise.reject(new TypeError('no route')) });
  left(30 * second);
  assert.equal(await away.tokenFor(id), first.token);
  left(-1);
  await assert.rejects(away.tokenFor(id), { code: 'service_unreachable' });
});

const endLine = async ({ post, first }: Pick<Stand, 'post'> & { readonly first: Delivery }) =>
  post('/oauth/revoke', { token: first.refreshToken ?? '' });

test('where the refresh token is dead the client’s secret gets another one, and nobody has to sign in', async () => {
  const made = await stage();
  const { start, id, left, store, works } = made;
  await endLine(made);
  left(0);
  const token = await start().tokenFor(id);
  assert.ok(await works(token));
  assert.deepEqual([store.get(id)?.token, store.get(id)?.customer.name], [token, 'Acme']);
});

test('a token without a refresh token is rotated when it ends', async () => {
  const { start, id, left, store, works } = await stage();
  left(0);
  const { refreshToken, ...alone } = store.get(id) ?? assert.fail();
  assert.ok(refreshToken);
  store.put(alone);
  assert.ok(await works(await start().tokenFor(id)));
});

test('of a connection that has ended it is said that it has', async () => {
  const { start, id, left, bearer, first } = await stage();
  await bearer('/api/integrations/current', first.token, { method: 'DELETE' });
  left(0);
  await assert.rejects(start().tokenFor(id), { code: 'connection_disconnected' });
});

test('what is not stored is missing, and without getToken there is nothing to look at', async () => {
  const { start } = await stage();
  await assert.rejects(start().tokenFor('con_none'), { code: 'token_missing', status: 404 });
  const { kept: nothing } = memory();
  assert.equal(nothing.size, 0);
  await assert.rejects(start({ getToken: undefined as never }).tokenFor('con_none'), {
    code: 'options_malformed',
  });
  const broken = start({ getToken: () => Promise.reject(new Error('disk')) });
  await assert.rejects(broken.tokenFor('con_none'), { code: 'store_failed' });
});

test('rotating stores another token and gives it; the ones before go on for the overlap', async () => {
  const { start, id, first, store, works } = await stage();
  const partner = start();
  assert.ok(await works(first.token));
  const token = await partner.rotateToken(id, { overlap: 60 });
  assert.deepEqual([store.get(id)?.token, store.get(id)?.customer.name], [token, 'Acme']);
  assert.deepEqual([await works(token), await works(first.token)], [true, true]);
  const last = await partner.rotateToken(id, { overlap: 0 });
  assert.deepEqual([await works(last), await works(token), await works(first.token)], [true, false, false]);
  assert.equal(await partner.tokenFor(id), last);
});

test('a rotation whose answer was lost is asked for again, and is the same one', async () => {
  const { start, id, wire, works, rows } = await stage();
  let lost = 0;
  const token = await start({
    fetch: async (url, init) => {
      const answer = await wire(url, init);
      if (!url.includes('/token?') && !url.endsWith('/token')) return answer;
      if (url.endsWith('/link/token') || lost > 0) return answer;
      lost += 1;
      throw new TypeError('reset');
    },
  }).rotateToken(id);
  assert.deepEqual([lost, await works(token), await rows()], [1, true, 2]);
});
