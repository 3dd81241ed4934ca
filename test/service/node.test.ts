import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readConfig, type Config } from '../../src/service/config.ts';
import { startService } from '../../src/service/node.ts';
import { sealedColumns } from '../../src/service/keys/sealed-columns.ts';
import { ServeError } from '../../src/service/serve-error.ts';
import { newMasterKey } from '../../src/service/vault/master-key.ts';
import { MasterKeyError } from '../../src/service/vault/vault-error.ts';
import { addSealedRows } from './keys/sealed-rows.ts';
import { freePort } from './free-port.ts';

const cli = fileURLToPath(new URL('../../src/service/cli.ts', import.meta.url));

const environment = async (t: TestContext): Promise<Record<string, string>> => {
  const folder = await mkdtemp(join(tmpdir(), 'makini-node-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  return {
    MAKINI_ISSUER: `http://127.0.0.1:${port}`,
    MAKINI_PORT: String(port),
    MAKINI_DATA: join(folder, 'data'),
    MAKINI_MASTER_KEY: newMasterKey(),
    MAKINI_LOG_LEVEL: 'silent',
    MAKINI_DASHBOARD: 'off',
  };
};

const configOf = (env: Record<string, string>): Config => readConfig(env, () => '');

test('a service starts, answers on its issuer, and stops', async (t) => {
  const env = await environment(t);
  const service = await startService(configOf(env));
  const answer = await fetch(`${service.url}/healthz`);
  assert.equal(((await answer.json()) as { status: string }).status, 'ok');
  await service.stop();
  await assert.rejects(fetch(`${service.url}/healthz`));
  const again = await startService(configOf(env));
  await again.stop();
});

test('a service with a token for figures shows them to whoever has it', async (t) => {
  const token = 'token-of-the-operator-0123456789';
  const env = { ...(await environment(t)), MAKINI_METRICS_TOKEN: token };
  const service = await startService(configOf(env));
  const ask = (headers: Record<string, string>) => fetch(`${service.url}/metrics`, { headers });
  assert.equal((await ask({})).status, 401);
  const text = await (await ask({ authorization: `Bearer ${token}` })).text();
  for (const line of ['makini_store_up 1', 'makini_streams_open 0', 'makini_turns{state="waiting"} 0'])
    assert.ok(text.includes(`\n${line}\n`), line);
  assert.match(
    text,
    /makini_request_duration_seconds_count\{route="\/metrics",method="GET",status="4xx"\} 1/,
  );
  await service.stop();
});

test('a taken port is one sentence, and the store is let go', async (t) => {
  const env = await environment(t);
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(Number(env['MAKINI_PORT']), '127.0.0.1', resolve));
  await assert.rejects(startService(configOf(env)), (error: unknown) => {
    assert.ok(error instanceof ServeError);
    assert.match(error.message, /^Port \d+ on 127\.0\.0\.1 is taken: .*MAKINI_PORT\.$/);
    return true;
  });
  await new Promise((resolve) => blocker.close(resolve));
  await (await startService(configOf(env))).stop();
});

test('another master key is refused at start', async (t) => {
  const env = await environment(t);
  await (await startService(configOf(env))).stop();
  const other = { ...env, MAKINI_MASTER_KEY: newMasterKey() };
  await assert.rejects(startService(configOf(other)), MasterKeyError);
  const rotated = { ...other, MAKINI_MASTER_KEY_PREVIOUS: env['MAKINI_MASTER_KEY'] ?? '' };
  await (await startService(configOf(rotated))).stop();
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`serve ends by itself after ${signal}`, async (t) => {
    const env = { ...(await environment(t)), MAKINI_LOG_LEVEL: 'info' };
    const child = spawn(process.execPath, [cli, 'serve'], { env: { PATH: process.env['PATH'], ...env } });
    t.after(() => child.kill('SIGKILL'));
    const lines: string[] = [];
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error(lines.join(''))));
      child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
      child.stdout.on('data', (chunk: Buffer) => {
        lines.push(chunk.toString());
        if (lines.join('').includes('service.started')) resolve();
      });
    });
    child.removeAllListeners('exit');
    const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    assert.equal(await ended, 0);
    assert.match(lines.join(''), /service\.stopped/);
  });
}

test('rows under a key that was not given are told at start, and everything else works', async (t) => {
  const env = await environment(t);
  const { ports, stop } = await startService(configOf(env));
  await addSealedRows(ports.store, ports.vault, 1);
  await stop();
  const rotated = {
    ...env,
    MAKINI_MASTER_KEY: newMasterKey(),
    MAKINI_MASTER_KEY_PREVIOUS: env['MAKINI_MASTER_KEY'] ?? '',
  };
  await (await startService(configOf(rotated))).stop();
  // Too early: nothing was sealed anew.
  const alone = { ...rotated, MAKINI_MASTER_KEY_PREVIOUS: '', MAKINI_LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, [cli, 'serve'], { env: { PATH: process.env['PATH'], ...alone } });
  t.after(() => child.kill('SIGKILL'));
  const counts = sealedColumns.map(({ table }) => `${table} ${table === 'credential' ? 2 : 1}`);
  const unknown = counts.toSorted();
  const lines: Record<string, unknown>[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(JSON.parse(line) as Record<string, unknown>);
    if (lines.length === unknown.length) break;
  }
  assert.ok(lines.every(({ msg, key }) => msg === 'keys.missing' && key === ports.vault.keyIds[0]));
  assert.deepEqual(lines.map(({ table, count }) => `${String(table)} ${String(count)}`).toSorted(), unknown);
});

test('The dashboard listens beside the service, which sends this machine there and nobody else.', async (t) => {
  const env = { ...(await environment(t)), MAKINI_DASHBOARD: '127.0.0.1:0' };
  const service = await startService(configOf(env));
  t.after(() => service.stop());
  const { url = '', setup = '' } = service.dashboard ?? {};
  const door = (headers: Record<string, string> = {}) =>
    fetch(`${service.url}/dashboard`, { redirect: 'manual', headers });
  const here = await door();
  assert.deepEqual([here.status, here.headers.get('location')], [307, url]);
  for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip'])
    assert.equal((await door({ [name]: '203.0.113.5' })).status, 404);
  assert.equal((await fetch(`${service.url}/dashboard/api/state`)).status, 404);
  assert.equal((await fetch(url)).status, 200);
  const state = (await (await fetch(`${url}/api/state`)).json()) as { state: string };
  assert.equal(state.state, 'setup');
  assert.match(setup, /\/dashboard#setup=[\w-]{43}$/);
});

test('A port that is taken leaves the service without a dashboard, and is told.', async (t) => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  t.after(() => taken.close());
  const { port } = taken.address() as AddressInfo;
  const env = { ...(await environment(t)), MAKINI_DASHBOARD: `127.0.0.1:${port}` };
  const service = await startService(configOf(env));
  t.after(() => service.stop());
  assert.equal(service.dashboard, undefined);
  assert.equal((await fetch(`${service.url}/healthz`)).status, 200);
  assert.equal((await fetch(`${service.url}/dashboard`)).status, 404);
});
