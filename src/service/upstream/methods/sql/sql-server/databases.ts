/** The databases of a server that a sign-in may enter: what a person chooses from when none was named. */
import { sql } from 'kysely';
import { cleaned } from '../../../cleaned.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { SqlAddress } from '../address.ts';
import type { Options, SqlSession } from '../dialect.ts';

/** Databases that are offered; nobody chooses from a longer list. */
const mostOptions = sql.lit(500);

/** The edition of Azure SQL Database, whose databases know nothing of each other: whether one opens shows when it is entered. */
const azure = sql.lit(5);

/** The databases that this sign-in may enter, without the server's own. Rejects with `access.none_to_choose`. */
export const databases = async (session: SqlSession, { host }: SqlAddress): Promise<Options> => {
  const rows = await session.rows(
    sql`select top (${mostOptions}) name from sys.databases
        where state = 0 and name not in ('master', 'tempdb', 'model', 'msdb')
          and (has_dbaccess(name) = 1 or convert(int, serverproperty('EngineEdition')) = ${azure})
        order by name`,
    'access.failed',
  );
  const names = rows.map(({ name }) => String(name));
  if (names.length === 0) throw new UpstreamError('access.none_to_choose', { host });
  return names.map((id) => ({ id, name: cleaned(id) || encodeURIComponent(id).slice(0, 80) }));
};
