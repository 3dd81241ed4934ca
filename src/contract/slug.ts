/** Ids made of names. */

/** The id that a system of this name has where nothing else is said: words of letters and digits, without accents, joined by hyphens. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** A name as it stands in the name of a host: its slug without hyphens. */
export const hostPart = (name: string): string => slugOf(name).replaceAll('-', '');
