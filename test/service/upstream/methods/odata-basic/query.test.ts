import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Table } from '../../../../../src/contract/index.ts';
import type { RowQuery } from '../../../../../src/service/ports.ts';
import { queryOptions } from '../../../../../src/service/upstream/methods/odata-basic/query.ts';

const types = {
  plant: 'Edm.String',
  number: 'Edm.String',
  title: 'Edm.String',
  hours: 'Edm.Decimal',
  count: 'Edm.Int64',
  due: 'Edm.Date',
  at: 'Edm.DateTimeOffset',
  old: 'Edm.DateTime',
  id: 'Edm.Guid',
  done: 'Edm.Boolean',
  place: 'Edm.GeographyPoint',
};
const table: Table = {
  name: 'Orders',
  custom: false,
  columns: Object.entries(types).map(([name, type]) => ({
    name,
    type,
    nullable: false,
    key: name === 'plant' || name === 'number',
    custom: false,
  })),
};

type Condition = RowQuery['filter'][number];
const query = (more: Partial<RowQuery> = {}): RowQuery => ({
  page: 1,
  perPage: 25,
  filter: [],
  match: 'all',
  sort: [],
  ...more,
});
const options = (more: Partial<RowQuery> = {}, version: '4.0' | '2.0' = '4.0') =>
  queryOptions(table, query(more), version, { skip: 50, top: 25 });
const filtered = (filter: Condition, version: '4.0' | '2.0' = '4.0') =>
  options({ filter: [filter] }, version)['$filter'] ?? assert.fail();
const eq = (column: string, value: string): Condition => ({ column, op: 'eq', value });

test('a stretch is counted, and ordered by the key so that pages never overlap', () => {
  assert.deepEqual(options(), { $top: '25', $skip: '50', $count: 'true', $orderby: 'plant asc,number asc' });
  assert.equal(options({}, '2.0')['$inlinecount'], 'allpages');
});

test('what was asked to sort by comes first, and no column twice', () => {
  const sort = [
    { column: 'due', direction: -1 },
    { column: 'number', direction: -1 },
  ] as const;
  assert.equal(options({ sort })['$orderby'], 'due desc,number desc,plant asc');
});

test('a table without a key is in the order that the system gives it', () => {
  const loose = { ...table, columns: table.columns.map((column) => ({ ...column, key: false })) };
  assert.equal('$orderby' in queryOptions(loose, query(), '4.0', { skip: 0, top: 1 }), false);
});

test('literals are written as each version writes them', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['title', "O'Neill", "'O''Neill'", "'O''Neill'"],
    ['hours', '-1.5', '-1.5', '-1.5M'],
    ['count', '7', '7', '7L'],
    ['due', '2026-09-01', '2026-09-01', "datetime'2026-09-01T00:00:00'"],
    ['at', '2026-09-01', '2026-09-01T00:00:00Z', "datetimeoffset'2026-09-01T00:00:00Z'"],
    ['old', '2026-09-01T10:00:00Z', '2026-09-01T10:00:00Z', "datetime'2026-09-01T10:00:00'"],
    ['done', 'true', 'true', 'true'],
  ];
  for (const [column, value, v4, v2] of cases) {
    assert.equal(filtered(eq(column, value)), `${column} eq ${v4}`);
    assert.equal(filtered(eq(column, value), '2.0'), `${column} eq ${v2}`);
  }
});

test('conditions are joined by all or any, and contains is a function of its version', () => {
  const filter = [eq('done', 'true'), { column: 'title', op: 'contains', value: 'oil' }] as const;
  assert.equal(options({ filter })['$filter'], "done eq true and contains(title,'oil')");
  assert.equal(
    options({ filter, match: 'any' }, '2.0')['$filter'],
    "done eq true or substringof('oil',title)",
  );
});

test('a column that does not exist, a value or an operator that does not fit is refused with its column', () => {
  const refused: readonly Condition[] = [
    eq('number eq 1 or number', 'x'),
    eq('hours', '1 or 1 eq 1'),
    eq('place', 'x'),
    eq('title', 'a\u0000b'),
    { column: 'hours', op: 'contains', value: '1' },
  ];
  for (const filter of refused)
    assert.throws(
      () => filtered(filter),
      (error: { code?: string; failure?: { values: object } }) => {
        assert.equal(error.code, 'input.malformed');
        assert.equal((error.failure?.values as { column: string }).column, filter.column);
        return true;
      },
    );
  assert.throws(() => options({ sort: [{ column: 'nothing', direction: 1 }] }), { code: 'input.malformed' });
});

/** What is left of an expression when its quoted strings are taken out, as a server's reader does. */
const outsideQuotes = (text: string): string => text.replace(/'(?:[^']|'')*'/g, '');

test('no text can break out of its literal', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom("'", '"', ' ', 'or', '\\', '%27', ')') }),
  );
  fc.assert(
    fc.property(texts, fc.constantFrom('4.0', '2.0'), (value, version) => {
      fc.pre([...value].every((letter) => letter >= ' '));
      assert.equal(outsideQuotes(filtered(eq('title', value), version)), 'title eq ');
      const found = outsideQuotes(filtered({ column: 'title', op: 'contains', value }, version));
      assert.equal(found, version === '4.0' ? 'contains(title,)' : 'substringof(,title)');
    }),
  );
});

test('no value of another type is more than one literal', () => {
  const columns = Object.keys(types).filter((name) => types[name as keyof typeof types] !== 'Edm.String');
  const texts = fc.oneof(fc.string(), fc.stringMatching(/^-?[0-9.:TZ'+ -]{0,30}(?: or true)?$/));
  fc.assert(
    fc.property(
      fc.constantFrom(...columns),
      texts,
      fc.constantFrom('4.0', '2.0'),
      (column, value, version) => {
        try {
          assert.match(filtered(eq(column, value), version), /^\w+ eq [\w:.'+-]+$/);
        } catch (error) {
          assert.equal((error as { code?: unknown }).code, 'input.malformed');
        }
      },
    ),
  );
});
