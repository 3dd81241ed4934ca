// Here: finding systems by what people type: folded text, terms, one edit, and the ranked search; loaded with the index. Not here:
// what the search remembers while it shows (parts/finder.ts), and how a row looks (views/find.ts).
import { slugOf, type CatalogueIndex, type Tier } from '../../contract/index.ts';
import type { Entry } from './entry.ts';
import type { WordKey } from '../locales/parts.ts';
import { fold } from './fold.ts';
import { endsOf, systemsAt, type Placed } from './hosts.ts';
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
  /** What stands above the rows, or in their place, where that is not how many there are. */
  readonly says?: WordKey;
  /** Where the system lies, if that is what was typed: the form begins with it. */
  readonly address?: string | undefined;
  /** Every category in which the text was found, by name, with its number of systems; whatever category was asked for. */
  readonly categories: readonly (readonly [name: string, count: number])[];
}

/** Searches an index; an empty text lists everything in the index's order, preferred systems first. */
export interface Search {
  (query: Query): Found;
  /** What a system can be connected by that is not listed, the best first; nothing where that is not offered. */
  readonly unlisted: readonly CatalogueRow[];
  /** The systems that lie at a host, the surest first. */
  at(host: string): CatalogueRow[];
  /** Gets ready for the first letter, which otherwise has to wait for that. */
  prepare(): void;
}

const tiers: Readonly<Record<string, CatalogueRow['tier']>> = {
  v: 'verified',
  d: 'documented',
  c: 'choose_method',
  t: 'test',
};

interface Listed extends Entry, Placed {
  readonly id: string;
  readonly tier: CatalogueRow['tier'];
  /** Its category's position in the index. */
  readonly kind: number;
}

const listedAt = (index: CatalogueIndex, at: number): Listed => ({
  id: index.id[at] || slugOf(index.name[at] ?? ''),
  name: index.name[at] ?? '',
  vendor: index.vendor[at] ?? '',
  category: index.categories[index.category[at] ?? -1] ?? '',
  kind: index.category[at] ?? 0,
  aliases: (index.aliases[at] ?? '').split(';').filter((alias) => alias !== ''),
  tier: tiers[index.tier[at] ?? ''] ?? 'choose_method',
  hosts: index.hosts?.[at] ?? '',
});

/** The preferred ones first, in their own order. */
const listed = (index: CatalogueIndex, preferred: readonly string[], only: boolean): Listed[] => {
  const places = new Map(preferred.map((id, at) => [id, at]));
  const place = ({ id }: Listed): number => places.get(id) ?? places.size;
  const all = index.name.map((_, at) => listedAt(index, at));
  return all.filter(({ id }) => !only || places.has(id)).sort((a, b) => place(a) - place(b));
};

const rowOf = (system: Listed, typed: string): CatalogueRow => {
  const { id, name, vendor, category, tier } = system;
  return { id, name, vendor, category, tier, also: reasonFor(system, typed) };
};

/** Longer than any name with its maker's: whoever pastes a document does not wait for each of its words. */
const mostLetters = 200;
/** How many words at the end of a text may be the version that somebody has. */
const mostVersionWords = 3;

/** What people call any of them, in the five languages: "maximo software", "logiciel sage", "برنامج ساب". */
const anySystem =
  /^(software|systeme?s?|applications?|app|programme?|anwendung|logiciel|système|sistema|programa|aplicación|gmao|برنامج|نظام|شركة)$/iu;

/** A text without the last of its words, where that may be a version ("odoo 16", "maximo 7.6.1"); else without what any system is called. */
const barer = (text: string): string | undefined => {
  const words = text.split(/\s+/);
  const kept = /\d/.test(words.at(-1) ?? '')
    ? words.slice(0, -1)
    : words.filter((word) => !anySystem.test(word));
  return kept.length > 0 && kept.length < words.length ? kept.join(' ') : undefined;
};

/** More words than these side by side are no name. */
const mostNamed = 8;

