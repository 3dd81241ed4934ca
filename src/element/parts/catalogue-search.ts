/** Parts: small things that screens are made of, and what they remember while they show. No part knows the flow's rule. */
import type { CatalogueIndex, Tier } from '../../contract/index.ts';

/** One line of the picker. */
export interface CatalogueRow {
  readonly id: string;
  readonly name: string;
  readonly vendor: string;
  readonly category: string;
  readonly tier: Tier;
}

/** What a search found: the first `limit` rows, and how many there are. */
export interface Found {
  readonly rows: readonly CatalogueRow[];
  readonly total: number;
}

/** Searches an index; an empty query lists everything in the index's order, preferred systems first. */
export type Search = (query: string, limit: number) => Found;

const tiers: Readonly<Record<string, Tier>> = { v: 'verified', d: 'documented', c: 'choose_method' };

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const rowAt = (index: CatalogueIndex, at: number): CatalogueRow => ({
  id: index.id[at] ?? '',
  name: index.name[at] ?? '',
  vendor: index.vendor[at] ?? '',
  category: index.categories[index.category[at] ?? -1] ?? '',
  tier: tiers[index.tier[at] ?? ''] ?? 'choose_method',
});

/** Shorter queries find only what begins with them: anything contains an "a". */
const short = 3;

/** How well a row fits, 0 best; undefined when it does not. */
const rank = (name: string, others: string, query: string, tokens: readonly string[]): number | undefined => {
  if (name.startsWith(query)) return name === query ? 0 : 1;
  if (` ${name}`.includes(` ${query}`)) return 2;
  if (` ${others}`.includes(` ${query}`)) return 3;
  const all = ` ${name} ${others}`;
  if (tokens.every((token) => all.includes(` ${token}`))) return 4;
  return query.length >= short && tokens.every((token) => all.includes(token)) ? 5 : undefined;
};

/**
 * Makes the search of one index: linear, by folded text (case, accents and punctuation do not count). Names that begin with the
 * query come first, then words of the name, then aliases, maker and category, then any occurrence; within each, popularity.
 */
export const makeSearch = (index: CatalogueIndex, preferred: readonly string[], only: boolean): Search => {
  const wanted = new Map(preferred.map((id, at) => [id, at]));
  const all = index.id.map((_, at) => at).filter((at) => !only || wanted.has(index.id[at] ?? ''));
  const place = (at: number): number => wanted.get(index.id[at] ?? '') ?? wanted.size;
  const listed = [...all].sort((a, b) => place(a) - place(b) || a - b);
  const names = index.name.map(fold);
  const others = index.id.map((_, at) =>
    fold(`${index.aliases[at]} ${index.vendor[at]} ${index.categories[index.category[at] ?? -1]}`),
  );
  const first = (found: readonly number[], limit: number): Found => ({
    rows: found.slice(0, limit).map((at) => rowAt(index, at)),
    total: found.length,
  });
  return (typed, limit) => {
    const query = fold(typed);
    if (query === '') return first(listed, limit);
    const tokens = query.split(' ');
    const ranks: number[][] = [[], [], [], [], [], []];
    for (const at of all) {
      const fits = rank(names[at] ?? '', others[at] ?? '', query, tokens);
      if (fits !== undefined) ranks[fits]?.push(at);
    }
    return first(ranks.flat(), limit);
  };
};
