import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { failureFacts, framesOf } from '../../src/service/failure-facts.ts';
import { createVault } from '../../src/service/vault/vault.ts';
import { makeStand } from './stand.ts';
import { masterKey } from './stand-ports.ts';

const canary = 'c4n4ry-of-a-driver';

test('of what was thrown the name is told, and nothing that somebody may have written', () => {
  const named = Object.assign(new Error(canary), { name: canary, detail: canary, cause: new Error(canary) });
  assert.deepEqual(failureFacts(named), { error: 'Error' });
  assert.deepEqual(failureFacts(new TypeError(canary)), { error: 'TypeError' });
  assert.deepEqual(failureFacts(Object.assign(named, { code: canary })), { error: 'Error' });
  assert.deepEqual(failureFacts(Object.assign(named, { code: 'EACCES' })), {
    error: 'Error',
    code: 'EACCES',
  });
  assert.deepEqual(
    [failureFacts(canary), failureFacts(undefined)],
    [{ error: 'string' }, { error: 'undefined' }],
  );
});

test('what an operator has to know of a store is told: that its disk is full, or that it takes no writes', (t) => {
  const database = new DatabaseSync(':memory:');
  t.after(() => database.close());
  database.exec('create table small (text); pragma max_page_count = 3');
  const fill = (): void => void database.prepare('insert into small values (zeroblob(100000))').run();
  assert.throws(fill, (error: unknown) => {
    assert.deepEqual(failureFacts(error), { error: 'Error', code: 'ERR_SQLITE_ERROR 13' });
    return true;
  });
  const coded = (code: string) => failureFacts(Object.assign(new Error(canary), { code })).code;
  assert.deepEqual(['53100', '25006', '57P01', 'c4n4r', '99999'].map(coded), [
    '53100',
    '25006',
    '57P01',
    undefined,
    undefined,
  ]);
});

test('frames are told without the message, also when the message looks like one', () => {
  const frames = framesOf(new Error(`wrong\n    at ${canary} (file.ts:1:1)\n    at ${canary}`));
  assert.match(frames, /^at .*failure-facts\.test\.ts:\d+:\d+\)?( \| |$)/);
  assert.ok(!frames.includes(canary));
  assert.deepEqual([framesOf(canary), framesOf(Object.assign(new Error(), { stack: canary }))], ['', '']);
});

test('a request that meets a value which does not open is a 500, and the log says which value', async (t) => {
  const { connected, bearer, ports, lines, close, client } = await makeStand();
  t.after(close);
  const { connection, token } = await connected();
  const failed = () => lines.findLast(({ event }) => event === 'request.failed')?.facts;
  const context = {
    client: client.id,
    mode: client.mode,
    subject: 'con_other',
    purpose: 'credentials',
  } as const;
  const sealed = ports.vault.seal(canary, context);
  await ports.store.updateTable('credential').set({ sealed }).execute();
  const answer = await bearer('/api/raw/tables', token);
  assert.equal(answer.status, 500);
  const said = await answer.text();
  const { frames: _frames, reference: _reference, ...facts } = failed() ?? {};
  assert.deepEqual(facts, {
    error: 'VaultError',
    code: 'tampered',
    purpose: 'credentials',
    subject: connection,
    client: client.id,
    mode: client.mode,
    key: ports.vault.keyIds[0],
  });
  for (const text of [said, JSON.stringify(lines)]) assert.ok(!text.includes(canary));
  const other = createVault([masterKey()]).seal('{}', { ...context, subject: connection });
  await ports.store.updateTable('credential').set({ sealed: other }).execute();
  assert.equal((await bearer('/api/raw/tables', token)).status, 500);
  assert.equal(failed()?.['code'], 'unknown_key');
});
