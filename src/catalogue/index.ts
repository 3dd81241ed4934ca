/**
 * The catalogue: systems as data (`systems.jsonl`) with what they share (`families.jsonl`, `fields.jsonl`), guides (`guides/`), products
 * that are recognised (`fingerprints.jsonl`), and the compact index the picker searches. Parsing only: files are read by the service's
 * adapter, and no method's code lives here.
 */
import {
  Family,
  Fingerprint,
  Guide,
  SharedField,
  System,
  SystemLine,
  type CatalogueIndex,
  type Mode,
  type SystemHead,
} from '../contract/index.ts';
import { indexOf } from './index-of.ts';
import { hostsOf, narrowed, resolved, usable, waysOf, type Shared } from './resolve.ts';

export { indexOf } from './index-of.ts';
export { wayOf } from './resolve.ts';

/** The catalogue's files as text; `guides` by file name without extension. `hash` gives a short hexadecimal name for a content. */
export interface CatalogueText {
  readonly systems: string;
  readonly families: string;
  readonly fields: string;
  readonly fingerprints: string;
  readonly guides: Readonly<Record<string, string>>;
  readonly hash: (content: string) => string;
  /** Ways that cannot be used here (`waysOf`): they are left out, and with them the systems that have no other. */
  readonly without?: readonly string[];
}

/** The catalogue, read and checked. */
export interface LoadedCatalogue {
  readonly systems: readonly SystemHead[];
  readonly fingerprints: readonly Fingerprint[];
  /**
   * A system in full, read when it is first asked for; with a `way` (`wayOf`) it has that method alone, and the guide of it. Throws a
   * `CatalogueError` when its methods do not fit.
   */
  find(id: string, way?: string): System | undefined;
  guide(system: SystemHead): Guide;
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

const sharedOf = ({ families, fields }: CatalogueText): Shared => ({
  families: new Map(lines(Family, families, 'families.jsonl').map((family) => [family.id, family])),
  fields: new Map(lines(SharedField, fields, 'fields.jsonl').map((field) => [field.id, field])),
});

/** Finds systems in full, each read once. */
const finderOf = (byId: ReadonlyMap<string, SystemLine>, shared: Shared): LoadedCatalogue['find'] => {
  const read = new Map<string, System>();
  return (id, way) => {
    const whole = byId.get(id);
    const line = whole && way !== undefined ? narrowed(whole, way, shared) : whole;
    if (!line) return undefined;
    const name = `${id} ${way ?? ''}`;
    const known =
      read.get(name) ?? parsed(System, JSON.stringify(resolved(line, shared)), `systems.jsonl ${id}`);
    read.set(name, known);
    return known;
  };
};

/** Reads the catalogue from its texts. Throws a `CatalogueError` for a line that does not fit, an id twice, or a guide that is missing. */
export const createCatalogue = (text: CatalogueText): LoadedCatalogue => {
  const { without = [] } = text;
  const shared = sharedOf(text);
  const systems = lines(SystemLine, text.systems, 'systems.jsonl').flatMap(
    (line) => usable({ ...line, hosts: hostsOf(line, shared) }, without, shared) ?? [],
  );
  const byId = new Map(systems.map((system) => [system.id, system]));
  if (byId.size < systems.length) throw new CatalogueError('systems.jsonl has an id twice.');
  const guides = new Map(
    Object.entries(text.guides).map(([name, json]) => [name, parsed(Guide, json, `guides/${name}.json`)]),
  );
  const guide = ({ id, guide: name = '' }: SystemHead): Guide => {
    const found = guides.get(name);
    if (!found) throw new CatalogueError(`guides/${name}.json, the guide of ${id}, is missing.`);
    return found;
  };
  for (const line of systems)
    for (const way of waysOf(line, shared)) guide(narrowed(line, way, shared) ?? line);
  const indexFile = (offered: readonly SystemHead[]): IndexFile => {
    const data = indexOf(offered);
    const json = JSON.stringify(data);
    return { file: `index-${text.hash(json)}.json`, json, data };
  };
  const indexes = new Map<Mode, IndexFile>();
  const index = (mode: Mode): IndexFile => {
    const known = indexes.get(mode);
    if (known) return known;
    const made = indexFile(systems.filter((system) => mode === 'test' || system.mode === undefined));
    indexes.set(mode, made);
    return made;
  };
  return {
    systems,
    fingerprints: lines(Fingerprint, text.fingerprints, 'fingerprints.jsonl'),
    find: finderOf(byId, shared),
    guide,
    index,
  };
};
