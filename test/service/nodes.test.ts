// Three nodes on one PostgreSQL: each request meets the next node, and what happens on one is heard on the others.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openPostgresStore } from '../../src/service/adapters/postgres-store.ts';
import { StoreError } from '../../src/service/adapters/store-error.ts';
import { endLostChecks } from '../../src/service/connecting/housekeeping.ts';
import { exchangeCode } from '../../src/service/oauth/exchange.ts';
import type { Ports } from '../../src/service/ports.ts';
import { findByText, isOpen } from '../../src/service/tokens/living.ts';
import { revokeToken } from '../../src/service/oauth/revoke.ts';
import { addressOf, startServer } from './adapters/database.ts';
import { callback, good, rig, type Script } from './connecting/rig.ts';
import { sha256 } from '../../src/service/digest.ts';

const server = await startServer();
after(() => server.stop());

const threeNodes = async () => {
  const { address } = await server.make('ready');
  const open = () => openPostgresStore(address, { connections: 4 });
  const stores = [await open(), await open(), await open()] as const;
  after(async () => {
    for (const { close } of stores) await close();
  });
  return rig({ stores });
};

const untilStopped: Script['check'] = (_access, report, signal) => {
  report({ stage: 'network', status: 'running', evidence: [] });
  return new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(new Error('stopped'))),
  );
};

const client = { id: 'cli_1', mode: 'test', name: 'Uptime', redirect_uris: [callback], origins: [] } as const;
const verifier = 'v'.repeat(43);

test('a flow whose every request meets another node ends connected, and its token dies on all of them at once', async () => {
  const { open, nodes } = await threeNodes();
  const tab = await open({ code_challenge: sha256(verifier) }, { system: 'plain' });
  await (await tab.frame()).submit(good);
  await Promise.all(nodes.map(({ runs }) => runs.settled()));
  assert.equal((await tab.step()).kind, 'done');
  const { code } = (await tab.call('POST', '/connect/session/code')).body as { code: string };
  const [one, two, three] = nodes.map(({ ports }) => ports);
  assert(one && two && three);
  const body = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  } as const;
  const { access_token: token } = await exchangeCode(two, client, body, undefined);
  const lives = async (ports: Ports) => {
    const found = await findByText(ports, token);
    return found !== undefined && isOpen(found.row, ports.clock());
  };
  for (const ports of [one, two, three]) assert.ok(await lives(ports));
  await revokeToken(three, client, token);
  for (const ports of [one, two, three]) assert.equal(await lives(ports), false);
});

test('a stream on one node tells at once what a check on another node does', async () => {
  const { atForm, nodes, script } = await threeNodes();
  const held = Promise.withResolvers<void>();
  script.check = async (_access, report) => {
    await held.promise;
    report({ stage: 'dns', status: 'passed', ms: 1, evidence: [] });
    return { status: 'passed', evidence: [], warnings: [], account: 'planner' };
  };
  const tab = await atForm();
  const { body } = await (await tab.frame()).submit(good);
  const check = (body['step'] as { check: { id: string } }).check.id;
  const elsewhere = nodes.find(({ runs }) => !runs.has(check)) ?? assert.fail();
  const answer = await elsewhere.app.request(
    `https://connect.example/connect/session/checks/${check}/events`,
    {
      headers: { origin: 'https://app.example', authorization: `Bearer ${tab.opened.session.token}` },
    },
  );
  const heard = answer.text();
  held.resolve();
  assert.match(await heard, /"stage":"ready","status":"passed"[\s\S]*event: end/);
});

test('leaving a check by way of another node stops it where it runs', async () => {
  const { atForm, nodes, script } = await threeNodes();
  script.check = untilStopped;
  const tab = await atForm();
  const { body } = await (await tab.frame()).submit(good);
  const step = body['step'] as { id: string; check: { id: string } };
  const runner = nodes.find(({ runs }) => runs.has(step.check.id)) ?? assert.fail();
  assert.equal((await tab.back(step.id)).status, 200);
  await runner.runs.settled();
  assert.equal(runner.runs.has(step.check.id), false);
  assert.equal((await tab.step()).kind, 'form');
});

