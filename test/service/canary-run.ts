// What the canaries go through, and the search of everything that it left behind. Core dumps, heap snapshots and --report are not
// searched: they hold what the process holds, and the operator leaves them off.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { findings, Canaries, type Trace } from './canaries.ts';
import { lookAtDashboard } from './canary-dashboard.ts';
import { startHost } from './canary-host.ts';
import { walkToSignIn } from './canary-sign-in.ts';
import { walk, type Ending } from './canary-walk.ts';

/** How many sessions end in each way, how many end at the system's own sign-in page, how often secrets are thrown at the service, and how many canaries and places that makes at least. */
export interface CanaryRun {
  readonly rounds: readonly (readonly [Ending, number])[];
  readonly signIns: number;
  readonly throws: number;
  readonly least: { readonly canaries: number; readonly traces: number };
}

/** Runs a real process over success, failure and crash with secrets everywhere, and fails where one was left behind. */
export const leavesNoTrace = async (
  t: TestContext,
  { rounds, signIns, throws, least }: CanaryRun,
): Promise<void> => {
  const canaries = new Canaries();
  const host = await startHost(t, canaries);
  for (const [ending, count] of rounds)
    for (let round = 0; round < count; round += 1) await walk(host, canaries, ending);
  for (let round = 0; round < signIns; round += 1) await walkToSignIn(host, canaries);
  await host.throwAtIt(throws);
  // The first was answered with a failure that repeated it, so this is more than one delivery.
  await host.told(2);
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
  await lookAtDashboard(host, canaries);
  await host.stop();

  assert.match(host.log(), /"msg":"process\.failed"/);
  assert.match(host.log(), /"msg":"check\.failed"/);
  assert.match(host.log(), /"msg":"webhook\.failed"/);
  assert.match(host.log(), /"msg":"webhook\.delivered"/);
  assert.match(host.log(), /"route":"\/oauth\/callback\/\{client\}\/\{system\}"/);
  assert.ok(host.granted() >= 2 * signIns, 'the ERP gave tokens');
  t.diagnostic(`${canaries.size} canaries, ${host.traces.length + files.length} places`);
  assert.ok(canaries.size >= least.canaries);
  const traces: Trace[] = [...host.traces, ...files, { where: 'log', text: host.log() }];
  assert.ok(traces.length > least.traces && files.some(({ text }) => text.includes('mkv1.')));
  assert.deepEqual(findings(canaries, traces), []);
};
