/** Which tables and fields are the customer's own: those that the system marks, and those that are called as its customers call theirs. Pure. */
import type { System, Table } from '../../contract/index.ts';

/**
 * How products of many makers call what a customer added: `custom_…`, `udf_…`, `cf$_…` (IFS), `YY1_…` (SAP), `…__c` (Salesforce), and
 * the field in which all of them lie (`custom_fields`). What else a product does is in its line of the catalogue.
 */
const usual = /^(?:custom_|customfields?(?:_|$)|customFields?$|udf_|cf\$_|yy1_)|__c$/i;

/** Whether a name is one that the customer gave. */
export type IsOwn = (name: string) => boolean;

/** The names of one system. */
export const ownNames = ({ custom }: Pick<System, 'custom'>): IsOwn => {
  const own = custom === undefined ? undefined : new RegExp(custom);
  return (name) => usual.test(name) || own?.test(name) === true;
};

/** The tables with every mark that is known; marks that the system itself made stay. Columns that many tables share are marked once. */
export const marked = (tables: readonly Table[], isOwn: IsOwn): readonly Table[] => {
  const done = new Map<Table['columns'], Table['columns']>();
  const markedColumns = (columns: Table['columns']): Table['columns'] => {
    const known =
      done.get(columns) ??
      columns.map((column) => ({ ...column, custom: column.custom || isOwn(column.name) }));
    done.set(columns, known);
    return known;
  };
  return tables.map(({ name, custom, columns }) => ({
    name,
    custom: custom || isOwn(name),
    columns: markedColumns(columns),
  }));
};
