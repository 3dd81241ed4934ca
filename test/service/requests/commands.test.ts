import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestCommands } from '../../../src/service/requests/commands.ts';
import { listRequests } from '../../../src/service/requests/kept.ts';
import { rig } from '../connecting/rig.ts';

const commands = async () => {
  const { open, ports } = await rig();
  const tab = await open();
  const ask = async (body: object, key: string): Promise<string> => {
    const headers = { 'idempotency-key': key };
    return String((await tab.call('POST', '/connect/session/requests', body, headers)).body['id']);
  };
  const run = async (...args: string[]): Promise<string[]> => {
    const said: string[] = [];
    const room = { withStore: (work: (store: typeof ports.store) => Promise<void>) => work(ports.store) };
    const group = requestCommands({ ...room, say: (line) => void said.push(line) });
    await group.parseAsync(args, { from: 'user' });
    return said;
  };
  return { ask, run, ports };
};

test('The operator reads what was asked for, and marks it as done.', async () => {
  const { ask, run, ports } = await commands();
  assert.deepEqual(await run('list'), ['Nothing was asked for that is not done.']);
  const id = await ask({ name: 'Flurbo EAM', maker: 'Flurbo', note: 'Plant 7', lang: 'de' }, 'the-first-key');
  const lines = await run('list');
  assert.deepEqual(lines.slice(0, 3), [`${id}  Flurbo EAM`, '  maker  Flurbo', '  note   Plant 7']);
  assert.match(lines[3] ?? '', /^ {2}asked {2}2026-01-01 by customer-1 of cli_1 in de$/);
  assert.deepEqual(
    JSON.parse((await run('list', '--json'))[0] ?? ''),
    await listRequests(ports.store, false),
  );
  assert.deepEqual(await run('done', id), [`${id} is done.`]);
  assert.deepEqual(await run('list'), ['Nothing was asked for that is not done.']);
  assert.match((await run('list', '--all')).join('\n'), /, done \d{4}-/);
  await assert.rejects(run('done', 'req_nobody'), /No open request is called req_nobody/);
});

test('What strangers wrote moves no cursor and makes no line of its own on the operator’s terminal.', async () => {
  const { ask, run } = await commands();
  const note = 'first\nreq_forged  Other\u001b[2J\u009b1A\u202eesrever';
  await ask({ name: 'Flurbo\u200b \u202eMAE', note }, 'the-first-key');
  const said = await run('list');
  assert.equal(said.length, 3);
  for (const line of said) assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u);
});
