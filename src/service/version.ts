/** The package's version and where its built files lie. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const packageFolder = new URL('../../', import.meta.url);

/** The version in `package.json`. */
export const packageVersion = (): string => {
  const text = readFileSync(new URL('package.json', packageFolder), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

/** The folder of built files, the same from `src` and from `dist`. */
export const distFolder = (): string => fileURLToPath(new URL('dist/', packageFolder));
