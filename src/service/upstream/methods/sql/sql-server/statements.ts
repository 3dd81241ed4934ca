/** Statements that SQL Server writes in its own way: so many rows from somewhere on, and counting up to a number. */
import { sql } from 'kysely';
import type { SqlDialect } from '../dialect.ts';
import { selected } from './values.ts';

/** What a table is called in a page: a column that is written as text is still sorted as what it is. */
const table = 't';

/** One page of a table. Paging wants an order, even one that says nothing. */
export const page: SqlDialect['page'] = ({ columns, from, where, order, limit, offset }) => {
  const shown = sql.join(columns.map(({ name, type }) => selected(table, name, type)));
  const by = order.map(
    ({ column, direction }) => sql`${sql.id(table, column)} ${direction === 1 ? sql`asc` : sql`desc`}`,
  );
  return sql`select ${shown} from ${from} as ${sql.id(table)} ${where}
             order by ${by.length === 0 ? sql`(select null)` : sql.join(by)}
             offset ${sql.lit(offset)} rows fetch next ${sql.lit(limit)} rows only`;
};

/** Counts up to a number: beyond it, counting takes as long as reading them all. */
export const counting: SqlDialect['counting'] = (from, where, most) =>
  sql`select count(*) as [count] from (select top (${sql.lit(most)}) 1 as one from ${from} ${where}) as counted`;
