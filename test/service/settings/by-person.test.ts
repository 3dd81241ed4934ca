import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes, type PersonSettings, type Table } from '../../../src/contract/index.ts';
import { disconnect } from '../../../src/service/connections/disconnect.ts';
import { tablesToChoose } from '../../../src/service/settings/by-person.ts';
import { createService } from '../../../src/service/service.ts';
import { connected } from '../connections/connected.ts';
import { good, page, type Tab } from '../connecting/rig.ts';

const column = (name: string, custom = false) => ({
  name,
  type: 'text',
  nullable: name !== 'ID',
  key: name === 'ID',
  custom,
});

const equipment = (...own: string[]): Table => ({
  name: 'Equipment',
  custom: false,
  columns: [column('ID'), column('Name'), ...own.map((name) => column(name, true))],
});
const permits: Table = { name: 'Permits', custom: true, columns: [column('ID'), column('YY1_Zone', true)] };

const path = '/connect/session/settings';

const begin = async () => {
  const made = await connected();
  let tables: readonly Table[] = [equipment('Line', 'Cell'), permits];
  made.script.describe = async () => tables;
  const asked: string[][] = [];
  made.script.read = async (_access, { columns }) => {
    asked.push(columns.map(({ name }) => name));
    const one = { ID: '1', Name: 'Pump', Line: ' L1\u202e ', Cell: null, vendor_password: 'x', YY1_Zone: 7 };
    return { rows: [one, { ...one, Line: 'L2' }, { ...one, Line: 'L1' }], total: 3 };
  };
  const as = (tab: Tab) => ({ authorization: `Bearer ${tab.opened.session.token}`, origin: page });
  const settings = () => made.open({ connection_id: made.connection, purpose: 'settings' });
  const show = async (tab: Tab): Promise<PersonSettings> =>
    routes.personSettings.answer.body.parse((await made.ask('GET', path, undefined, as(tab))).body);
  const edit = (tab: Tab, body: object) =>
    made.ask('PUT', path, { include: [], leave_out: [], ...body }, as(tab));
  const examples = (tab: Tab, table: string) =>
    made.ask('GET', `${path}/examples?table=${encodeURIComponent(table)}`, undefined, as(tab));
  const served = async () => {
    const { body } = await made.get('/api/raw/tables/Equipment/data');
    return routes.tableData.answer.body.parse(body).data[0];
  };
  const has = (...now: Table[]) => (tables = now);
  return { ...made, as, settings, show, edit, examples, served, has, asked };
};

const line = { table: 'Equipment', column: 'Line' };
const included = ({ tables }: PersonSettings): string[] =>
  tables.flatMap(({ name, custom, included: whole, fields }) => [
    ...(custom && whole ? [name] : []),
    ...fields.filter((field) => field.included).map((field) => `${name}.${field.name}`),
  ]);

test('a session for settings begins at them, and nobody signs in', async () => {
  const { settings, connection } = await begin();
  const { step } = (await settings()).opened;
  assert(step.kind === 'settings');
  assert.deepEqual([step.back, step.connection.id, step.system.id], [false, connection, 'plain']);
});

test('what a person chooses is in the next record, and what the partner chose meanwhile stays', async () => {
  const { settings, show, edit, served, ask, ports } = await begin();
  const tab = await settings();
  assert.deepEqual(included(await show(tab)), []);
  await ask('PUT', '/api/integrations/current/settings', { include: [{ table: 'Permits', column: null }] });
  const { status, body } = await edit(tab, { include: [line] });
  assert.equal(status, 200);
  assert.deepEqual(included(routes.editSettings.answer.body.parse(body)), ['Equipment.Line', 'Permits']);
  assert.deepEqual(Object.keys((await served()) ?? {}), ['ID', 'Name', 'Line', 'vendor_password']);
  await edit(tab, { leave_out: [line] });
  assert.deepEqual(included(await show(tab)), ['Permits']);
  const told = await ports.store
    .selectFrom('audit')
    .select('actor')
    .where('action', '=', 'connection.settings_changed')
    .execute();
  assert.deepEqual(
    told.map(({ actor }) => actor),
    ['client', 'person', 'person'],
  );
});

test('a field that came up while somebody was choosing is not left out by their saving', async () => {
  const { settings, show, edit, has } = await begin();
  const tab = await settings();
  await show(tab);
  await edit(tab, { include: [line], include_new: true });
  has(equipment('Line', 'Cell', 'Weight'), permits);
  assert.deepEqual(included(await show(tab)), ['Equipment.Line', 'Equipment.Weight']);
  await edit(tab, { leave_out: [line] });
  assert.deepEqual(included(await show(tab)), ['Equipment.Weight']);
});