/** The most words of a text, side by side, that are in full what a system or a maker is called: "odoo enterprise", "mincom ellipse". */
const named = (texts: SystemSearch, typed: string): [string, readonly number[]] | undefined => {
  const words = typed.split(/\s+/);
  for (let count = Math.min(words.length - 1, mostNamed); count > 0; count -= 1)
    for (let at = 0; at + count <= words.length; at += 1) {
      const some = words.slice(at, at + count).join(' ');
      const found = texts.named(some);
      if (found.length > 0) return [some, found];
    }
  return undefined;
};

/** What a text finds, and the text that found it: systems are listed once, whatever version somebody has. */
const meant = (texts: SystemSearch, typed: string, left = mostVersionWords): [string, readonly number[]] => {
  const found = texts.find(typed);
  const less = found.length === 0 && left > 0 ? barer(typed) : undefined;
  return less === undefined ? [typed, found] : meant(texts, less, left - 1);
};

/** What a text finds, or where that is nothing, what some of its words are called. */
const meantOrNamed = (texts: SystemSearch, typed: string): [string, readonly number[]] => {
  const all = meant(texts, typed);
  return all[1].length > 0 ? all : (named(texts, typed) ?? all);
};

/** Arabic writes "the" as part of the word. */
const article = /^ال/;

/** What lies at an address is no kind that somebody asks for: `https://erp.example/maintenance`, `plant-7:8080/shop`. */
const address = /:\/\/|\.\w|^\S*[:/@\\]\S*$/;

/** The categories that words of a text are another word for: "instandhaltung", "gestion d’entrepôt". */
const categoriesCalled = (index: CatalogueIndex, typed: string): ReadonlySet<number> => {
  const words = fold(typed)
    .split(' ')
    .map((word) => word.replace(article, ''));
  const isCalled = (stem: string): boolean => words.some((word) => word.startsWith(stem));
  return new Set(
    index.categoryWords?.flatMap((stems, kind) =>
      stems !== '' && stems.split(' ').some(isCalled) ? [kind] : [],
    ),
  );
};

/** Makes the search of one index. */
export const makeSearch = (index: CatalogueIndex, preferred: readonly string[], only: boolean): Search => {
  const all = listed(index, preferred, only);
  const unlisted = (index.unlisted ?? []).flatMap((id) => all.find((system) => system.id === id) ?? []);
  const everything = all.map((_, at) => at);
  const kinds = Uint16Array.from(all, ({ kind }) => kind);
  let texts: SystemSearch | undefined;
  let ends: readonly (readonly string[])[] | undefined;
  const ready = (): SystemSearch => (texts ??= new SystemSearch(all));
  const countsOf = (found: readonly number[]): Found['categories'] => {
    const counts = new Uint32Array(index.categories.length);
    for (const at of found) counts[kinds[at] ?? 0]! += 1;
    return index.categories
      .map((name, kind) => [name, counts[kind] ?? 0] as const)
      .filter(([, count]) => count > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  };
  const found = (typed: string): [string, readonly number[]] => {
    const meant = meantOrNamed(ready(), typed);
    if (meant[1].length > 0) return meant;
    if (address.test(typed)) return meant;
    const called = categoriesCalled(index, typed);
    return ['', everything.filter((at) => called.has(kinds[at] ?? -1))];
  };
  const search = ({ typed, category, limit }: Query): Found => {
    const trimmed = typed.trim().slice(0, mostLetters);
    const [text, everywhere] = trimmed === '' ? ['', everything] : found(trimmed);
    const kind = index.categories.indexOf(category ?? '');
    const here = category === undefined ? everywhere : everywhere.filter((at) => kinds[at] === kind);
    return {
      rows: here.slice(0, limit).map((at) => rowOf(all[at]!, text)),
      total: here.length,
      categories: countsOf(everywhere),
    };
  };
  return Object.assign(search, {
    unlisted: unlisted.map((system) => rowOf(system, '')),
    at: (host: string) => systemsAt(all, (ends ??= all.map(endsOf)), host).map((system) => rowOf(system, '')),
    prepare: () => void ready(),
  });
};
