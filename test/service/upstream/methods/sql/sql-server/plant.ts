/** What a SQL Server with the data of a plant answers to the statements that are asked of it, and the method that asks them. */
import type { Stage, System } from '../../../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../../../src/service/adapters/disk-catalogue.ts';
import type { Access, Method } from '../../../../../../src/service/ports.ts';
import { createSql } from '../../../../../../src/service/upstream/methods/sql/sql.ts';
import { egressWith } from '../../../egress/servers.ts';
import { checked } from '../database.ts';
import type { Login, Statement } from './requests.ts';
import { accepted } from './server.ts';
import { done, error, inDatabase, rows, type Cell } from './tokens.ts';

const found = createDiskCatalogue().find('microsoft-sql-server');
if (!found) throw new Error('The catalogue has no microsoft-sql-server.');

/** The catalogue’s SQL Server. */
export const system: System = found;

/** The one who may read. */
export const reader = { username: 'connect_reader', password: 'reader-2026', database: 'plant' };

/** An access to a server on this port. */
export const accessAt = (port: number, values: Record<string, string> = {}, choice?: string): Access => ({
  system,
  values: { address: `127.0.0.1:${port}`, ...reader, ...values },
  client: { id: 'client', mode: 'test' },
  ...(choice !== undefined && { choice }),
});

/** The method, able to reach this port over TLS and trusting this authority. */
export const methodFor = (port: number, ca?: string): Method =>
  createSql({ egress: egressWith(`127.0.0.1:${port}`, { ca }) });

/** The method where the operator opened this port without TLS, and every connection has only so long to live. */
export const plainMethodFor = (port: number, timeoutMs = 10_000): Method => {
  const egress = egressWith(`tcp://127.0.0.1:${port}`);
  return createSql({
    egress: {
      request: egress.request.bind(egress),
      connect: (dial) => egress.connect({ ...dial, timeoutMs }),
    },
  });
};

/** Checks, and gives the failure’s code, or how it went. */
export const codeOf = async (method: Method, access: Access): Promise<string> => {
  const { outcome } = await checked(method, access);
  return outcome.status === 'failed' ? outcome.failure.code : outcome.status;
};

/** The stages that were told, in order, each with how it ended. */
export const ended = (stages: readonly Stage[]): string[] =>
  stages.filter(({ status }) => status !== 'running').map(({ stage, status }) => `${stage} ${status}`);

/** The tables of the plant: name, whether it may be read, rows, columns with times. */
const tables: readonly (readonly [string, number, number | null, readonly string[]])[] = [
  ['assets', 1, 42, []],
  ['salaries', 0, 9, []],
  ['v_open_orders', 1, null, []],
  ['work_orders', 1, 120, ['due_date', 'changed_at']],
];

/** Columns of the two tables that are described: type, size in bytes, precision, scale, null, key. */
const described: readonly (readonly Cell[])[] = [
  ['assets', 'id', 'int', 4, 10, 0, false, 1],
  ['assets', 'name', 'nvarchar', 200, 0, 0, false, 0],
  ['work_orders', 'number', 'varchar', 20, 0, 0, false, 1],
  ['work_orders', 'cost', 'decimal', 13, 28, 4, true, 0],
  ['work_orders', 'changed_at', 'datetime2', 8, 27, 7, true, 0],
  ['work_orders', 'notes', 'nvarchar', -1, 0, 0, true, 0],
  ['work_orders', 'photo', 'varbinary', 8_000, 0, 0, true, 0],
];

const answers: readonly (readonly [RegExp, () => Buffer])[] = [
  [/schema_id\(@1\) as id/, () => rows({ id: 'int' }, [1])],
  [
    /as readable/,
    () =>
      rows(
        { name: 'text', readable: 'int', estimate: 'float' },
        ...tables.map(([name, open, count]) => [name, open, count] as const),
      ),
  ],
  [
    /f\.\[table\], c\.name from/,
    () =>
      rows(
        { table: 'text', name: 'text' },
        ...tables.flatMap(([table, , , times]) => times.map((name) => [table, name] as const)),
      ),
  ],
  [
    /as part/,
    () =>
      rows(
        {
          table: 'text',
          name: 'text',
          type: 'text',
          length: 'int',
          precision: 'int',
          scale: 'int',
          nullable: 'bit',
          part: 'int',
        },
        ...described,
      ),
  ],
  [/count\(\*\)/, () => rows({ count: 'int' }, [120])],
  [/select max\(/, () => rows({ newest: 'text' }, ['2026-11-01T08:00:00.000Z'])],
  [/from sys\.databases/, () => rows({ name: 'text' }, ['plant'], ['warehouse'])],
];

/** Answers what is asked of a plant’s database in which one is as `account`. */
export const plant =
  (account = reader.username, place = 'plant') =>
  ({ text }: Statement): Buffer => {
    if (/original_login/.test(text)) return rows({ account: 'text', place: 'text' }, [account, place]);
    return answers.find(([pattern]) => pattern.test(text))?.[1]() ?? done();
  };

/** Lets one account in, and says of any other what SQL Server does. */
export const guarded = ({ user, password, database }: Login): Buffer =>
  user === reader.username && password === reader.password
    ? accepted(inDatabase(database))
    : Buffer.concat([error(18456, `Login failed for user '${user}'.`), done(2)]);
