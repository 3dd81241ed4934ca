import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '../../../../../src/contract/index.ts';
import type { RowQuery } from '../../../../../src/service/ports.ts';
import {
  countOf,
  identifier,
  selectOf,
} from '../../../../../src/service/upstream/methods/http-api/influxql-text.ts';
import { UpstreamError } from '../../../../../src/service/upstream/upstream-error.ts';

const column = (name: string, type: string) => ({ name, type, nullable: true, key: false, custom: false });
const table: Table = {
  name: 'the "odd" one',
  custom: false,
  columns: [
    column('time', 'time'),
    column('machine', 'tag'),
    column('rms', 'float'),
    column('ok', 'boolean'),
    column('note', 'string'),
  ],
};
const plain: RowQuery = { page: 3, perPage: 20, filter: [], match: 'all', sort: [] };
type Condition = RowQuery['filter'][number];
const where = (...filter: Condition[]): string =>
  /(?: WHERE (.*))?$/.exec(countOf(table, { ...plain, filter }))?.[1] ?? '';

test('a page of a measurement is written with its quoted name, in the order of time', () => {
  const from = 'SELECT * FROM "the \\"odd\\" one"';
  assert.equal(selectOf(table, plain), `${from} ORDER BY time ASC LIMIT 20 OFFSET 40`);
  const newest: RowQuery = { ...plain, page: 1, sort: [{ column: 'time', direction: -1 }] };
  assert.equal(selectOf(table, newest), `${from} ORDER BY time DESC LIMIT 20 OFFSET 0`);
});

test('names and values keep inside their quotes', () => {
  assert.equal(identifier('a"b\\c\nd'), '"a\\"b\\\\c\\nd"');
  assert.equal(where({ column: 'note', op: 'eq', value: `it's \\` }), `"note" = 'it\\'s \\\\'`);
  assert.equal(where({ column: 'machine', op: 'contains', value: 'a/b.*' }), '"machine" =~ /a\\/b\\.\\*/');
});

test('each type takes its own operators and literals', () => {
  assert.equal(where({ column: 'rms', op: 'ge', value: '-1.5' }), '"rms" >= -1.5');
  assert.equal(where({ column: 'ok', op: 'eq', value: 'true' }), '"ok" = true');
  assert.equal(where({ column: 'time', op: 'lt', value: '2026-01-02' }), `"time" < '2026-01-02'`);
  assert.equal(
    where({ column: 'rms', op: 'gt', value: '1' }, { column: 'machine', op: 'eq', value: 'x' }),
    `"rms" > 1 AND "machine" = 'x'`,
  );
});

test('what the language cannot do is told with its column', () => {
  const conditions: Condition[] = [
    { column: 'rms', op: 'eq', value: '1 OR 1=1' },
    { column: 'rms', op: 'contains', value: '1' },
    { column: 'machine', op: 'gt', value: 'a' },
    { column: 'time', op: 'ge', value: `now() - 1d` },
    { column: 'gone', op: 'eq', value: '1' },
    { column: 'note', op: 'eq', value: 'a\nb' },
  ];
  const isTold = (error: unknown): boolean =>
    error instanceof UpstreamError && error.code === 'input.malformed' && 'column' in error.failure.values;
  for (const condition of conditions) assert.throws(() => where(condition), isTold, condition.value);
  assert.throws(() => selectOf(table, { ...plain, sort: [{ column: 'rms', direction: 1 }] }), isTold);
  const time: Condition = { column: 'time', op: 'lt', value: '2026-01-02' };
  const rms: Condition = { column: 'rms', op: 'gt', value: '1' };
  assert.throws(() => countOf(table, { ...plain, match: 'any', filter: [time, rms] }), isTold);
});
