/** The kinds of databases, by the name that the catalogue gives them. */
import type { Sql, System } from '../../../../contract/index.ts';
import type { SqlDialect } from './dialect.ts';
import { mysql } from './mysql/mysql.ts';
import { postgresql } from './postgresql/postgresql.ts';
import { sqlServer } from './sql-server/sql-server.ts';

const dialects: Readonly<Record<Sql['dialect'], SqlDialect>> = {
  mysql,
  postgresql,
  sql_server: sqlServer,
};

/** The kind of database that a system is. */
export const dialectOf = (system: System): SqlDialect => {
  const method = system.methods.find((each) => each.method === 'sql');
  if (!method) throw new TypeError(`${system.id} has no sql method.`);
  return dialects[method.dialect];
};