test('what is standard, and what is not there, is not chosen', async () => {
  const { settings, edit } = await begin();
  const { status, body } = await edit(await settings(), {
    include: [line, { table: 'Equipment', column: 'Name' }],
  });
  assert.deepEqual([status, body['code']], [400, 'malformed_request']);
});

test('all tables are shown with what can be chosen of them, and what has gone comes last', () => {
  const chosen = new Set(['["Equipment","Old"]', '["Gone",null]', '["Lost","Field"]', '["Permits",null]']);
  const choice = { chosen, includeNew: false, leftOut: new Set<string>() };
  const field = (name: string, more: object) => ({
    name,
    type: 'text',
    included: false,
    present: true,
    ...more,
  });
  const old = { included: true, present: false, type: null };
  assert.deepEqual(tablesToChoose([equipment('Line'), permits], choice), [
    {
      name: 'Equipment',
      custom: false,
      included: true,
      present: true,
      belonging: 2,
      fields: [field('Line', {}), field('Old', old)],
    },
    { name: 'Permits', custom: true, included: true, present: true, belonging: 2, fields: [] },
    { name: 'Gone', custom: true, included: true, present: false, belonging: 0, fields: [] },
    {
      name: 'Lost',
      custom: false,
      included: false,
      present: false,
      belonging: 0,
      fields: [field('Field', old)],
    },
  ]);
});

test('examples are a few short values of what can be chosen, read with the key and nothing else', async () => {
  const { settings, examples, asked, logged } = await begin();
  const tab = await settings();
  const { body } = await examples(tab, 'Equipment');
  assert.deepEqual(body, {
    records: 3,
    fields: [
      { name: 'Line', values: ['L1', 'L2'], hidden: false },
      { name: 'Cell', values: [], hidden: false },
    ],
  });
  assert.deepEqual(asked, [['ID', 'Line', 'Cell']]);
  // As a word of its own: two such signs stand in many an id.
  assert(!logged.some((said) => /\bL1\b/.test(said)));
  assert.equal((await examples(tab, 'Nothing')).status, 404);
});

test('an example never shows a secret: by its name, by its look, or because it signs in', async () => {
  const { settings, examples, has, script } = await begin();
  const own = ['plc_password', 'note', 'echo', 'plain'];
  has(equipment(...own));
  const row = { plc_password: 'abc', note: 'api_key=abcdefgh', echo: `was ${good['password']}`, plain: 'ok' };
  script.read = async () => ({ rows: [row], total: 1 });
  const { body } = await examples(await settings(), 'Equipment');
  const { fields } = routes.settingsExamples.answer.body.parse(body);
  assert.deepEqual(
    fields.map(({ hidden, values }) => [hidden, ...values]),
    [[true], [true], [true], [false, 'ok']],
  );
});

test('settings are those of the session’s own customer and connection', async () => {
  const { open, push, ask, as, connection } = await begin();
  await assert.rejects(push({ purpose: 'settings' }), /connection_id: required/);
  await assert.rejects(
    push({ purpose: 'settings', connection_id: connection, origin: undefined }),
    /origin: required/,
  );
  const foreign = { purpose: 'settings', connection_id: connection, customer_id: 'customer-2' };
  await assert.rejects(push(foreign), /no such connection/);
  const connecting = await open();
  assert.equal((await ask('GET', path, undefined, as(connecting))).status, 409);
});

test('a session that has connected may choose at once; one that was ended may not any more', async () => {
  const { submitted, settings, show, ask, as } = await begin();
  const { tab } = await submitted();
  assert.deepEqual(included(await show(tab)), []);
  const later = await settings();
  await later.call('POST', '/connect/session/cancel');
  assert.equal((await ask('GET', path, undefined, as(later))).status, 409);
});

test('what cannot be read now is said with its code: paused, sign in again, ended', async () => {
  const { settings, ask, as, ports } = await begin();
  const tab = await settings();
  const code = async () => (await ask('GET', path, undefined, as(tab))).body['code'];
  const set = (status: string) => ports.store.updateTable('connection').set({ status }).execute();
  await set('paused');
  assert.equal(await code(), 'connection_paused');
  await set('reauthorization_required');
  assert.equal(await code(), 'reauthorization_required');
  await set('active');
  const row = await ports.store.selectFrom('connection').selectAll().executeTakeFirstOrThrow();
  const client = { id: 'cli_1', mode: 'test', name: 'Uptime', redirect_uris: [], origins: [] } as const;
  await disconnect(ports, { connection: row, client });
  assert.equal(await code(), 'connection_disconnected');
});

test('a page of another origin may read settings and change them: one preflight speaks for both', async () => {
  const { ports } = await begin();
  const headers = { origin: page, 'access-control-request-method': 'PUT' };
  const answer = await createService(ports).request(path, { method: 'OPTIONS', headers });
  assert.equal(answer.headers.get('access-control-allow-methods'), 'GET, PUT');
});
