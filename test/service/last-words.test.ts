import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

const canary = 'c4n4ry-nobody-caught';
const at = (path: string) => JSON.stringify(new URL(`../../src/service/${path}`, import.meta.url).href);

const endOf = (throwing: string) => {
  const script = `
    const { createPinoLog } = await import(${at('adapters/pino-log.ts')});
    const { logLastWords } = await import(${at('last-words.ts')});
    logLastWords(createPinoLog('info'));
    setTimeout(() => {}, 60_000);
    ${throwing}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
};

for (const [what, throwing] of [
  ['an exception', `setTimeout(() => { throw new TypeError('${canary}'); });`],
  ['a rejection', `void Promise.reject(Object.assign(new TypeError('${canary}'), { cause: '${canary}' }));`],
] as const) {
  test(`${what} that nobody caught ends the process, and its message is told nowhere`, () => {
    const { status, stdout, stderr } = endOf(throwing);
    assert.equal(status, 1);
    assert.ok(!stderr.includes(canary) && !stdout.includes(canary), stdout + stderr);
    const line = JSON.parse(stdout) as Record<string, unknown>;
    assert.deepEqual([line['msg'], line['error']], ['process.failed', 'TypeError']);
  });
}
