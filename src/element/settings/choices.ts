/** The list of what can be chosen, and what was changed in it: pure. */
import type { ChoosableTable, PersonSettings, SettingsEdit } from '../../contract/index.ts';

/** What can be chosen by itself: a custom table (`column` is null) or a custom field of a standard one. */
export interface Option {
  readonly key: string;
  readonly table: string;
  readonly column: string | null;
  /** The system's word for what a field holds. */
  readonly type: string | null;
  readonly present: boolean;
  /** As it is kept by now. */
  readonly included: boolean;
}

/** A table with its options. */
export interface Group {
  readonly table: ChoosableTable;
  readonly options: readonly Option[];
}

/** What was changed and is not kept yet, by the options' keys. */
export interface Picks {
  readonly changed: ReadonlyMap<string, boolean>;
  readonly includeNew: boolean;
}

const optionsOf = ({ name: table, custom, present, included, fields }: ChoosableTable): Option[] => [
  ...(custom ? [optionOf({ table, column: null, type: null, present, included })] : []),
  ...fields.map(({ name, ...field }) => optionOf({ table, column: name, ...field })),
];

const optionOf = (option: Omit<Option, 'key'>): Option => ({
  key: JSON.stringify([option.table, option.column]),
  ...option,
});

/** The tables that something can be chosen of. */
export const groupsOf = ({ tables }: PersonSettings): Group[] =>
  tables.map((table) => ({ table, options: optionsOf(table) })).filter(({ options }) => options.length > 0);

/** The names of the tables that are included as they are. */
export const wholeOf = ({ tables }: PersonSettings): string[] =>
  tables.filter(({ custom, fields }) => !custom && fields.length === 0).map(({ name }) => name);

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Whether a name has all words of a query in it. */
export const matches = (name: string, query: string): boolean =>
  folded(query)
    .split(/\s+/)
    .every((word) => folded(name).includes(word));

/** What a query finds: of a table that it names everything, of others the fields that it names. */
export const found = (groups: readonly Group[], query: string): Group[] =>
  query.trim() === ''
    ? [...groups]
    : groups
        .map(({ table, options }) => ({
          table,
          options: matches(table.name, query.trim())
            ? options
            : options.filter(({ column }) => matches(`${table.name} ${column ?? ''}`, query.trim())),
        }))
        .filter(({ options }) => options.length > 0);

/** The first options of a list, with their tables. */
export const firstOf = (groups: readonly Group[], limit: number): Group[] => {
  let left = limit;
  const drawn: Group[] = [];
  for (const { table, options } of groups) {
    if (left <= 0) break;
    drawn.push({ table, options: options.slice(0, left) });
    left -= options.length;
  }
  return drawn;
};

/** Whether an option is included, once everything is kept. */
export const isPicked = ({ changed }: Picks, { key, included }: Option): boolean =>
  changed.get(key) ?? included;

/** Picks with these options included, or left out. */
export const picked = (picks: Picks, options: readonly Option[], wanted: boolean): Picks => {
  const changed = new Map(picks.changed);
  for (const { key, included } of options) {
    if (included === wanted) changed.delete(key);
    else changed.set(key, wanted);
  }
  return { ...picks, changed };
};

/** What of earlier picks is still a change of a list that was read since. */
export const stillPicked = (picks: Picks, options: readonly Option[]): Picks => {
  const changes = options.filter((option) => isPicked(picks, option) !== option.included);
  return { ...picks, changed: new Map(changes.map((option) => [option.key, !option.included])) };
};

/** How many changes there are. */
export const changesIn = ({ changed, includeNew }: Picks, { include_new }: PersonSettings): number =>
  changed.size + (includeNew === include_new ? 0 : 1);

/** The changes as they are sent. */
export const editOf = (
  { changed, includeNew }: Picks,
  options: readonly Option[],
  { include_new }: PersonSettings,
): SettingsEdit => {
  const those = (wanted: boolean) =>
    options.filter(({ key }) => changed.get(key) === wanted).map(({ table, column }) => ({ table, column }));
  return {
    include: those(true),
    leave_out: those(false),
    ...(includeNew !== include_new && { include_new: includeNew }),
  };
};
