import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Table } from '../../../../../src/contract/index.ts';
import type { RowQuery } from '../../../../../src/service/ports.ts';
import { http } from '../../egress/servers.ts';
import { accessTo, forever, methodFor } from './systems.ts';

const column = (name: string, key: boolean) => ({
  name,
  type: 'Edm.Int32',
  nullable: false,
  key,
  custom: false,
});
const table: Table = { name: 'Orders', custom: false, columns: [column('id', true), column('kind', false)] };
const query = { page: 1, perPage: 10, filter: [], match: 'all', sort: [] } as const;

interface Habits {
  readonly most: number;
  readonly counts?: boolean;
  readonly links?: string;
  readonly sorts?: boolean;
}

/** A system with 25 records that never sends more than `most` at once. */
const start = async (t: TestContext, { most, counts = true, links, sorts = true }: Habits) => {
  const asked: URLSearchParams[] = [];
  const port = await http(t, (request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://host');
    asked.push(searchParams);
    if (!sorts && searchParams.has('$orderby')) return void response.writeHead(400).end('{}');
    const [skip, top] = ['$skip', '$top'].map((name) => Number(searchParams.get(name)));
    const sent = Array.from({ length: 25 }, (_each, id) => ({ id })).slice(
      skip,
      (skip ?? 0) + Math.min(top ?? 0, most),
    );
    response.writeHead(200, { 'content-type': 'application/json', 'odata-version': '4.0' });
    const cut = links !== undefined && sent.length < (top ?? 0) && (skip ?? 0) + sent.length < 25;
    response.end(
      JSON.stringify({
        ...(counts && { '@odata.count': 25 }),
        value: sent,
        ...(cut && { '@odata.nextLink': links }),
      }),
    );
  });
  const read = async (more: Partial<RowQuery> = {}) => {
    const page = await methodFor([port]).read(
      accessTo(`http://127.0.0.1:${port}/od`),
      table,
      { ...query, ...more },
      forever,
    );
    return { ids: page.rows.map(({ id }) => id), total: page.total };
  };
  return { asked, read };
};

const from = (first: number, length: number) => Array.from({ length }, (_each, at) => first + at);

test('a system with small pages loses no record: the rest is asked for', async (t) => {
  const { asked, read } = await start(t, { most: 4 });
  assert.deepEqual(await read(), { ids: from(0, 10), total: 25 });
  assert.deepEqual(
    asked.map((each) => [each.get('$skip'), each.get('$top')]),
    [
      ['0', '10'],
      ['4', '6'],
      ['8', '2'],
    ],
  );
  assert.deepEqual(await read({ page: 3 }), { ids: from(20, 5), total: 25 });
});

test('a link to the next page tells that there is one, and is not followed', async (t) => {
  let strayed = 0;
  const elsewhere = await http(t, (_request, response) => {
    strayed += 1;
    response.end('{"value":[]}');
  });
  const { read } = await start(t, {
    most: 7,
    counts: false,
    links: `http://127.0.0.1:${elsewhere}/od/Orders`,
  });
  assert.deepEqual(await read(), { ids: from(0, 10), total: null });
  assert.equal(strayed, 0);
});

test('a system that sends nothing more is not asked for ever', async (t) => {
  const { asked, read } = await start(t, { most: 0 });
  assert.deepEqual(await read(), { ids: [], total: 25 });
  assert.equal(asked.length, 1);
});

test('a system that cannot sort by its key is read in its own order; an order that was asked for is not given up', async (t) => {
  const { asked, read } = await start(t, { most: 50, sorts: false });
  assert.deepEqual((await read()).ids, from(0, 10));
  assert.deepEqual(
    asked.map((each) => each.get('$orderby')),
    ['id asc', null],
  );
  await assert.rejects(read({ sort: [{ column: 'kind', direction: 1 }] }));
});
