import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { routes } from '../../../../../src/contract/index.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';
import { connected } from '../../../connections/connected.ts';
import { forever, openDatabase, type Database } from './database.ts';

let db: Database;
before(async () => {
  db = await openDatabase();
  await db.asOwner('create table notes (id integer primary key); grant all on notes to reader');
  await db.asOwner(
    'create function note(integer) returns integer language sql volatile as $$ insert into notes values ($1) returning id $$',
  );
});
after(() => db.stop());

const ask = (text: string, parameters: (string | number | boolean | null)[] = [], writes = false) => {
  const { query } = db.method;
  assert(query);
  return query(db.access(), { text, parameters, writes }, forever);
};
const notes = () => db.asOwner('select id from notes order by id');
const refused = (field?: string) => (error: unknown) =>
  error instanceof UpstreamError && (field === undefined || error.failure.field === field);

test('a statement is asked with its parameters, typed as the database has them', async () => {
  const rows = await ask('select $1::int + 1 as next, $2::text as name, $3::text is null as empty', [
    41,
    'a',
    null,
  ]);
  assert.deepEqual(rows, [{ next: 42, name: 'a', empty: true }]);
  await assert.rejects(ask('select $1::int', ['x']), refused('parameters'));
});

test('nothing is changed by a statement that may only read, whatever it says', async () => {
  const tries = [
    'insert into notes values (1)',
    'with x as (insert into notes values (2) returning id) select * from x',
    'select note(3)',
    'select 1; insert into notes values (4)',
    'select 1; commit; insert into notes values (5)',
    "select set_config('transaction_read_only', 'off', true), note(6)",
    "select set_config('default_transaction_read_only', 'off', false), note(7)",
    'explain analyze insert into notes values (8)',
    'do $$ begin set transaction read write; insert into notes values (9); end $$',
    "select nextval(pg_get_serial_sequence('notes', 'id')), note(10)",
  ];
  for (const text of tries) await assert.rejects(ask(text), refused(), text);
  assert.deepEqual(await notes(), []);
});

test('where the operator lets partners write, one statement does, and no second one', async () => {
  await ask('insert into notes values ($1)', [20], true);
  await assert.rejects(
    ask('insert into notes values (21); insert into notes values (22)', [], true),
    refused(),
  );
  assert.deepEqual(await notes(), [{ id: 20 }]);
});

test('a field that is added to the real database is offered, chosen by API, and in the next record', async () => {
  const { ask: call, get, script } = await connected();
  script.describe = (_access, signal) => db.method.describe(db.access(), signal);
  script.read = (_access, table, query, signal) => db.method.read(db.access(), table, query, signal);
  const path = '/api/integrations/current/settings';
  const options = async () => routes.settings.answer.body.parse((await get(path)).body).data.options;
  const record = async () => {
    const { body } = await get('/api/raw/tables/equipment/data?per_page=1');
    return routes.tableData.answer.body.parse(body).data[0];
  };
  assert.deepEqual(await options(), []);
  assert.equal((await record())?.['custom_line'], undefined);
  await db.asOwner("alter table equipment add column custom_line text default 'L7'");
  const line = { table: 'equipment', column: 'custom_line' };
  assert.deepEqual(await options(), [{ ...line, type: 'text', included: false, present: true }]);
  assert.equal('custom_line' in ((await record()) ?? {}), false);
  await call('PUT', path, { include: [line] });
  assert.equal((await record())?.['custom_line'], 'L7');
  await call('PUT', path, { include: [] });
  assert.equal('custom_line' in ((await record()) ?? {}), false);
});
