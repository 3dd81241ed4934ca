import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Table } from '../../../../../src/contract/index.ts';
import type { RowQuery } from '../../../../../src/service/ports.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';
import { forever, openDatabase, type Database } from './database.ts';

let db: Database;
let tables: readonly Table[];
before(async () => {
  db = await openDatabase();
  tables = await db.method.describe(db.access(), forever);
});
after(() => db.stop());

const table = (name: string): Table => tables.find((each) => each.name === name) ?? assert.fail(name);
const all: RowQuery = { page: 1, perPage: 50, filter: [], match: 'all', sort: [] };
const read = (name: string, query: Partial<RowQuery> = {}) =>
  db.method.read(db.access(), table(name), { ...all, ...query }, forever);
const failure = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof UpstreamError ? error.failure : assert.fail(String(error));
};

test('tables are described with their types, keys and whether they may be empty', async () => {
  assert.deepEqual(
    tables.map(({ name }) => name),
    ['equipment', 'kinds', 'odd "names".and dots', 'spare_parts', 'work_orders'],
  );
  const columns = table('work_orders').columns;
  assert.deepEqual(columns[0], { name: 'id', type: 'bigint', nullable: false, key: true, custom: false });
  assert.equal(columns.find(({ name }) => name === 'hours')?.type, 'numeric(8,2)');
  assert.equal(columns.find(({ name }) => name === 'details')?.nullable, true);
});

test('a user who may read two columns is shown two', async () => {
  const guest = db.access({ username: 'guest', password: 'guest-2026' });
  const seen = await db.method.describe(guest, forever);
  const parts = seen.find(({ name }) => name === 'spare_parts') ?? assert.fail();
  assert.deepEqual(
    parts.columns.map(({ name }) => name),
    ['number', 'name'],
  );
  const { rows, total } = await db.method.read(guest, parts, { ...all, perPage: 1 }, forever);
  assert.deepEqual([rows, total], [[{ number: 'SP-0001', name: 'Bearing 1' }], 60]);
});

test('pages follow each other without gaps or repetition', async () => {
  const pages = await Promise.all([1, 2, 3].map((page) => read('work_orders', { page, perPage: 60 })));
  assert.deepEqual(
    pages.map(({ rows }) => rows.length),
    [60, 60, 20],
  );
  const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id));
  assert.equal(new Set(ids).size, 140);
  assert.equal(pages[0]?.total, 140);
});

test('values arrive as JSON can hold them, without losing a digit', async () => {
  const { rows } = await read('kinds', { sort: [{ column: 'id', direction: -1 }] });
  assert.deepEqual(rows[0], {
    id: '9223372036854775807',
    yes: true,
    small: 7,
    real4: 1.5,
    exact: '12345678901234567890.12345',
    raw: 'AP8=',
    day: '2026-11-21',
    local: '2026-11-21T10:00:00.25',
    moment: '2026-11-21T08:00:00Z',
    doc: { a: [1, null] },
    tags: '{x,"y z"}',
    gone: 'P1DT2H',
    code: 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
  });
  assert.equal(rows[1]?.['real4'], 'NaN');
  assert.equal(rows[1]?.['day'], 'infinity');
  assert.deepEqual(JSON.parse(JSON.stringify(rows)), rows);
});

test('filters and sorting are the database’s own, by type', async () => {
  const done = await read('work_orders', {
    filter: [
      { column: 'status', op: 'eq', value: 'done' },
      { column: 'hours', op: 'gt', value: '50' },
    ],
    sort: [{ column: 'hours', direction: -1 }],
  });
  assert.equal(done.total, done.rows.length);
  assert.ok(done.rows.every(({ status, hours }) => status === 'done' && Number(hours) > 50));
  assert.equal(done.rows[0]?.['hours'], '105.00');
  const either = await read('equipment', {
    match: 'any',
    filter: [
      { column: 'name', op: 'contains', value: 'pump' },
      { column: 'id', op: 'le', value: '2' },
    ],
  });
  assert.ok(either.rows.every(({ name, id }) => String(name).includes('pump') || Number(id) <= 2));
});

test('names and values are never read as statements', async () => {
  const odd = 'odd "names".and dots';
  const { rows } = await read(odd, { filter: [{ column: 'Sort By', op: 'contains', value: 'drop table' }] });
  assert.deepEqual(rows, [{ 'Sort By': 'a; drop table equipment', select: 2 }]);
  const none = await read(odd, { filter: [{ column: 'Sort By', op: 'eq', value: "' or true --" }] });
  assert.equal(none.total, 0);
  const wildcards = await read(odd, { filter: [{ column: 'Sort By', op: 'contains', value: '%' }] });
  assert.equal(wildcards.total, 0);
});

test('a value that does not fit, a column that is not there and an operator the type lacks name the column', async () => {
  const bad = [
    { column: 'id', op: 'eq', value: 'seven' },
    { column: 'due_on', op: 'gt', value: 'tomorrow-ish' },
    { column: 'hours', op: 'contains', value: '1' },
    { column: 'details', op: 'eq', value: 'x' },
    { column: 'title"; drop table x', op: 'eq', value: 'x' },
  ] as const;
  for (const condition of bad) {
    const { code, values } = await failure(read('work_orders', { filter: [condition] }));
    assert.equal(code, 'input.malformed', condition.column);
    assert.equal(values['column'], condition.column);
  }
});

test('a table that was closed after it was described says so', async () => {
  await db.asOwner('revoke select on spare_parts from reader');
  assert.equal((await failure(read('spare_parts'))).code, 'access.forbidden');
  await db.asOwner('grant select on spare_parts to reader');
});

test('the session can write nothing, also where the role could', async () => {
  await db.asOwner(
    'create role writer login password $$writer-2026$$; grant connect on database plant to writer; grant create, usage on schema public to writer',
  );
  await db.asOwner(
    "create function sly() returns trigger language plpgsql as $$begin return new; end$$; create view trap as select nextval('trap_ids') as id from (select 1) as one".replace(
      'create view',
      'create sequence trap_ids; create view',
    ),
  );
  await db.asOwner('grant select on trap to writer; grant usage on trap_ids to writer');
  const writer = db.access({ username: 'writer', password: 'writer-2026' });
  const trap: Table = {
    name: 'trap',
    custom: false,
    columns: [{ name: 'id', type: 'bigint', nullable: true, key: false, custom: false }],
  };
  assert.equal((await failure(db.method.read(writer, trap, all, forever))).code, 'data.failed');
});

test('every call ends its session', async () => {
  await read('equipment');
  const open = await db.asOwner("select from pg_stat_activity where application_name = 'makini-connect'");
  assert.equal(open.length, 0);
});
