import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '../../../../../../src/contract/index.ts';
import type { RowQuery } from '../../../../../../src/service/ports.ts';
import { sqlServer } from '../../../../../../src/service/upstream/methods/sql/sql-server/sql-server.ts';
import { UpstreamError } from '../../../../../../src/service/upstream/upstream-error.ts';
import { egressWith } from '../../../egress/servers.ts';
import { forever } from '../database.ts';
import { accessAt, plainMethodFor, plant, reader } from './plant.ts';
import { silence, tdsServer, type Manner } from './server.ts';
import { done, error, rows } from './tokens.ts';

const plain: RowQuery = { page: 1, perPage: 25, filter: [], match: 'all', sort: [] };

const orders: Table = {
  name: 'work"orders',
  custom: false,
  columns: [
    ['number', 'varchar(20)', true],
    ['cost', 'decimal(28,4)', false],
    ['due', 'date', false],
    ['changed', 'datetimeoffset(7)', false],
    ['no;"te]s', 'nvarchar(max)', false],
    ['photo', 'varbinary(8000)', false],
  ].map(([name, type, key]) => ({
    name: String(name),
    type: String(type),
    nullable: true,
    key: key === true,
    custom: false,
  })),
};

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'nothing failed';
  } catch (thrown) {
    if (thrown instanceof UpstreamError) return thrown.code;
    throw thrown;
  }
};

/** A server that answers pages by `tokens`, and what reads them. */
const reading = async (
  t: Parameters<typeof tdsServer>[0],
  tokens: Manner['onStatement'] = () => rows({ number: 'text' }),
) => {
  const server = await tdsServer(t, {
    onStatement: (statement, stream) =>
      /work""orders/.test(statement.text) && !/count/.test(statement.text)
        ? tokens(statement, stream)
        : plant()(statement),
  });
  const method = plainMethodFor(server.port);
  return {
    server,
    read: (query: Partial<RowQuery> = {}) =>
      method.read(accessAt(server.port), orders, { ...plain, ...query }, forever),
    describe: () => method.describe(accessAt(server.port), forever),
    asked: () =>
      server.statements.find(({ text }) => text.includes('fetch next')) ?? assert.fail('no page was asked'),
  };
};

test('every table that opens is described, with its types as statements write them', async (t) => {
  const tables = await (await reading(t)).describe();
  assert.deepEqual(
    tables.map(({ name, columns }) => [name, columns.map((each) => `${each.name} ${each.type}`)]),
    [
      ['assets', ['id int', 'name nvarchar(100)']],
      [
        'work_orders',
        [
          'number varchar(20)',
          'cost decimal(28,4)',
          'changed_at datetime2(7)',
          'notes nvarchar(max)',
          'photo varbinary(8000)',
        ],
      ],
    ],
  );
  assert.deepEqual(
    tables.flatMap(({ columns }) => columns.filter(({ key }) => key).map(({ name }) => name)),
    ['id', 'number'],
  );
});

test('a page quotes every name, takes values as parameters, and lets the server write what drivers round', async (t) => {
  const { read, asked } = await reading(t);
  await read({
    page: 3,
    filter: [
      { column: 'cost', op: 'ge', value: '12345678901234567890.1234' },
      { column: 'no;"te]s', op: 'contains', value: "'; drop table assets --" },
    ],
    sort: [{ column: 'changed', direction: -1 }],
  });
  const { text, values } = asked();
  assert.equal(
    text.replace(/\s+/g, ' '),
    'select "t"."number", convert(varchar(40), "t"."cost") as "cost", convert(varchar(40), "t"."due", 121) as "due", ' +
      `convert(varchar(40), switchoffset("t"."changed", '+00:00'), 127) as "changed", "t"."no;""te]s", "t"."photo" ` +
      'from "dbo"."work""orders" as "t" where "cost" >= @1 and charindex(@2, convert(nvarchar(max), "no;""te]s")) > 0 ' +
      'order by "t"."changed" desc, "t"."number" asc offset 50 rows fetch next 25 rows only',
  );
  assert.deepEqual(values, ['12345678901234567890.1234', "'; drop table assets --"]);
});

test('paging has an order even where there is no key, and the total is counted', async (t) => {
  const { server } = await reading(t);
  const keyless = { ...orders, columns: orders.columns.slice(1) };
  const page = await plainMethodFor(server.port).read(accessAt(server.port), keyless, plain, forever);
  const texts = server.statements.map(({ text }) => text);
  assert.ok(texts.some((text) => /order by \(select null\)\s+offset 0 rows/.test(text)));
  assert.ok(
    texts.some((text) => /select count\(\*\) as \[count\] from \(select top \(100001\) 1 as one/.test(text)),
  );
  assert.deepEqual(page, { rows: [], total: 120 });
});

test('values keep their digits and their length, and bytes are base64', async (t) => {
  const long = 'é'.repeat(5_000);
  const { read } = await reading(t, () =>
    rows(
      { number: 'text', cost: 'text', 'no;"te]s': 'long', photo: 'bytes', hours: 'float', open: 'bit' },
      ['WO-1', '12345678901234567890.1234', long, Buffer.from([0, 255]), 0.1, true],
      ['WO-2', null, null, null, null, null],
    ),
  );
  const page = await read();
  assert.deepEqual(page.rows, [
    {
      number: 'WO-1',
      cost: '12345678901234567890.1234',
      'no;"te]s': long,
      photo: 'AP8=',
      hours: 0.1,
      open: true,
    },
    { number: 'WO-2', cost: null, 'no;"te]s': null, photo: null, hours: null, open: null },
  ]);
});

test('a value that does not fit is the asker’s, and a table that closes is told as such', async (t) => {
  const saying = (number: number) => reading(t, () => Buffer.concat([error(number, 'told', 16), done(2)]));
  const filter = [{ column: 'number', op: 'eq', value: 'x' }] as const;
  assert.equal(await codeOf((await saying(245)).read({ filter })), 'input.malformed');
  assert.equal(await codeOf((await saying(245)).read()), 'data.failed', 'a view may fail by itself');
  assert.equal(await codeOf((await saying(229)).read()), 'access.forbidden');
  assert.equal(await codeOf((await saying(1222)).read()), 'data.timeout');
  const never = await reading(t, () => assert.fail('nothing is asked'));
  for (const [column, value] of [
    ['cost', ''],
    ['cost', '1,5'],
    ['due', 'tomorrow'],
  ] as const)
    assert.equal(await codeOf(never.read({ filter: [{ column, op: 'eq', value }] })), 'input.malformed');
});

test('a statement that takes too long is called off, and the process outlives a server that hangs up on that', async (t) => {
  for (const onAttention of ['answers', 'hangs up'] as const) {
    const server = await tdsServer(t, {
      onStatement: (statement, stream) => {
        if (!/from slow/.test(statement.text)) return plant()(statement);
        if (onAttention === 'hangs up') stream.once('data', () => stream.destroy());
        return silence;
      },
    });
    const address = {
      host: '127.0.0.1',
      port: server.port,
      schema: 'dbo',
      wasChosen: false,
      ...reader,
    };
    const reached = await sqlServer.reach({
      egress: egressWith(`tcp://127.0.0.1:${server.port}`),
      address,
      client: { id: 'client', mode: 'test' },
      signal: forever,
    });
    const session = await reached.signIn(address, 'plant', 50);
    const statement = { compile: () => ({ sql: 'select 1 from slow', parameters: [] }) };
    assert.equal(await codeOf(session.rows(statement as never, 'data.failed')), 'data.timeout');
    await session.end();
    assert.equal(server.types.at(-1), 0x06, 'the server was told to stop');
  }
});
