import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenCommands } from '../../../src/service/tokens/commands.ts';
import { makeStand } from '../stand.ts';

const operator = async () => {
  const stand = await makeStand({ clock: Date.now });
  const { store } = stand.ports;
  const run = async (args: readonly string[], input = ''): Promise<string> => {
    const said: string[] = [];
    const group = tokenCommands({
      withStore: (work) => work(store),
      say: (line) => void said.push(line),
      input: async () => input,
    });
    group.exitOverride();
    for (const command of group.commands)
      command.exitOverride().configureOutput({ writeErr: () => undefined });
    await group.parseAsync(args, { from: 'user' });
    return said.join('\n');
  };
  const works = async (token: string): Promise<boolean> =>
    (await stand.bearer('/api/integrations/current', token)).status === 200;
  const told = async () =>
    (await store.selectFrom('outbox').select('payload').where('type', '=', 'token.revoked').execute()).length;
  return { ...stand, run, works, told };
};

test('The operator lists tokens without their texts, and rotates one, whose text is printed once.', async () => {
  const { run, works, connected, client } = await operator();
  assert.equal(await run(['list']), 'No API token lives.');
  const { connection, token } = await connected();
  const listed = await run(['list', '--client', client.id]);
  assert.ok(
    listed.includes(connection) && listed.includes(token.slice(-4)) && !listed.includes(token),
    listed,
  );
  assert.match(listed, /last used never/);
  const rotated = await run(['rotate', connection, '--overlap', '0']);
  const [text = ''] = /mk_test_\S+/.exec(rotated) ?? [];
  assert.deepEqual([await works(token), await works(text)], [false, true]);
  const json = JSON.parse(await run(['list', '--connection', connection, '--json'])) as { hint: string }[];
  assert.ok(json.length === 1 && !JSON.stringify(json).includes(text));
  await assert.rejects(run(['rotate', 'con_nobody']), /There is no connection con_nobody/);
  await assert.rejects(run(['rotate', connection, '--overlap', 'soon']), /seconds from 0 to 604800/);
});

test('Every token of a client ends by one command, its app tokens too, and no other client’s; connections stay.', async () => {
  const { run, works, connected, appToken, bearer, account, client, told, ports } = await operator();
  const made = [await connected(), await connected(), await connected()];
  const app = await appToken();
  const other = await connected(await account());
  const said = await run(['revoke', '--client', client.id, '--all']);
  assert.equal(said, `3 API tokens and 1 app token of ${client.id} have ended.`);
  for (const { token } of made) assert.equal(await works(token), false);
  assert.equal((await bearer('/api/system/client', app)).status, 401);
  assert.ok(await works(other.token));
  assert.equal(await told(), 3);
  const rows = await ports.store.selectFrom('connection').select('status').execute();
  assert.deepEqual([...new Set(rows.map(({ status }) => status))], ['active']);
  assert.match(await run(['revoke', '--client', client.id, '--all']), /^0 API tokens and 0 app tokens /);
  assert.equal(await told(), 3);
});

test('Of a live client nothing ends unless that is said.', async () => {
  const { run, works, connected, account } = await operator();
  const live = await account('live');
  const { token } = await connected(live);
  const all = ['revoke', '--client', live.id, '--all'];
  await assert.rejects(run(all), /is a live client: 1 API token would end at once\. Add --live/);
  assert.ok(await works(token));
  await run([...all, '--live']);
  assert.equal(await works(token), false);
});

test('What leaked is ended wherever it stands in a text; what it means otherwise is said.', async () => {
  const { run, works, connected } = await operator();
  const [one, two] = [await connected(), await connected()];
  const cut = two.token.slice(0, -1);
  const leaked = `MAKINI="${one.token}"\n${cut}\n${one.token} mk_test_${'x'.repeat(49)}`;
  assert.equal(
    await run(['revoke', '--stdin'], leaked),
    '1 token ended; 1 had ended before, or are not from here.',
  );
  assert.deepEqual([await works(one.token), await works(two.token)], [false, true]);
  await assert.rejects(run(['revoke', '--stdin'], 'nothing'), /There is no token in it/);
  assert.match(await run(['revoke', '--connection', two.connection]), /^1 API token of con_\S+ ended/);
  for (const args of [['revoke'], ['revoke', '--client', 'x'], ['revoke', '--connection', 'x', '--all']])
    await assert.rejects(run(args), /Say which/);
});
