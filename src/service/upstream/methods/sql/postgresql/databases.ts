/** The databases of a server that a sign-in may enter: what a person chooses from when none was named. */
import { sql } from 'kysely';
import { cleaned } from '../../../cleaned.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { SqlAddress } from '../address.ts';
import type { Options, SqlSession } from '../dialect.ts';

/** Databases in which one can look around before one is chosen, in this order: nearly every server has the first. */
export const lobbies = ({ username }: SqlAddress): readonly [string, ...string[]] => [
  'postgres',
  username,
  'template1',
];

/** Databases that are offered; nobody chooses from a longer list. */
const mostOptions = 500;

/** The databases that this sign-in may enter, the server's own left out where there are others. Rejects with `access.none_to_choose`. */
export const databases = async (session: SqlSession, { host }: SqlAddress): Promise<Options> => {
  const rows = await session.rows(
    sql`select datname as name from pg_catalog.pg_database
        where datallowconn and not datistemplate and pg_catalog.has_database_privilege(oid, 'CONNECT')
        order by datname limit ${mostOptions}`,
    'access.failed',
  );
  const names = rows.map(({ name }) => String(name));
  const own = names.filter((name) => name !== 'postgres');
  const offered = own.length > 0 ? own : names;
  if (offered.length === 0) throw new UpstreamError('access.none_to_choose', { host });
  return offered.map((id) => ({ id, name: cleaned(id) || encodeURIComponent(id).slice(0, 80) }));
};
