import { readConnectionString, readJdbcList } from './connection-string.ts';
import { readConnectionUri } from './connection-uri.ts';
import { readCurl } from './curl.ts';
import { readKeyFile } from './key-file.ts';
import type { Pasted } from './pasted.ts';
import { readWebAddress } from './web-address.ts';

/** More than this is no key file and no command. */
export const mostPasted = 65_536;

/** Signs without a width, which come along from pages and mails. */
const unseen = /[\u200b\u200e\u200f\u2060\ufeff]/g;
/** A variable of a shell or an `.env` file, and what is before a value in it: the value is what counts. */
const variable = /^\s*(?:export\s+|\$env:)?[A-Z][A-Z0-9_]*_(?:URL|URI|DSN)\s*=\s*(?=["']?[a-z])/;

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
  const plain = text.replace(unseen, '').replace(variable, '');
  for (const read of readers) {
    const pasted = read(plain);
    if (pasted) return pasted;
  }
  return undefined;
};
