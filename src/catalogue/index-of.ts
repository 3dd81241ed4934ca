/** The compact index that the picker searches, made from the systems. */
import type { CatalogueIndex, System, Tier } from '../contract/index.ts';

const letters: Readonly<Record<Tier, string>> = { verified: 'v', documented: 'd', choose_method: 'c' };

const byPopularity = (a: System, b: System): number =>
  a.popularity - b.popularity || (a.name < b.name ? -1 : Number(a.name > b.name));

/** Columns of equal length, sorted by popularity, then name. */
export const indexOf = (systems: readonly System[]): CatalogueIndex => {
  const sorted = systems.toSorted(byPopularity);
  const categories = [...new Set(sorted.map(({ category }) => category))].toSorted();
  return {
    version: 1,
    categories,
    id: sorted.map(({ id }) => id),
    name: sorted.map(({ name }) => name),
    vendor: sorted.map(({ vendor }) => vendor),
    category: sorted.map(({ category }) => categories.indexOf(category)),
    aliases: sorted.map(({ aliases }) => aliases.join(';')),
    tier: sorted.map(({ tier }) => letters[tier]).join(''),
  };
};
