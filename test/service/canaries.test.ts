// Secrets by the hundred through a real process, over success, failure and crash; then a search of everything that it left behind.
// Core dumps, heap snapshots and --report are not searched: they hold what the process holds, and the operator leaves them off.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findings, Canaries, type Trace } from './canaries.ts';
import { startHost } from './canary-host.ts';
import { walk, type Ending } from './canary-walk.ts';

/** How many of each; together with what each session mints they are far more than 300. */
const rounds: readonly (readonly [Ending, number])[] = [
  ['connected', 14],
  ['refused', 8],
  ['garbage', 6],
  ['redirected', 4],
  ['broken', 4],
  ['cancelled', 6],
];

test('three hundred secrets leave no trace in logs, files, answers, addresses or crashes', async (t) => {
  const canaries = new Canaries();
  const host = await startHost(t, canaries);
  for (const [ending, count] of rounds)
    for (let round = 0; round < count; round += 1) await walk(host, canaries, ending);
  await host.throwAtIt();
  const files: Trace[] = await host.files('after success and failure');

  const hanging = await walk(host, canaries, 'hanging');
  files.push(...(await host.files('while a check runs')));
  await host.kill();
  files.push(...(await host.files('after SIGKILL')));
  await host.start();
  await hanging.lookAgain();

  await walk(host, canaries, 'hanging');
  const crashed = await host.crash();
  assert.equal(crashed.code, 1);
  files.push(...(await host.files('after an uncaught exception')));
  await host.start();
  await walk(host, canaries, 'connected');
  await host.stop();

  assert.match(host.log(), /"msg":"process\.failed"/);
  assert.match(host.log(), /"msg":"check\.failed"/);
  t.diagnostic(`${canaries.size} canaries, ${host.traces.length + files.length} places`);
  assert.ok(canaries.size >= 300);
  const traces: Trace[] = [...host.traces, ...files, { where: 'log', text: host.log() }];
  assert.ok(traces.length > 500 && files.some(({ text }) => text.includes('mkv1.')));
  assert.deepEqual(findings(canaries, traces), []);
});

test('the search finds what is there, in every spelling', () => {
  for (const spell of [
    (text: string) => text,
    (text: string) => Buffer.from(text).toString('base64'),
    (text: string) => Buffer.from(`planner:${text}`).toString('base64'),
    (text: string) => Buffer.from(text).toString('base64url'),
    (text: string) => Buffer.from(text).toString('hex'),
    encodeURIComponent,
    (text: string) => JSON.stringify(text),
    (text: string) => JSON.stringify(JSON.stringify(text)),
    (text: string) => Buffer.from(JSON.stringify(text)).toString('latin1'),
    (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`),
  ]) {
    const canaries = new Canaries();
    const secret = canaries.plant('password', ['allowed']);
    const traces = ['allowed', 'elsewhere'].map((where) => ({ where, text: `{"x":"${spell(secret)}"}` }));
    assert.deepEqual(findings(canaries, traces), ['password in elsewhere']);
  }
});
