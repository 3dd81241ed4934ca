/**
 * The catalogue: systems as data (`systems.jsonl`), guides (`guides/`), products that are recognised (`fingerprints.jsonl`), and the
 * compact index the picker searches. Parsing only: files are read by the service's adapter, and no method's code lives here.
 */
import { Fingerprint, Guide, System, type CatalogueIndex, type Mode } from '../contract/index.ts';
import { indexOf } from './index-of.ts';

export { indexOf } from './index-of.ts';

/** The catalogue's files as text; `guides` by file name without extension. `hash` gives a short hexadecimal name for a content. */
export interface CatalogueText {
  readonly systems: string;
  readonly fingerprints: string;
  readonly guides: Readonly<Record<string, string>>;
  readonly hash: (content: string) => string;
  /** Ids of methods that cannot be used here: systems with no other way to sign in are left out. */
  readonly without?: readonly string[];
}

/** The catalogue, read and checked. */
export interface LoadedCatalogue {
  readonly systems: readonly System[];
  readonly fingerprints: readonly Fingerprint[];
  find(id: string): System | undefined;
  guide(system: System): Guide;
  /** What clients of a mode are offered; test clients also see the systems made for trying out. */
  index(mode: Mode): IndexFile;
}

/** A compact index: its data, its bytes (JSON) and the file name with its hash (`index-<hash>.json`). */
export interface IndexFile {
  readonly file: string;
  readonly json: string;
  readonly data: CatalogueIndex;
}

/** A line or a guide that does not fit; the message names the file, the line and the reason. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
}

/** A schema of the contract, as far as it is used here; `parse` throws what does not fit. */
interface Schema<T> {
  parse(value: unknown): T;
}

const parsed = <T>(schema: Schema<T>, text: string, where: string): T => {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new CatalogueError(
      `${where} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`,
    );
  }
};

const lines = <T>(schema: Schema<T>, text: string, file: string): T[] =>
  text
    .split('\n')
    .map((line, at) => ({ line: line.trim(), at: at + 1 }))
    .filter(({ line }) => line !== '')
    .map(({ line, at }) => parsed(schema, line, `${file} line ${at}`));

/** A guide is named after the system it was written for; a family's after its method (`odata-basic`). */
const guideName = ({ guide, methods }: System): string =>
  guide ?? methods[0]?.method.replaceAll('_', '-') ?? '';

/** Reads the catalogue from its texts. Throws a `CatalogueError` for a line that does not fit, an id twice, or a guide that is missing. */
export const createCatalogue = (text: CatalogueText): LoadedCatalogue => {
  const { without = [] } = text;
  const systems = lines(System, text.systems, 'systems.jsonl').filter(
    ({ methods }) => !methods.every(({ method }) => without.includes(method)),
  );
  const byId = new Map(systems.map((system) => [system.id, system]));
  if (byId.size < systems.length) throw new CatalogueError('systems.jsonl has an id twice.');
  const guides = new Map(
    Object.entries(text.guides).map(([name, json]) => [name, parsed(Guide, json, `guides/${name}.json`)]),
  );
  const guide = (system: System): Guide => {
    const found = guides.get(guideName(system));
    if (!found)
      throw new CatalogueError(`guides/${guideName(system)}.json, the guide of ${system.id}, is missing.`);
    return found;
  };
  systems.forEach(guide);
  const indexFile = (offered: readonly System[]): IndexFile => {
    const data = indexOf(offered);
    const json = JSON.stringify(data);
    return { file: `index-${text.hash(json)}.json`, json, data };
  };
  const indexes = {
    live: indexFile(systems.filter(({ mode }) => mode === undefined)),
    test: indexFile(systems),
  };
  return {
    systems,
    fingerprints: lines(Fingerprint, text.fingerprints, 'fingerprints.jsonl'),
    find: (id) => byId.get(id),
    guide,
    index: (mode) => indexes[mode],
  };
};
