/** What is included, and what of a system's tables that leaves. Pure. */
import type { Extra, Row, SettingsOption, Table } from '../../contract/index.ts';
import type { IsOwn } from '../upstream/own-names.ts';

/** What was chosen, as `nameOf` writes it; with `includeNew` all but `leftOut`, which was there and not chosen, is included as well. */
export interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly includeNew: boolean;
  readonly leftOut: ReadonlySet<string>;
}

/** The standard alone: what a connection begins with. */
export const standardAlone: Choice = { chosen: new Set(), includeNew: false, leftOut: new Set() };

/** One text for a table, or for a field of one. */
export const nameOf = ({ table, column }: Extra): string => JSON.stringify([table, column]);

const isChosen = ({ chosen, includeNew, leftOut }: Choice, extra: Extra): boolean => {
  const name = nameOf(extra);
  return chosen.has(name) || (includeNew && !leftOut.has(name));
};

/** Of a custom table all fields belong to it; of a standard one the custom ones are chosen one by one. A key stays: records are told apart by it. */
const isIncluded = (choice: Choice, table: Table, { name, custom, key }: Table['columns'][number]): boolean =>
  table.custom || !custom || key || isChosen(choice, { table: table.name, column: name });

/** The tables that the choice leaves, with the columns that it leaves. */
export const included = (tables: readonly Table[], choice: Choice): readonly Table[] =>
  tables
    .filter(({ name, custom }) => !custom || isChosen(choice, { table: name, column: null }))
    .map((table) => ({
      ...table,
      columns: table.columns.filter((column) => isIncluded(choice, table, column)),
    }));

/**
 * Whether a record's value is shown. What a system sends goes beyond what it described: there the name tells whose it is. `table` is
 * the whole one, before anything was left out.
 */
export const showing = (table: Table, choice: Choice, isOwn: IsOwn): ((name: string) => boolean) => {
  const described = new Map(table.columns.map((column) => [column.name, column]));
  return (name) => {
    const column = described.get(name) ?? { name, custom: isOwn(name), key: false };
    return isIncluded(choice, table, { type: '', nullable: true, ...column });
  };
};

/** A record without what is not included. */
export const shownOf = (row: Row, isShown: (name: string) => boolean): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => isShown(name)));

/** What can be chosen; a whole table has no type. */
type Choosable = Extra & { readonly type: string | null };

/** What of these tables can be chosen: custom tables whole, and the custom fields of standard ones. */
export const choosable = (tables: readonly Table[]): Choosable[] =>
  tables.flatMap((table): Choosable[] =>
    table.custom
      ? [{ table: table.name, column: null, type: null }]
      : table.columns
          .filter(({ custom, key }) => custom && !key)
          .map(({ name, type }) => ({ table: table.name, column: name, type })),
  );

const extraOf = (name: string): Extra => {
  const [table, column] = JSON.parse(name) as [string, string | null];
  return { table, column };
};

/** All that can be chosen, with what is; what was chosen and is no longer there comes last. */
export const optionsOf = (tables: readonly Table[], choice: Choice): SettingsOption[] => {
  const there = choosable(tables).map((each) => ({
    ...each,
    included: isChosen(choice, each),
    present: true,
  }));
  const names = new Set(there.map(nameOf));
  const gone = [...choice.chosen]
    .filter((name) => !names.has(name))
    .map((name) => ({ ...extraOf(name), type: null, included: true, present: false }));
  return [...there, ...gone];
};
