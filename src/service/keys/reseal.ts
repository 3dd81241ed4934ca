/** Sealing what another key seals under the current one, a few rows at a time, while the service writes. */
import { sql } from 'kysely';
import type { Store, Vault } from '../ports.ts';
import type { Envelope } from '../tables.ts';
import { pageOf, unopened, type Unopened } from './census.ts';
import { sealedColumns, type Row, type SealedColumn } from './sealed-columns.ts';

/** What became of one batch, or of all of them. `overtaken` rows were written by somebody else meanwhile, and theirs stays. */
export interface Resealed {
  readonly resealed: number;
  readonly overtaken: number;
  readonly unopened: readonly Unopened[];
}

const nothing: Resealed = { resealed: 0, overtaken: 0, unopened: [] };

const sum = (one: Resealed, other: Resealed): Resealed => ({
  resealed: one.resealed + other.resealed,
  overtaken: one.overtaken + other.overtaken,
  unopened: [...one.unopened, ...other.unopened],
});

/** Puts an envelope in the place of exactly the one that was read: whoever wrote in between has won. */
const replace = async (
  store: Store,
  { table, column, key }: SealedColumn,
  row: Row,
  fresh: Envelope,
): Promise<boolean> => {
  const same = key.map((name) => sql`${sql.ref(name)} = ${row[name]}`);
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${fresh}
    where ${sql.join(same, sql` and `)} and ${sql.ref(column)} = ${row[column]}`.execute(store);
  return numAffectedRows === 1n;
};

/** Seals one row anew, as it was read. */
export const resealRow = async (
  store: Store,
  vault: Vault,
  column: SealedColumn,
  row: Row,
): Promise<Resealed> => {
  const context = column.contextOf(row);
  let plain: string;
  try {
    plain = vault.open(row[column.column] as Envelope, context);
  } catch (error) {
    return { ...nothing, unopened: [unopened(column, row, error)] };
  }
  const done = await replace(store, column, row, vault.seal(plain, context));
  return { ...nothing, ...(done ? { resealed: 1 } : { overtaken: 1 }) };
};

/** One short transaction: the service waits for no more than this many rows. */
const resealPage = (store: Store, vault: Vault, column: SealedColumn, rows: readonly Row[]) =>
  store.transaction().execute(async (trx) => {
    let done = nothing;
    for (const row of rows) done = sum(done, await resealRow(trx, vault, column, row));
    return done;
  });

/** How many rows a transaction takes, and who hears of each that is through. */
export interface Pace {
  readonly batch: number;
  readonly told: (column: SealedColumn, done: Resealed) => void;
}

const resealColumn = async (store: Store, vault: Vault, column: SealedColumn, pace: Pace) => {
  const [notUnder] = vault.keyIds;
  let done = nothing;
  let after: Row | undefined;
  for (;;) {
    const rows = await pageOf(store, column, { after, size: pace.batch, notUnder });
    if (rows.length > 0) {
      done = sum(done, await resealPage(store, vault, column, rows));
      pace.told(column, done);
    }
    after = rows.at(-1);
    if (rows.length < pace.batch) return done;
  }
};

/** Seals anew whatever another key seals. What was done stays done: begun again after a crash, it goes on with the rest. */
export const resealAll = async (store: Store, vault: Vault, pace: Pace): Promise<Resealed> => {
  let done = nothing;
  for (const column of sealedColumns) done = sum(done, await resealColumn(store, vault, column, pace));
  return done;
};
