// What the canaries go through, and the search of everything that it left behind. Core dumps, heap snapshots and --report are not
// searched: they hold what the process holds, and the operator leaves them off.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { findings, Canaries, type Trace } from './canaries.ts';
import { startHost } from './canary-host.ts';
import { walk, type Ending } from './canary-walk.ts';

/** How many sessions end in each way, how often secrets are thrown at the service, and how many canaries and places that makes at least. */
export interface CanaryRun {
  readonly rounds: readonly (readonly [Ending, number])[];
  readonly throws: number;
  readonly least: { readonly canaries: number; readonly traces: number };
}

/** Runs a real process over success, failure and crash with secrets everywhere, and fails where one was left behind. */
export const leavesNoTrace = async (t: TestContext, { rounds, throws, least }: CanaryRun): Promise<void> => {
  const canaries = new Canaries();
  const host = await startHost(t, canaries);
  for (const [ending, count] of rounds)
    for (let round = 0; round < count; round += 1) await walk(host, canaries, ending);
  await host.throwAtIt(throws);
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
  assert.ok(canaries.size >= least.canaries);
  const traces: Trace[] = [...host.traces, ...files, { where: 'log', text: host.log() }];
  assert.ok(traces.length > least.traces && files.some(({ text }) => text.includes('mkv1.')));
  assert.deepEqual(findings(canaries, traces), []);
};
