/** A reading query as the query parameters of a list: only what the catalogue says the system can do. */
import type { HttpData, HttpTable } from '../../../../contract/index.ts';
import type { RowQuery } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

type Lists = Extract<HttpData, { is: 'tables' }>;

const cannot = (column: string, op?: string): UpstreamError =>
  new UpstreamError('input.malformed', { column: column.slice(0, 60), ...(op !== undefined && { op }) });

const filtersOf = ({ filters = [] }: HttpTable, { filter, match }: RowQuery): Record<string, string> => {
  const parameters: Record<string, string> = {};
  for (const { column, op, value } of filter) {
    const known = filters.find((each) => each.column === column && each.op === op);
    const again = known && Object.hasOwn(parameters, known.parameter);
    if (!known || again || (match === 'any' && filter.length > 1)) throw cannot(column, op);
    if (!value.isWellFormed() || /\p{Cc}/u.test(value)) throw cannot(column, op);
    parameters[known.parameter] = known.value.replace('{value}', () => value);
  }
  return parameters;
};

const sortOf = ({ sort: written }: Lists, { sortable = [] }: HttpTable, { sort }: RowQuery) => {
  const [first] = sort;
  if (first === undefined) return {};
  const stray = sort.find(({ column }) => !sortable.includes(column));
  if (!written || stray) throw cannot((stray ?? first).column);
  const terms = sort.map(({ column, direction }) =>
    (direction === 1 ? written.up : written.down).replace('{column}', () => column),
  );
  return { [written.parameter]: terms.join(written.join) };
};

/** The query parameters. Throws `input.malformed` naming the column, and the operator, that the system cannot filter or sort by. */
export const queryOf = (lists: Lists, table: HttpTable, query: RowQuery): Record<string, string> => ({
  ...filtersOf(table, query),
  ...sortOf(lists, table, query),
});
