// Two real processes on one PostgreSQL: one is killed, the other goes on; one that is stopped takes its leave.
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { registerClient } from '../../../src/service/clients/register.ts';
import { openPostgresStore } from '../../../src/service/adapters/postgres-store.ts';
import { newMasterKey } from '../../../src/service/vault/master-key.ts';
import { startServer } from '../adapters/database.ts';
import { freePort } from '../free-port.ts';
import { basic } from '../stand.ts';

const cli = fileURLToPath(new URL('../../../src/service/cli.ts', import.meta.url));
const server = await startServer();
const children: ChildProcess[] = [];
after(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server.stop();
});

const started = (child: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('service.started')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(said)));
  });

const node = async (url: string, key: string) => {
  const port = await freePort();
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: url,
    MAKINI_ISSUER: 'https://connect.test',
    MAKINI_PORT: String(port),
    MAKINI_MASTER_KEY: key,
    MAKINI_DASHBOARD: 'off',
  };
  const child = spawn(process.execPath, [cli, 'serve'], { env });
  children.push(child);
  await started(child);
  child.removeAllListeners('exit');
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { origin: `http://127.0.0.1:${port}`, child, ended };
};

test('nodes that start together share one database; one is killed, and the other goes on with what it wrote', async () => {
  const { url, address } = await server.make('empty');
  const key = newMasterKey();
  const [one, two] = await Promise.all([node(url, key), node(url, key)]);
  const { store, close } = await openPostgresStore(address);
  const client = await registerClient(store, Date.now, {
    name: 'Partner',
    mode: 'test',
    redirectUris: ['https://app.test/callback'],
    origins: ['https://app.test'],
  });
  const appToken = await fetch(`${one.origin}/link/token`, {
    method: 'POST',
    headers: { authorization: basic(client), 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  });
  const { access_token: token } = (await appToken.json()) as { access_token: string };
  one.child.kill('SIGKILL');
  await one.ended;
  const headers = { authorization: `Bearer ${token}` };
  assert.equal((await fetch(`${two.origin}/api/system/client`, { headers })).status, 200);
  assert.equal((await fetch(`${two.origin}/readyz`)).status, 200);
  two.child.kill('SIGTERM');
  assert.equal(await two.ended, 0);
  await close();
});

test('a node with another master key does not start beside the others', async () => {
  const { url } = await server.make('ready');
  await node(url, newMasterKey());
  await assert.rejects(node(url, newMasterKey()), /The master key is not the one/);
});
