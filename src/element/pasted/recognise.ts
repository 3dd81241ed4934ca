import { readConnectionString, readJdbcList } from './connection-string.ts';
import { readConnectionUri } from './connection-uri.ts';
import { readCurl } from './curl.ts';
import { readKeyFile } from './key-file.ts';
import type { Pasted } from './pasted.ts';
import { readWebAddress } from './web-address.ts';

/** More than this is no key file and no command. */
export const mostPasted = 65_536;

const readers = [
  readKeyFile,
  readCurl,
  readJdbcList,
  readConnectionUri,
  readConnectionString,
  readWebAddress,
] as const;

/** What a text is, read into its parts; undefined when it is nothing that is known. */
export const recognise = (text: string): Pasted | undefined => {
  if (text.length > mostPasted) return undefined;
  for (const read of readers) {
    const pasted = read(text);
    if (pasted) return pasted;
  }
  return undefined;
};
