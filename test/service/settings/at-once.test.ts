import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes, type Table } from '../../../src/contract/index.ts';
import { disconnect } from '../../../src/service/connections/disconnect.ts';
import { connected } from '../connections/connected.ts';
import { page, type Tab } from '../connecting/rig.ts';

const names = Array.from({ length: 12 }, (_, at) => `Own_${at}`);
const table: Table = {
  name: 'Equipment',
  custom: false,
  columns: ['ID', ...names].map((name) => ({
    ...{ name, type: 'text', nullable: true },
    ...{ key: name === 'ID', custom: name !== 'ID' },
  })),
};
const field = (column: string) => ({ table: table.name, column });

const begin = async () => {
  const made = await connected();
  made.script.describe = async () => [table];
  const edit = (tab: Tab, body: object) =>
    made.ask(
      'PUT',
      '/connect/session/settings',
      { include: [], leave_out: [], ...body },
      { authorization: `Bearer ${tab.opened.session.token}`, origin: page },
    );
  const open = () => made.open({ connection_id: made.connection, purpose: 'settings' });
  const put = (body: object) => made.ask('PUT', '/api/integrations/current/settings', body);
  const chosen = async (): Promise<string[]> => {
    const { body } = await made.get('/api/integrations/current/settings');
    const { options } = routes.settings.answer.body.parse(body).data;
    return options.filter(({ included }) => included).map(({ column }) => column ?? '');
  };
  const told = async (): Promise<number[]> => {
    const type = 'connection.settings_changed';
    const rows = await made.ports.store
      .selectFrom('outbox')
      .select('payload')
      .where('type', '=', type)
      .execute();
    return rows.map(({ payload }) => (JSON.parse(payload) as { included: number }).included);
  };
  return { ...made, edit, open, put, chosen, told };
};

test('people who save at the same moment lose nothing of one another, and each change is told once', async () => {
  const { open, edit, chosen, told } = await begin();
  const tabs: Tab[] = [];
  while (tabs.length < names.length) tabs.push(await open());
  const answers = await Promise.all(tabs.map((tab, at) => edit(tab, { include: [field(names[at] ?? '')] })));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.deepEqual((await chosen()).toSorted(), names.toSorted());
  assert.deepEqual(
    (await told()).toSorted((a, b) => a - b),
    names.map((_name, at) => at + 1),
  );
});

test('one who adds and one who takes away at the same moment each get what they asked for', async () => {
  const { open, edit, put, chosen } = await begin();
  await put({ include: [field('Own_0'), field('Own_1')] });
  const [one, other] = [await open(), await open()];
  await Promise.all([edit(one, { leave_out: [field('Own_0')] }), edit(other, { include: [field('Own_2')] })]);
  assert.deepEqual((await chosen()).toSorted(), ['Own_1', 'Own_2']);
});

test('a choice that is saved while the connection ends is refused or ends with it, whichever came first', async () => {
  const { open, edit, put, ports } = await begin();
  const connection = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  const client = { id: 'cli_1', mode: 'test', name: 'Uptime', redirect_uris: [], origins: [] } as const;
  const tab = await open();
  const [, ...saved] = await Promise.all([
    disconnect(ports, { connection, client }),
    edit(tab, { include: [field('Own_0')] }),
    put({ include: [field('Own_1')] }),
    edit(tab, { include: [field('Own_2')] }),
  ]);
  for (const { status, body } of saved)
    assert.ok(status === 200 || [401, 403, 409].includes(status), `${status} ${JSON.stringify(body)}`);
  assert.deepEqual(await ports.store.selectFrom('connection_settings').selectAll().execute(), []);
  const row = await ports.store.selectFrom('connection').select('status').executeTakeFirstOrThrow();
  assert.equal(row.status, 'disconnected');
});
