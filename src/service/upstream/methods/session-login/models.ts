/** The kinds of records of a Tryton database: which are installed, which may be read, and what they consist of. */
import type { Column, Table } from '../../../../contract/index.ts';
import type { LoginAddress } from './address.ts';
import type { LoginSession } from './session.ts';

type Facts = Readonly<Record<string, unknown>>;

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A kind of records that is installed. */
export interface Model {
  readonly name: string;
  readonly readable: boolean;
}

/** Field types that are one value; lists of other records and files are not read. */
const plain = new Set([
  'boolean',
  'integer',
  'biginteger',
  'char',
  'text',
  'fulltext',
  'float',
  'numeric',
  'date',
  'datetime',
  'timestamp',
  'time',
  'timedelta',
  'selection',
  'many2one',
  'reference',
]);

/** The catalogue's models as far as they are installed, in the catalogue's order. */
export const findModels = async (
  session: LoginSession,
  { method: { models } }: LoginAddress,
): Promise<readonly Model[]> => {
  const domain = [['model', 'in', models]];
  const rows = await session.ask(
    'model.ir.model.search_read',
    [domain, 0, models.length, [['model', 'ASC']], ['model'], {}],
    'access.failed',
  );
  const installed = new Set(Array.isArray(rows) ? rows.filter(isFacts).map(({ model }) => model) : []);
  const names = models.filter((name) => installed.has(name));
  if (names.length === 0) return [];
  const rights = await session.ask('model.ir.model.access.get_access', [names, {}], 'access.failed');
  const mayRead = (name: string): boolean => {
    const right = isFacts(rights) ? rights[name] : undefined;
    return isFacts(right) && Boolean(right['read']);
  };
  return names.map((name) => ({ name, readable: mayRead(name) }));
};

const columnOf = ([name, facts]: [string, unknown]): Column[] => {
  if (!isFacts(facts) || typeof facts['type'] !== 'string' || !plain.has(facts['type'])) return [];
  const key = name === 'id';
  return [{ name, type: facts['type'], nullable: facts['required'] !== true && !key, key, custom: false }];
};

/** The fields of one model that hold one value each. */
const tableOf = async (session: LoginSession, name: string): Promise<Table> => {
  const fields = await session.ask(`model.${name}.fields_get`, [null, {}], 'data.failed');
  const columns = isFacts(fields) ? Object.entries(fields).flatMap(columnOf) : [];
  return { name, custom: false, columns };
};

/** Every model that may be read, with its fields. */
export const describeModels = async (
  session: LoginSession,
  address: LoginAddress,
): Promise<readonly Table[]> => {
  const models = await findModels(session, address);
  const tables: Table[] = [];
  for (const { name } of models.filter(({ readable }) => readable)) tables.push(await tableOf(session, name));
  return tables;
};
