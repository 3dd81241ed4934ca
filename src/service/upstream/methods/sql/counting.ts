/** Counting records up to a number: beyond it, counting takes as long as reading them all. */
import { sql, type RawBuilder } from 'kysely';

/** A statement whose one row says as `count` how many records there are, or `most` where there are as many or more. */
export const counting = (
  from: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  most: number,
): RawBuilder<unknown> =>
  sql`select count(*) as count from (select 1 as one from ${from} ${where} limit ${sql.lit(most)}) as counted`;
