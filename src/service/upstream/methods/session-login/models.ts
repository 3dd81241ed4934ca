/** The kinds of records of a Tryton database: which are installed, which may be read, and what they consist of. */
import type { Column, Table } from '../../../../contract/index.ts';
import type { LoginAddress } from './address.ts';
import { ifTold, ownFields, ownModels, type IsOwnField } from './own.ts';
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
  return withRights(
    session,
    models.filter((name) => installed.has(name)),
  );
};

const withRights = async (session: LoginSession, names: readonly string[]): Promise<readonly Model[]> => {
  if (names.length === 0) return [];
  const rights = await session.ask('model.ir.model.access.get_access', [names, {}], 'access.failed');
  const mayRead = (name: string): boolean => {
    const right = isFacts(rights) ? rights[name] : undefined;
    return isFacts(right) && Boolean(right['read']);
  };
  return names.map((name) => ({ name, readable: mayRead(name) }));
};

const columnOf = ([name, facts]: [string, unknown], custom: boolean): Column[] => {
  if (!isFacts(facts) || typeof facts['type'] !== 'string' || !plain.has(facts['type'])) return [];
  const key = name === 'id';
  return [{ name, type: facts['type'], nullable: facts['required'] !== true && !key, key, custom }];
};

/** A model and what is known of it: whether it is the customer's own, and which of its fields are. */
interface Looked {
  readonly name: string;
  readonly custom: boolean;
  readonly isOwn: IsOwnField;
}

/** The fields of one model that hold one value each. */
const tableOf = async (session: LoginSession, { name, custom, isOwn }: Looked): Promise<Table> => {
  const fields = await session.ask(`model.${name}.fields_get`, [null, {}], 'data.failed');
  const all = isFacts(fields) ? Object.entries(fields) : [];
  // Whole models are chosen whole: their fields are not marked one by one.
  const columns = all.flatMap((field) => columnOf(field, !custom && isOwn(name, field[0])));
  return { name, custom, columns };
};

/** What is asked in a dialog is a model, too, and not every one that is stored lets programs search. */
const isSearched = async (session: LoginSession, name: string): Promise<boolean> => {
  const found = await ifTold(session.ask(`model.${name}.search`, [[], 0, 1, null, {}], 'data.failed'));
  return Array.isArray(found);
};

const readableOf = (models: readonly Model[]): string[] =>
  models.filter(({ readable }) => readable).map(({ name }) => name);

/** Every model that may be read, with its fields: the catalogue's, then those of the customer's own modules. */
export const describeModels = async (
  session: LoginSession,
  address: LoginAddress,
): Promise<readonly Table[]> => {
  const names = readableOf(await findModels(session, address));
  const own = (await ownModels(session)).filter((name) => !names.includes(name));
  const ownNames = readableOf(await withRights(session, own));
  const isOwn = await ownFields(session, names);
  const tables: Table[] = [];
  for (const name of names) tables.push(await tableOf(session, { name, custom: false, isOwn }));
  for (const name of ownNames) {
    if (await isSearched(session, name)) tables.push(await tableOf(session, { name, custom: true, isOwn }));
  }
  return tables;
};
