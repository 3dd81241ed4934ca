import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Paging } from '../../../../../src/contract/index.ts';
import type { RowQuery } from '../../../../../src/service/ports.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';
import { accessTo, api, forever, keySystem, openBench, type Answer, type Asked } from './bench.ts';

const parts = Array.from({ length: 11 }, (_, at) => ({ id: at + 1 }));

/** Reads by whichever parameters it is asked with. */
const lists = ({ query }: Asked): Answer => {
  const size = Number(query.get('limit') ?? query.get('size') ?? parts.length);
  const from = query.has('offset')
    ? Number(query.get('offset'))
    : (Number(query.get('page') ?? 1) - 1) * size;
  const orders = parts.slice(from, from + size);
  return [200, { orders, parts: orders, count: parts.length }];
};

const query = (more: Partial<RowQuery> = {}): RowQuery => ({
  page: 1,
  perPage: 5,
  filter: [],
  match: 'all',
  sort: [],
  ...more,
});

const reading = async (t: TestContext, paging?: Paging) => {
  const bench = await openBench(t, lists);
  const data = api.data.is === 'tables' && paging ? { ...api.data, paging } : api.data;
  const access = accessTo(keySystem({ data }), { address: bench.address, key: 'k' });
  const method = bench.method('api_key');
  const table = (name: string) => ({ name, custom: false, columns: [] });
  return {
    bench,
    method,
    access,
    read: async (name: string, more: Partial<RowQuery>) => {
      const { rows, total } = await method.read(access, table(name), query(more), forever);
      return { ids: rows.map((row) => row['id']), total };
    },
  };
};

const pagings: Paging[] = [
  { by: 'offset', offset: 'offset', limit: 'limit', most: 3 },
  { by: 'page', page: 'page', size: 'size', most: 3 },
  { by: 'page', page: 'page', size: 'size', most: 50 },
  { by: 'all' },
];

for (const paging of pagings)
  test(`every page comes whole and in order, whatever the system pages by: ${JSON.stringify(paging)}`, async (t) => {
    const { read } = await reading(t, paging);
    assert.deepEqual(await read('orders', { page: 1 }), { ids: [1, 2, 3, 4, 5], total: 11 });
    assert.deepEqual(await read('orders', { page: 2 }), { ids: [6, 7, 8, 9, 10], total: 11 });
    assert.deepEqual(await read('orders', { page: 3 }), { ids: [11], total: 11 });
    assert.deepEqual((await read('parts', { page: 1, perPage: 4 })).ids, [1, 2, 3, 4]);
    assert.deepEqual((await read('orders', { page: 9 })).ids, []);
  });

test('a filter and a sort that the system knows become its parameters, with the value encoded', async (t) => {
  const { read, bench } = await reading(t);
  const filter = [{ column: 'title', op: 'contains', value: 'a&b=$&ü' } as const];
  await read('orders', { filter, sort: [{ column: 'id', direction: -1 }] });
  assert.equal(bench.asked[0]?.query.get('title'), '~a&b=$&ü');
  assert.equal(bench.asked[0]?.query.get('sort'), 'id:desc');
});

test('what the system cannot filter or sort by is told with its column, and nothing is asked', async (t) => {
  const { read, bench } = await reading(t);
  const contains = { column: 'title', op: 'contains', value: 'x' } as const;
  const cases: Partial<RowQuery>[] = [
    { filter: [{ column: 'title', op: 'gt', value: 'x' }] },
    { filter: [{ column: 'secret', op: 'eq', value: 'x' }] },
    { filter: [{ ...contains, value: 'x\ny' }] },
    { filter: [contains, contains] },
    { filter: [contains, contains], match: 'any' },
    { sort: [{ column: 'title', direction: 1 }] },
  ];
  for (const each of cases)
    await assert.rejects(
      read('orders', each),
      (error) =>
        error instanceof UpstreamError &&
        error.code === 'input.malformed' &&
        'column' in error.failure.values,
    );
  assert.equal(bench.asked.length, 0);
});

test('columns are told from the records; a table that is closed is not described', async (t) => {
  const bench = await openBench(t, ({ path }) =>
    path === '/api/parts'
      ? [403]
      : [
          200,
          {
            orders: [
              {
                id: 1,
                due: '2026-01-02',
                changed: '2026-01-02T03:04:05Z',
                tags: [],
                by: { id: 2 },
                note: null,
              },
              { id: 2, due: 'soon', changed: '2026-01-02T03:04:05.5+01:00', done: true },
            ],
          },
        ],
  );
  const access = accessTo(keySystem(), { address: bench.address, key: 'k' });
  const [orders, ...others] = await bench.method('api_key').describe(access, forever);
  assert.deepEqual(others, []);
  assert.deepEqual(
    orders?.columns.map(({ name, type, key }) => [name, type, key]),
    [
      ['id', 'number', true],
      ['due', 'string', false],
      ['changed', 'datetime', false],
      ['tags', 'list', false],
      ['by', 'object', false],
      ['note', 'unknown', false],
      ['done', 'boolean', false],
    ],
  );
});

test('a list that is not where it should be is unreadable, and a key that died is refused', async (t) => {
  const answers: Answer[] = [[200, { other: [] }], [200, 'no JSON'], [401]];
  const codes: string[] = [];
  for (const answer of answers) {
    const bench = await openBench(t, () => answer);
    const access = accessTo(keySystem(), { address: bench.address, key: 'k' });
    const table = { name: 'orders', custom: false, columns: [] };
    await bench
      .method('api_key')
      .read(access, table, query(), forever)
      .catch((error: unknown) => {
        codes.push(error instanceof UpstreamError ? error.code : String(error));
      });
  }
  assert.deepEqual(codes, ['data.unreadable', 'data.unreadable', 'auth.key_refused']);
});
