/** The compact index that the picker searches, made from the systems. */
import { categoryWords } from './category-words.ts';
import { hostPart, slugOf, type CatalogueIndex, type SystemHead, type Tier } from '../contract/index.ts';

const letters: Readonly<Record<Tier, string>> = { verified: 'v', documented: 'd', choose_method: 'c' };

const byPopularity = (a: SystemHead, b: SystemHead): number =>
  a.popularity - b.popularity || (a.name < b.name ? -1 : Number(a.name > b.name));

/** A maker with more systems than this under one domain does not tell by it which one is meant. */
const mostAtDomain = 8;

/** What a pattern of hosts ends in, whatever its placeholders stand for. */
const endOf = (pattern: string): string => pattern.replace(/^.*\}/, '').replace(/^\./, '');

const shortened = (host: string, { name, vendor }: SystemHead): string => {
  for (const [sign, text] of [
    ['', hostPart(name)],
    ['~', hostPart(vendor)],
  ] as const) {
    if (text !== '' && host.startsWith(`${text}.`)) return `${sign}${host.slice(text.length)}`;
  }
  return host;
};

/** The ends of hosts at which each system lies: those it names, and its domain where that belongs to few. */
const hostsOf = (systems: readonly SystemHead[]): string[] => {
  const counts = new Map<string, number>();
  for (const { domain } of systems) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  return systems.map((system) => {
    const { hosts = [], domain } = system;
    const own = (counts.get(domain) ?? 0) <= mostAtDomain ? [domain] : [];
    const ends = new Set([...hosts.map(endOf), ...own].filter((end) => end.includes('.')));
    return [...ends].map((end) => shortened(end, system)).join(';');
  });
};

const unlistedIn = (systems: readonly SystemHead[]): string[] =>
  systems
    .filter(({ unlisted }) => unlisted !== undefined)
    .toSorted((a, b) => (a.unlisted ?? 0) - (b.unlisted ?? 0))
    .map(({ id }) => id);

/** Columns of equal length, sorted by popularity, then name. */
export const indexOf = (systems: readonly SystemHead[]): CatalogueIndex => {
  const sorted = systems.toSorted(byPopularity);
  const categories = [...new Set(sorted.map(({ category }) => category))].toSorted();
  return {
    version: 1,
    categories,
    categoryWords: categories.map((category) => categoryWords[category] ?? ''),
    id: sorted.map(({ id, name }) => (id === slugOf(name) ? '' : id)),
    name: sorted.map(({ name }) => name),
    vendor: sorted.map(({ vendor }) => vendor),
    category: sorted.map(({ category }) => categories.indexOf(category)),
    aliases: sorted.map(({ aliases }) => aliases.join(';')),
    tier: sorted.map(({ tier, mode }) => (mode === 'test' ? 't' : letters[tier])).join(''),
    hosts: hostsOf(sorted),
    unlisted: unlistedIn(sorted),
  };
};
