import type { Entry } from './entry.ts';
import { SystemSearch } from './search.ts';

const finds = (entry: Entry, typed: string): boolean => new SystemSearch([entry]).find(typed).length > 0;

/** The alias that led to a system, where its name, maker and category do not show why it was found. */
export const reasonFor = (entry: Entry, typed: string): string | undefined => {
  const { aliases } = entry;
  if (typed === '' || aliases.length === 0 || finds({ ...entry, aliases: [] }, typed)) return undefined;
  // Some of the words may be the maker's, the others the alias's.
  return (
    aliases.find((name) => finds({ name, vendor: '', category: '', aliases: [] }, typed)) ??
    aliases.find((name) => finds({ ...entry, name, aliases: [] }, typed))
  );
};
