import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, inspect } from 'node:util';
import { createPinoLog } from '../../src/service/adapters/pino-log.ts';
import { Secret } from '../../src/service/secret.ts';

const canary = 'c4n4ry-in-a-box';

test('a secret is had by asking for it, and shows in no other way', () => {
  const secret = new Secret(canary);
  assert.equal(secret.reveal(), canary);
  const lines: string[] = [];
  createPinoLog('info', { write: (line: string) => void lines.push(line) }).info('x', {
    code: secret as never,
  });
  const shown = [
    `${secret}`,
    String(secret),
    // Joining it by mistake is what is tried here.
    // eslint-disable-next-line @typescript-eslint/restrict-plus-operands
    'a ' + (secret as never),
    JSON.stringify({ secret, deep: [{ secret }] }),
    inspect(secret, { showHidden: true, depth: 9, customInspect: true }),
    format('%s %o %j %d', secret, secret, secret, secret),
    new Error(`wrong: ${secret}`).message,
    [secret].join(),
    ...lines,
  ];
  for (const text of shown) assert.ok(text.includes('[secret]') && !text.includes(canary), text);
  const taken = [structuredClone(secret), { ...secret }, Object.assign({}, secret), Object.entries(secret)];
  for (const each of taken) assert.ok(!inspect(each, { showHidden: true }).includes(canary));
  assert.ok(!inspect(secret, { showHidden: true, customInspect: false }).includes(canary));
});
