/** The product's own reading: a page of a table, read with the connection's token. */
import type { ConnectionClient } from 'makini-connect/partner';

/** A page of records as the product's pages show it. */
export interface RecordsView {
  readonly tables: readonly string[];
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly page: number;
  readonly lastPage: number;
  readonly total: number;
}

type Tables = Awaited<ReturnType<ConnectionClient['tables']>>['data'];
type Columns = Tables[number]['columns'];

const perPage = 8;
/** Bookkeeping that no planner looks at. */
const dull = /^((created|modified)(By|At)|IsActiveEntity|HasActiveEntity|HasDraftEntity)$/i;
const isGuid = (type: string): boolean => /guid|uuid/i.test(type);

/** The columns worth showing: no identifiers that only machines read, at most six. */
const shown = (columns: Columns): string[] => {
  const plain = columns.filter(({ name, type }) => !dull.test(name) && !isGuid(type));
  return (plain.length > 0 ? plain : columns).slice(0, 6).map(({ name }) => name);
};

/** Work orders where the system has such a table, else its first. */
const firstChoice = (tables: Tables): Tables[number] | undefined =>
  tables.find(({ name }) => /work_?orders?$|maintenance_?orders?$/i.test(name)) ?? tables[0];

/** Reads one page of a table (work orders when none is named); rejects with the SDK's `PartnerError`. */
export const readRecords = async (
  client: ConnectionClient,
  { table, page }: { readonly table: string | undefined; readonly page: number },
): Promise<RecordsView | null> => {
  const { data: tables } = await client.tables({ perPage: 100 });
  const chosen = tables.find(({ name }) => name === table) ?? firstChoice(tables);
  if (chosen === undefined) return null;
  const { data: rows, meta } = await client.data(chosen.name, { page, perPage });
  return {
    tables: tables.map(({ name }) => name),
    table: chosen.name,
    columns: shown(chosen.columns),
    rows,
    page: meta.current_page,
    lastPage: meta.last_page,
    total: meta.total,
  };
};
