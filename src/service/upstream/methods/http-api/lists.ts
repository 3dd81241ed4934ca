/** Tables that are lists of records at fixed paths. */
import type { HttpData, HttpTable, Row, Table } from '../../../../contract/index.ts';
import type { RowPage } from '../../../ports.ts';
import { labelOf } from '../../record-label.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { Asking } from './asking.ts';
import { columnsOf } from './columns.ts';
import { queryOf } from './list-query.ts';
import { stretchesOf, type Stretch } from './paging.ts';
import { jsonIn, valueAt } from './pointer.ts';
import type { Source } from './source.ts';

type Lists = Extract<HttpData, { is: 'tables' }>;

/** Records that a table's columns are told from. */
const sampled = 100;

const isRecord = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const counted = (value: unknown): number | null => {
  const count = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
};

/** The records in an answer's body. Throws `data.unreadable` when they are not where they should be. */
export const pageIn = (body: string, { rows, total }: Pick<HttpTable, 'rows' | 'total'>): RowPage => {
  const json = jsonIn(body);
  const list = valueAt(json, rows);
  if (!Array.isArray(list)) throw new UpstreamError('data.unreadable');
  return {
    rows: list.filter(isRecord),
    total: total === undefined ? null : counted(valueAt(json, total)),
  };
};

const asDate = (value: unknown): string | undefined => {
  const ms = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isFinite(ms) ? new Date(ms).toISOString() : undefined;
};

/** Makes the source of a system with such lists. */
export const createListSource = (asking: Asking, lists: Lists): Source => {
  const tableOf = (name: string): HttpTable => {
    const table = lists.tables.find((each) => each.name === name);
    if (!table) throw new UpstreamError('data.failed');
    return table;
  };
  const part = async (table: HttpTable, { parameters, ...cut }: Stretch, query: Record<string, string>) => {
    const answer = await asking.read(table, { ...query, ...parameters });
    const page = pageIn(answer.body, table);
    return { ...page, rows: page.rows.slice(cut.from, cut.to), got: page.rows.length };
  };
  const take = async (table: HttpTable, begin: number, count: number, query: Record<string, string>) => {
    const rows: Row[] = [];
    let total: number | null = null;
    for (const stretch of stretchesOf(lists.paging, begin, count)) {
      const more = await part(table, stretch, query);
      rows.push(...more.rows);
      total = more.total ?? (lists.paging.by === 'all' ? more.got : total);
      if (more.got < stretch.asked || (total !== null && begin + rows.length >= total)) break;
    }
    return { rows: rows.slice(0, count), total };
  };
  return {
    names: async () => lists.tables.map(({ name }) => name),
    first: (name) => take(tableOf(name), 0, 1, tableOf(name).newest?.query ?? {}),
    dateOf: (name, row) => asDate(row[tableOf(name).newest?.date ?? '']),
    labelOf,
    describe: () =>
      Promise.all(
        lists.tables.map(async (table): Promise<Table[]> => {
          try {
            const { rows } = await take(table, 0, sampled, {});
            return [{ name: table.name, custom: false, columns: columnsOf(rows, table.key) }];
          } catch (error) {
            // A table that is closed to this sign-in is not offered.
            if (error instanceof UpstreamError && error.code === 'access.forbidden') return [];
            throw error;
          }
        }),
      ).then((tables) => tables.flat()),
    read: (table, query) => {
      const list = tableOf(table.name);
      return take(list, (query.page - 1) * query.perPage, query.perPage, queryOf(lists, list, query));
    },
  };
};
