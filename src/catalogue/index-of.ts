/** The compact index that the picker searches, made from the systems. */
import { slugOf, type CatalogueIndex, type SystemHead, type Tier } from '../contract/index.ts';

const letters: Readonly<Record<Tier, string>> = { verified: 'v', documented: 'd', choose_method: 'c' };

const byPopularity = (a: SystemHead, b: SystemHead): number =>
  a.popularity - b.popularity || (a.name < b.name ? -1 : Number(a.name > b.name));

/** Columns of equal length, sorted by popularity, then name. */
export const indexOf = (systems: readonly SystemHead[]): CatalogueIndex => {
  const sorted = systems.toSorted(byPopularity);
  const categories = [...new Set(sorted.map(({ category }) => category))].toSorted();
  return {
    version: 1,
    categories,
    id: sorted.map(({ id, name }) => (id === slugOf(name) ? '' : id)),
    name: sorted.map(({ name }) => name),
    vendor: sorted.map(({ vendor }) => vendor),
    category: sorted.map(({ category }) => categories.indexOf(category)),
    aliases: sorted.map(({ aliases }) => aliases.join(';')),
    tier: sorted.map(({ tier, mode }) => (mode === 'test' ? 't' : letters[tier])).join(''),
  };
};
