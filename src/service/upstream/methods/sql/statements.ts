/** Statements as PostgreSQL and MySQL both write them: so many rows from somewhere on, and counting up to a number. */
import { sql } from 'kysely';
import type { SqlDialect } from './dialect.ts';

/** One page of a table. */
export const page: SqlDialect['page'] = ({ columns, from, where, order, limit, offset }) => {
  const shown = sql.join(columns.map(({ name }) => sql.id(name)));
  const by = order.map(
    ({ column, direction }) => sql`${sql.id(column)} ${direction === 1 ? sql`asc` : sql`desc`}`,
  );
  const ordered = by.length === 0 ? sql`` : sql`order by ${sql.join(by)}`;
  return sql`select ${shown} from ${from} ${where} ${ordered} limit ${sql.lit(limit)} offset ${sql.lit(offset)}`;
};

/** Counts up to a number: beyond it, counting takes as long as reading them all. */
export const counting: SqlDialect['counting'] = (from, where, most) =>
  sql`select count(*) as count from (select 1 as one from ${from} ${where} limit ${sql.lit(most)}) as counted`;
