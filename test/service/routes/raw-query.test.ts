import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '../../../src/contract/index.ts';
import { ProblemError } from '../../../src/service/http/problem-error.ts';
import { readRowQuery } from '../../../src/service/routes/raw-query.ts';

const table: Table = {
  name: 'WorkOrders',
  custom: false,
  columns: ['ID', 'title'].map((name) => ({
    name,
    type: 'Edm.String',
    nullable: true,
    key: false,
    custom: false,
  })),
};

const read = (query: string) => readRowQuery(table, {}, new URLSearchParams(query));

test('filters, their match and sorting are read in order', () => {
  assert.deepEqual(
    read('filter[title:contains]=pump&filter[ID]=7&filterMatch=any&sort[title]=1&sort[ID]=-1'),
    {
      page: 1,
      perPage: 25,
      filter: [
        { column: 'title', op: 'contains', value: 'pump' },
        { column: 'ID', op: 'eq', value: '7' },
      ],
      match: 'any',
      sort: [
        { column: 'title', direction: 1 },
        { column: 'ID', direction: -1 },
      ],
    },
  );
});

test('an empty value is a value', () => {
  assert.equal(read('filter[title:eq]=').filter[0]?.value, '');
});

const wrong: Record<string, [string, string, RegExp]> = {
  'an unknown column': ['filter[secret:eq]=1', '/query/filter[secret:eq]', /no column secret/],
  'an unknown operator': ['filter[title:like]=1', '/query/filter[title:like]', /eq, contains/],
  'an unknown sort column': ['sort[secret]=1', '/query/sort[secret]', /no column/],
  'an unknown direction': ['sort[title]=up', '/query/sort[title]', /1 \(ascending\)/],
  'an unknown match': ['filterMatch=some', '/query/filterMatch', /all or any/],
  'an unknown parameter': ['$top=5', '/query/$top', /not a parameter/],
};

for (const [name, [query, pointer, detail]] of Object.entries(wrong)) {
  test(`${name} is refused by name`, () => {
    assert.throws(
      () => read(query),
      (error) => {
        assert(error instanceof ProblemError);
        assert.equal(error.code, 'malformed_request');
        assert.equal(error.facts.errors?.[0]?.pointer, pointer);
        assert.match(error.facts.errors?.[0]?.detail ?? '', detail);
        return true;
      },
    );
  });
}

test('more than twenty filters are refused', () => {
  const many = Array.from({ length: 21 }, (_each, at) => `filter[ID:gt]=${at}`).join('&');
  assert.throws(() => read(many), ProblemError);
});
