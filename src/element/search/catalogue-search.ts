// Here: finding systems by what people type: folded text, terms, one edit, and the ranked search; loaded with the index. Not here:
// what the search remembers while it shows (parts/finder.ts), and how a row looks (views/find.ts).
import { slugOf, type CatalogueIndex, type Tier } from '../../contract/index.ts';
import type { Entry } from './entry.ts';
import { reasonFor } from './reason.ts';
import { SystemSearch } from './search.ts';

/** One line of the picker. */
export interface CatalogueRow {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly category: string;
  /** `test`: made for trying out. */
  readonly tier: Tier | 'test';
  /** Another name of it that was meant, where nothing else of the row shows why it was found. */
  readonly also?: string | undefined;
}

/** What was asked of the list: a text, one category or all of them, and how many rows are shown. */
export interface Query {
  readonly typed: string;
  readonly category: string | undefined;
  readonly limit: number;
}

/** What a search found: the first rows, and how many there are. */
export interface Found {
  readonly rows: readonly CatalogueRow[];
  readonly total: number;
  /** What any system can be connected by that is not listed, where it is offered. */
  readonly other?: CatalogueRow | undefined;
  /** Every category in which the text was found, by name, with its number of systems; whatever category was asked for. */
  readonly categories: readonly (readonly [name: string, count: number])[];
}

/** Searches an index; an empty text lists everything in the index's order, preferred systems first. */
export type Search = (query: Query) => Found;

const tiers: Readonly<Record<string, CatalogueRow['tier']>> = {
  v: 'verified',
  d: 'documented',
  c: 'choose_method',
  t: 'test',
};

interface Listed extends Entry {
  readonly id: string;
  readonly tier: CatalogueRow['tier'];
}

const listedAt = (index: CatalogueIndex, at: number): Listed => ({
  id: index.id[at] || slugOf(index.name[at] ?? ''),
  name: index.name[at] ?? '',
  vendor: index.vendor[at] ?? '',
  category: index.categories[index.category[at] ?? -1] ?? '',
  aliases: (index.aliases[at] ?? '').split(';').filter((alias) => alias !== ''),
  tier: tiers[index.tier[at] ?? ''] ?? 'choose_method',
});

/** The preferred ones first, in their own order. */
const listed = (index: CatalogueIndex, preferred: readonly string[], only: boolean): Listed[] => {
  const places = new Map(preferred.map((id, at) => [id, at]));
  const place = ({ id }: Listed): number => places.get(id) ?? places.size;
  const all = index.name.map((_, at) => listedAt(index, at));
  return all.filter(({ id }) => !only || places.has(id)).sort((a, b) => place(a) - place(b));
};

const countsOf = (systems: readonly Listed[]): Found['categories'] => {
  const counts = new Map<string, number>();
  for (const { category } of systems) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
};

const rowOf = (system: Listed, typed: string): CatalogueRow => {
  const { id, name, vendor, category, tier } = system;
  return { id, name, vendor, category, tier, also: reasonFor(system, typed) };
};

/** The system that stands for those that are not listed. */
const otherId = 'another-system';

/** Makes the search of one index; what finds by text is made ready when something is typed first. */
export const makeSearch = (index: CatalogueIndex, preferred: readonly string[], only: boolean): Search => {
  const all = listed(index, preferred, only);
  const unlisted = all.find(({ id }) => id === otherId);
  const other = unlisted && rowOf(unlisted, '');
  let search: SystemSearch | undefined;
  const found = (typed: string): readonly Listed[] => {
    if (typed === '') return all;
    search ??= new SystemSearch(all);
    return search.find(typed).flatMap((at) => all[at] ?? []);
  };
  return ({ typed, category, limit }) => {
    const text = typed.trim();
    const everywhere = found(text);
    const systems =
      category === undefined ? everywhere : everywhere.filter((system) => system.category === category);
    return {
      rows: systems.slice(0, limit).map((system) => rowOf(system, text)),
      total: systems.length,
      other,
      categories: countsOf(everywhere),
    };
  };
};
