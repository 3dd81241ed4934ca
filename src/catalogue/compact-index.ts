/** The compact index the picker searches. */
import type { CatalogueIndex, System } from '../contract/index.ts';

const byPopularity = (one: System, other: System): number =>
  one.popularity - other.popularity || one.name.localeCompare(other.name, 'en');

const tierLetters = { verified: 'v', documented: 'd', choose_method: 'c' } as const;

/** Systems in columns, popular first; the same systems in any order give the same index. */
export const compactIndex = (systems: readonly System[]): CatalogueIndex => {
  const sorted = systems.toSorted(byPopularity);
  const categories = [...new Set(sorted.map((system) => system.category))].toSorted();
  return {
    version: 1,
    categories,
    id: sorted.map((system) => system.id),
    name: sorted.map((system) => system.name),
    vendor: sorted.map((system) => system.vendor),
    category: sorted.map((system) => categories.indexOf(system.category)),
    aliases: sorted.map((system) => system.aliases.join(';')),
    tier: sorted.map((system) => tierLetters[system.tier]).join(''),
  };
};
