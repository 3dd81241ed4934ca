/** The catalogue's files, read from beside the service: the same folder from `src` and from `dist`. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createCatalogue, type LoadedCatalogue } from '../../catalogue/index.ts';

const folder = new URL('../../catalogue/', import.meta.url);

const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

const guides = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(new URL('guides/', folder))
      .filter((file) => file.endsWith('.json'))
      .map((file) => [file.replace(/\.json$/, ''), read(`guides/${file}`)]),
  );

/** Reads and checks the catalogue, without the systems that only these methods could connect; throws a `CatalogueError` naming the file and line that does not fit. */
export const createDiskCatalogue = (without: readonly string[] = []): LoadedCatalogue =>
  createCatalogue({
    systems: read('systems.jsonl'),
    families: read('families.jsonl'),
    fields: read('fields.jsonl'),
    fingerprints: read('fingerprints.jsonl'),
    guides: guides(),
    without,
    hash: (content) => createHash('sha256').update(content).digest('hex').slice(0, 16),
  });
