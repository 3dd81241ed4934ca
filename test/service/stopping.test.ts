import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openSqliteStore } from '../../src/service/adapters/sqlite-store.ts';
import { registerClient } from '../../src/service/clients/register.ts';
import { readConfig } from '../../src/service/config.ts';
import { sha256 } from '../../src/service/digest.ts';
import { startService } from '../../src/service/node.ts';
import { newMasterKey } from '../../src/service/vault/master-key.ts';
import { basic } from './stand.ts';

const page = 'http://localhost:4000';
const json = { 'content-type': 'application/json' };

/** A system that takes connections and says nothing. */
const silentSystem = async (t: TestContext) => {
  const { promise: called, resolve } = Promise.withResolvers<Socket>();
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    resolve(socket);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => server.close());
  return { port: (server.address() as AddressInfo).port, called };
};

const running = async (t: TestContext, allowed: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'makini-stopping-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const free = createServer();
  await new Promise<void>((listening) => free.listen(0, '127.0.0.1', listening));
  const { port } = free.address() as AddressInfo;
  await new Promise((closed) => free.close(closed));
  const env = {
    MAKINI_ISSUER: `http://127.0.0.1:${port}`,
    MAKINI_PORT: String(port),
    MAKINI_DATA: folder,
    MAKINI_MASTER_KEY: newMasterKey(),
    MAKINI_LOG_LEVEL: 'silent',
    MAKINI_DASHBOARD: 'off',
    MAKINI_EGRESS_ALLOW: `127.0.0.1:${allowed}`,
  };
  return { folder, service: await startService(readConfig(env, () => '')) };
};

/** A person whose check runs; answers with its stream. */
const checking = async (url: string, store: Parameters<typeof registerClient>[0], system: number) => {
  const client = await registerClient(store, Date.now, {
    name: 'Partner',
    mode: 'test',
    redirectUris: [`${page}/callback`],
    origins: [page],
  });
  const send = async (path: string, headers: Record<string, string>, body: object | URLSearchParams) => {
    const text = body instanceof URLSearchParams ? body : JSON.stringify(body);
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: text });
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.json() as Promise<Record<string, never>>;
  };
  const form = new URLSearchParams({
    response_type: 'code',
    redirect_uri: `${page}/callback`,
    state: 'state-12345',
    code_challenge: sha256('v'.repeat(43)),
    code_challenge_method: 'S256',
    customer_id: 'cust-1',
    origin: page,
  });
  const { request_uri } = await send('/oauth/par', { authorization: basic(client) }, form);
  const opened = await send(
    '/connect/sessions',
    { ...json, origin: page },
    { request_uri, system: 'sap-cap' },
  );
  const element = { origin: page, authorization: `Bearer ${String(opened['session']?.['token'])}` };
  const step = opened['step'] as unknown as { kind: string; id: string };
  if (step.kind === 'prepare') {
    await send('/connect/session/answer', { ...json, ...element }, { kind: 'prepare', step: step.id });
  }
  const ticket = await send('/connect/session/ticket', { ...json, ...element }, {});
  const own = { ...json, origin: url, 'sec-fetch-site': 'same-origin' };
  const frame = await send('/connect/frame/open', own, ticket);
  const values = { address: `https://127.0.0.1:${system}/odata`, username: 'planner', password: 'secret' };
  const submitted = await send(
    '/connect/frame/submit',
    { ...own, authorization: `Bearer ${String(frame['token'])}` },
    { step: frame['step']?.['id'], values },
  );
  const check = String(submitted['step']?.['check']?.['id']);
  return fetch(`${url}/connect/session/checks/${check}/events`, { headers: element });
};

test('a service that is stopped ends its streams, waits for its running check, and then closes its store', async (t) => {
  const system = await silentSystem(t);
  const { service, folder } = await running(t, system.port);
  const stream = await checking(service.url, service.ports.store, system.port);
  const socket = await system.called;
  const stopping = service.stop();
  const told = await stream.text();
  assert.match(told, /"stage":"input","status":"passed"/);
  assert.doesNotMatch(told, /event: end/);
  await assert.rejects(fetch(`${service.url}/healthz`));
  const { status } = await service.ports.store
    .selectFrom('check_run')
    .select('status')
    .executeTakeFirstOrThrow();
  assert.equal(status, 'running');
  socket.destroy();
  await stopping;
  const { store, close } = await openSqliteStore(folder, 'serve');
  const ended = await store.selectFrom('check_run').select('status').executeTakeFirstOrThrow();
  assert.equal(ended.status, 'failed');
  const last = await store
    .selectFrom('check_event')
    .select('event')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  assert.match(last?.event ?? '', /"type":"end"/);
  await close();
});