test('a check of a node that is gone is ended by another one, and tried again without typing; what the dead one brings late does not count', async () => {
  const { atForm, nodes, script, time } = await threeNodes();
  const late = Promise.withResolvers<void>();
  const { check: passing } = script;
  script.check = async (...all) => {
    await late.promise;
    return passing(...all);
  };
  const tab = await atForm();
  const { body } = await (await tab.frame()).submit(good);
  const id = (body['step'] as { check: { id: string } }).check.id;
  const other = nodes.find(({ runs }) => !runs.has(id)) ?? assert.fail();
  const gone = nodes.find(({ runs }) => runs.has(id)) ?? assert.fail();
  await endLostChecks(other.ports);
  assert.equal(((await tab.step()) as { check: { status: string } }).check.status, 'running');
  // The lease runs out: whoever ran it has not spoken for it.
  time.now += 9_000;
  await Promise.all(nodes.map(({ ports }) => endLostChecks(ports)));
  const step = await tab.step();
  assert(step.kind === 'check');
  const failed = step.check.stages.find(({ failure }) => failure)?.failure;
  assert.deepEqual([step.check.status, failed?.code], ['failed', 'service.interrupted']);
  late.resolve();
  await gone.runs.settled();
  assert.deepEqual(await gone.ports.store.selectFrom('connection').select('id').execute(), []);
  assert.equal((await tab.answer({ kind: 'retry', step: step.id })).status, 200);
  await Promise.all(nodes.map(({ runs }) => runs.settled()));
  assert.equal((await tab.step()).kind, 'done');
});

test('a node whose listening connection is cut hears again', async () => {
  const { nodes } = await threeNodes();
  const [one, two] = nodes;
  assert(one?.ports.bell && two?.ports.bell);
  const heard: (string | undefined)[] = [];
  let wake = (): void => undefined;
  two.ports.bell.listen((id) => {
    heard.push(id);
    wake();
  });
  const until = async (id: string): Promise<void> => {
    while (!heard.includes(id)) {
      one.ports.bell?.ring(id);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 100);
      });
    }
  };
  await until('before');
  await server.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen makini_bell' and usename = current_user`,
  );
  await until('after');
});

test('five nodes that start at once on an empty database make its tables once', async () => {
  const { address } = await server.make('empty');
  const stores = await Promise.all(Array.from({ length: 5 }, () => openPostgresStore(address)));
  for (const { store } of stores)
    assert.deepEqual(await store.selectFrom('client').selectAll().execute(), []);
  for (const { close } of stores) await close();
});

const startError = async (url: string, files: Record<string, string> = {}): Promise<string> => {
  try {
    await (await openPostgresStore(addressOf(url, files))).close();
  } catch (error) {
    assert.ok(error instanceof StoreError, String(error));
    return error.message;
  }
  return 'it opened';
};

test('what is wrong with a database is one sentence at start, without its password', async () => {
  const { url } = await server.make('ready');
  const change = (how: (url: URL) => void): string => {
    const changed = new URL(url);
    how(changed);
    return changed.href;
  };
  const said = {
    password: await startError(change((to) => (to.password = 'canary-secret'))),
    database: await startError(server.url('nowhere')),
    port: await startError(change((to) => (to.port = '1'))),
    rights: await startError(
      change((to) => {
        to.username = 'guest';
        to.password = 'guest';
        to.pathname = '/home';
      }),
    ),
    certificate: await startError(`${url}?sslmode=verify-full`),
  };
  assert.match(said.password, /^The database refuses the password of makini/);
  assert.match(said.database, /^There is no database nowhere on 127\.0\.0\.1/);
  assert.match(said.port, /^The database on 127\.0\.0\.1:1 cannot be reached \(ECONNREFUSED\)/);
  assert.match(said.rights, /^guest may not make tables in home/);
  assert.match(said.certificate, /^The certificate of the database on 127\.0\.0\.1 is not accepted/);
  assert.doesNotMatch(JSON.stringify(said), /canary-secret/);
  const trusted = `${url}?sslmode=verify-full&sslrootcert=/ca.pem`;
  assert.equal(await startError(trusted, { '/ca.pem': server.ca ?? '' }), 'it opened');
  await server.query(
    `insert into kysely_migration values ('9999-later', '2030-01-01T00:00:00.000Z')`,
    new URL(url).pathname.slice(1),
  );
  assert.match(await startError(url), /^A newer version of makini-connect wrote this data/);
});
