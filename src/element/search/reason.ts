import type { Entry } from './entry.ts';
import { fold, squash } from './fold.ts';
import { SystemSearch } from './search.ts';

const finds = (entry: Entry, typed: string): boolean => new SystemSearch([entry]).find(typed).length > 0;

const whole = (text: string): string => squash(fold(text));

/** The alias that led to a system, where its name, maker and category do not show why it was found. */
export const reasonFor = (entry: Entry, typed: string): string | undefined => {
  const { aliases, name, vendor, category } = entry;
  if (typed === '' || aliases.length === 0) return undefined;
  const said = aliases.find((alias) => whole(alias) === whole(typed));
  // Initials and single letters are in many rows; whoever typed a name in full wants to see it.
  if (said !== undefined && ![name, vendor, category].some((text) => whole(text).includes(whole(said))))
    return said;
  if (finds({ ...entry, aliases: [] }, typed)) return undefined;
  const known = (own: Entry, name: string, text: string): boolean =>
    finds({ ...own, name, aliases: [] }, text);
  const alone: Entry = { name: '', vendor: '', category: '', aliases: [] };
  // Some of the words may be the maker's, or another alias's: "axapta 2012".
  return (
    aliases.find((each) => known(alone, each, typed)) ??
    aliases.find((each) => known(entry, each, typed)) ??
    aliases.find((each) => typed.split(/\s+/).some((word) => known(alone, each, word)))
  );
};
