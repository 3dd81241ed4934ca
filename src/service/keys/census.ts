// Here: what the operator does about master keys: which sealed rows there are, sealing them anew. Not here: how sealing works (vault/).
/** Which key seals how many rows, and which rows do not open. Read only. */
import { sql } from 'kysely';
import type { Store, Vault } from '../ports.ts';
import type { Envelope } from '../tables.ts';
import { headLength, headOf, keyIdOf } from '../vault/envelope.ts';
import { VaultError } from '../vault/vault-error.ts';
import { sealedColumns, type Row, type SealedColumn } from './sealed-columns.ts';

/** How many rows of a column a key seals; `key` is empty where a value is no envelope. */
export interface Sealed {
  readonly table: string;
  readonly column: string;
  readonly key: string;
  readonly rows: number;
}

/** A row that does not open: where it lies and why, never what is in it. */
export interface Unopened {
  readonly table: string;
  readonly column: string;
  /** The row's primary key. */
  readonly id: string;
  readonly purpose: string;
  readonly code: string;
}

/** What a row is called in a report. */
export const nameOf = ({ key }: SealedColumn, row: Row): string =>
  key.map((name) => String(row[name])).join(' ');

/** The error as a line of the report; anything but a `VaultError` is thrown on. */
export const unopened = (column: SealedColumn, row: Row, error: unknown): Unopened => {
  if (!(error instanceof VaultError)) throw error;
  const { purpose } = column.contextOf(row);
  return { table: column.table, column: column.column, id: nameOf(column, row), purpose, code: error.code };
};

const countColumn = async (store: Store, { table, column }: SealedColumn): Promise<Sealed[]> => {
  const head = sql<string>`substr(${sql.ref(column)}, 1, ${sql.lit(headLength)})`;
  const { rows } = await sql<{ head: string; rows: number | string | bigint }>`
    select ${head} as head, count(*) as rows from ${sql.table(table)}
    where ${sql.ref(column)} is not null group by ${head}`.execute(store);
  return rows.map((row) => ({ table, column, key: keyIdOf(row.head) ?? '', rows: Number(row.rows) }));
};

/** Counts every sealed column by key. */
export const countSealed = async (store: Store): Promise<Sealed[]> => {
  const counted = await Promise.all(sealedColumns.map((column) => countColumn(store, column)));
  return counted.flat();
};

/** Rows under a key, in the order of their primary key; `after` goes on behind a row. */
export interface Page {
  readonly after: Row | undefined;
  readonly size: number;
  /** Rows that this key seals are left out. */
  readonly notUnder?: string;
}

/** One page of a column's sealed rows. */
export const pageOf = async (store: Store, at: SealedColumn, page: Page): Promise<readonly Row[]> => {
  const column = sql.ref(at.column);
  const keys = sql.join(at.key.map((name) => sql.ref(name)));
  const { after, notUnder } = page;
  const behind = after
    ? sql`and (${keys}) > (${sql.join(at.key.map((name) => sql.val(after[name])))})`
    : sql``;
  const other =
    notUnder === undefined
      ? sql``
      : sql`and substr(${column}, 1, ${sql.lit(headLength)}) <> ${headOf(notUnder)}`;
  const { rows } = await sql<Row>`
    select * from ${sql.table(at.table)} where ${column} is not null ${behind} ${other}
    order by ${keys} limit ${sql.lit(page.size)}`.execute(store);
  return rows;
};

const open = (vault: Vault, column: SealedColumn, row: Row): Unopened | undefined => {
  try {
    vault.open(row[column.column] as Envelope, column.contextOf(row));
    return undefined;
  } catch (error) {
    return unopened(column, row, error);
  }
};

const tryColumn = async (store: Store, vault: Vault, column: SealedColumn): Promise<Unopened[]> => {
  const size = 500;
  const found: Unopened[] = [];
  let after: Row | undefined;
  for (;;) {
    const rows = await pageOf(store, column, { after, size });
    found.push(...rows.flatMap((row) => open(vault, column, row) ?? []));
    after = rows.at(-1);
    if (rows.length < size) return found;
  }
};

/** Opens every sealed row, and tells which do not. */
export const findUnopened = async (store: Store, vault: Vault): Promise<Unopened[]> => {
  const found: Unopened[] = [];
  for (const column of sealedColumns) found.push(...(await tryColumn(store, vault, column)));
  return found;
};
