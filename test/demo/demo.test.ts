// The demo as a whole, without a browser: what starts, what it keeps, what it says when a part ends by itself.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { startDemo, wantedPorts } from '../../demo/demo.ts';
import type { Demo, PortName } from '../../demo/demo.ts';
import { forgetPostgres } from '../../demo/systems/postgresql/server.ts';
import { freePort, freePorts } from '../service/free-port.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'demo-'));
const ports = await freePorts(Object.keys(wantedPorts) as PortName[]);
const said: string[] = [];
let demo: Demo;

before(async () => {
  demo = await startDemo({ dataDir, ports, say: (line) => void said.push(line) });
});
after(async () => {
  await demo.stop();
  for (const folder of [dataDir, join(dataDir, 'started')]) await forgetPostgres(join(folder, 'systems'));
  rmSync(dataDir, { recursive: true });
});

const openSession = async ({ url }: Demo) => {
  const page = await fetch(url);
  const cookie = (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const answer = await fetch(`${url}/makini/session`, {
    method: 'POST',
    headers: { cookie, origin: url, 'content-type': 'application/json' },
    body: '{"reason":"open"}',
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

test('each part is said with a tick, then everything answers', async () => {
  assert.equal(said.filter((line) => line.includes('✓')).length, 4);
  const { port } = new URL(demo.url);
  const numbered = await fetch(`http://127.0.0.1:${port}/sign-in`, { redirect: 'manual' });
  assert.equal(numbered.headers.get('location'), `${demo.url}/sign-in`);
  assert.equal((await fetch(`${demo.url}/makini-connect/makini-connect.js`)).status, 200);
  assert.equal((await fetch(`${demo.serviceUrl}/healthz`)).status, 200);
});

test('the product opens sessions at the service', async () => {
  const { status, body } = await openSession(demo);
  assert.equal(status, 200, JSON.stringify(body));
  assert.equal(body.service, demo.serviceUrl);
});

test('the page and the service are different sites, as on the internet', () => {
  assert.equal(new URL(demo.url).hostname, 'localhost');
  assert.equal(new URL(demo.serviceUrl).hostname, '127.0.0.1');
});

test('a second start finds the client of the first; a taken port and a crash are said', async () => {
  const kept = readFileSync(join(dataDir, 'partner/client.json'), 'utf8');
  const elsewhere = mkdtempSync(join(tmpdir(), 'demo-beside-'));
  const lines: string[] = [];
  const crash = Promise.withResolvers<string>();
  const say = (line: string): void => void lines.push(line);
  const beside = await startDemo({
    dataDir: elsewhere,
    ports,
    say,
    onCrash: crash.resolve,
    without: ['the PostgreSQL database', 'the OPC UA server'],
  });
  assert.ok(lines.some((line) => line.includes(`Port ${ports['the product']} is taken`)));
  process.kill(beside.servicePid, 'SIGKILL');
  assert.match(await crash.promise, /The connect service ended by itself \(SIGKILL\)/);
  await beside.stop();
  rmSync(elsewhere, { recursive: true });
  await demo.stop();
  const { 'the product': product, 'the connect service': connect } = ports;
  const again = { 'the product': product, 'the connect service': connect };
  demo = await startDemo({ dataDir, ports: again, quiet: true, without: ['the OPC UA server'] });
  assert.equal(new URL(demo.typed.success.address).port, String(ports['the SAP system']));
  assert.equal(readFileSync(join(dataDir, 'partner/client.json'), 'utf8'), kept);
  assert.equal((await openSession(demo)).status, 200);
});

test('npm start’s script prints one address and what to type, and Ctrl-C ends it', async () => {
  const port = await freePort();
  const script = spawn(
    process.execPath,
    ['demo/start.ts', '--port', String(port), '--data', join(dataDir, 'started'), '--reset'],
    { cwd: new URL('../..', import.meta.url) },
  );
  let text = '';
  for (const stream of [script.stdout, script.stderr]) {
    stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  }
  const over = new Promise<number | null>((resolve) => script.once('exit', resolve));
  await new Promise<void>((resolve) => {
    script.stdout.on('data', () => text.includes('Ctrl-C') && resolve());
    void over.then(() => resolve());
  });
  script.kill('SIGINT');
  assert.equal(await over, 0, text);
  assert.ok(text.includes(`Ready. Open  http://localhost:${port}`), text);
  assert.match(text, /Password +planner-2026/);
  assert.match(text, /clerk/);
  assert.match(text, /Server +opc\.tcp:\/\/localhost:\d+\n +User name +operator/);
  assert.match(text, /Ended\./);
});
