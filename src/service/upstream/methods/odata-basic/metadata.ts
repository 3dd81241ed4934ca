/** Reading `$metadata` (CSDL XML of OData V2 and V4) into tables. No entities are expanded, nothing is fetched. What is kept is bounded. */
import { setImmediate as turn } from 'node:timers/promises';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Column, Table } from '../../../../contract/index.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { isName } from './entity-sets.ts';

/** Elements inside one another; CSDL needs about eight. Finding a prefix walks up all of them. */
const deepest = 64;

/** Attributes of one element, namespace declarations included. */
const mostAttributes = 256;

/** Types, columns, keys and tables that are kept; also columns and keys of all tables together, since many may share a wide type. */
const mostParts = 200_000;

/** Characters read at a time: between two slices everybody else gets a turn. */
const slice = 65_536;

/** Slices in a row without any element: a comment or value of that length is not metadata, and the parser would hold it in pieces. */
const mostSilent = 4;

const unreadable = (cause?: unknown): UpstreamError =>
  new UpstreamError('data.unreadable', {}, cause === undefined ? {} : { cause });

interface EntityType {
  readonly columns: { name: string; type: string; nullable: boolean }[];
  readonly keys: Set<string>;
  readonly base: string | undefined;
}

/** Types by qualified name, entity sets with their type, and the namespaces' aliases. */
interface Model {
  readonly types: Map<string, EntityType>;
  readonly sets: { name: string; type: string }[];
  readonly aliases: Map<string, string>;
}

/** SAP's key-user extensibility gives custom fields this prefix; no other marking is known to be reliable. */
const isCustom = (name: string): boolean => /^YY1_/.test(name);

const attribute = ({ attributes }: SaxesTagNS, name: string): string | undefined => attributes[name]?.value;

/** Collects what matters while the parser walks; `here` is the type whose children are read. */
class Walk {
  readonly model: Model = { types: new Map(), sets: [], aliases: new Map() };
  #namespace = '';
  #here: EntityType | undefined;
  #depth = 0;
  #silent = 0;
  #attributes = 0;
  #parts = 0;

  /** An attribute was read; its element is not open yet. */
  attribute(): void {
    this.#attributes += 1;
    if (this.#attributes > mostAttributes) throw unreadable();
  }

  open(tag: SaxesTagNS): void {
    this.#attributes = 0;
    this.#silent = 0;
    this.#depth += 1;
    if (this.#depth > deepest) throw unreadable();
    const name = attribute(tag, 'Name') ?? '';
    if (tag.local === 'Schema') this.#schema(tag);
    else if (tag.local === 'EntityType') this.#type(tag, name);
    else if (tag.local === 'PropertyRef') this.#key(name);
    else if (tag.local === 'Property') this.#property(tag, name);
    else if (tag.local === 'EntitySet') this.#set(tag, name);
  }

  /** A slice was read. */
  sliced(): void {
    this.#silent += 1;
    if (this.#silent > mostSilent) throw unreadable();
  }

  close(local: string): void {
    this.#silent = 0;
    this.#depth -= 1;
    if (local === 'EntityType') this.#here = undefined;
  }

  #keep(): void {
    this.#parts += 1;
    if (this.#parts > mostParts) throw unreadable();
  }

  #schema(tag: SaxesTagNS): void {
    this.#namespace = attribute(tag, 'Namespace') ?? '';
    const alias = attribute(tag, 'Alias');
    this.#keep();
    if (alias !== undefined) this.model.aliases.set(alias, this.#namespace);
  }

  #type(tag: SaxesTagNS, name: string): void {
    this.#keep();
    this.#here = { columns: [], keys: new Set(), base: attribute(tag, 'BaseType') };
    this.model.types.set(`${this.#namespace}.${name}`, this.#here);
  }

  #key(name: string): void {
    if (!this.#here) return;
    this.#keep();
    this.#here.keys.add(name);
  }

  #property(tag: SaxesTagNS, name: string): void {
    if (!this.#here || !isName(name)) return;
    this.#keep();
    const type = attribute(tag, 'Type') ?? 'Edm.String';
    this.#here.columns.push({ name, type, nullable: attribute(tag, 'Nullable') !== 'false' });
  }

  #set(tag: SaxesTagNS, name: string): void {
    this.#keep();
    if (isName(name)) this.model.sets.push({ name, type: attribute(tag, 'EntityType') ?? '' });
  }
}

const parserOf = (walk: Walk): SaxesParser<{ xmlns: true }> => {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('attribute', () => walk.attribute());
  parser.on('opentag', (tag) => walk.open(tag));
  parser.on('closetag', ({ local }) => walk.close(local));
  parser.on('error', (error) => {
    throw unreadable(error);
  });
  return parser;
};

const walked = async (xml: string, signal: AbortSignal | undefined): Promise<Model> => {
  const walk = new Walk();
  const parser = parserOf(walk);
  for (let at = 0; at < xml.length; at += slice) {
    if (at > 0) await turn();
    signal?.throwIfAborted();
    parser.write(xml.slice(at, at + slice));
    walk.sliced();
  }
  parser.close();
  return walk.model;
};

const typeNamed = ({ types, aliases }: Model, name: string): EntityType | undefined => {
  const dot = name.lastIndexOf('.');
  return types.get(name) ?? types.get(`${aliases.get(name.slice(0, dot)) ?? ''}${name.slice(dot)}`);
};

/** A type with what it inherits, base first; ten levels are more than any vendor uses. */
const lineage = (model: Model, name: string, depth = 0): EntityType[] => {
  const type = depth < 10 ? typeNamed(model, name) : undefined;
  return type ? [...(type.base === undefined ? [] : lineage(model, type.base, depth + 1)), type] : [];
};

const columnsOf = (types: readonly EntityType[]): Column[] => {
  const keys = new Set(types.flatMap((type) => [...type.keys]));
  return types
    .flatMap(({ columns }) => columns)
    .filter(({ type }) => type.startsWith('Edm.') && type !== 'Edm.Stream')
    .map((column) => ({ ...column, key: keys.has(column.name), custom: isCustom(column.name) }));
};

const partsOf = (types: readonly EntityType[]): number =>
  types.reduce((sum, { columns, keys }) => sum + columns.length + keys.size, 0);

/** Each set with its type's lineage. Rejects before anything is built when all of them together are too wide. */
const traced = async (model: Model): Promise<{ name: string; types: EntityType[] }[]> => {
  const found: { name: string; types: EntityType[] }[] = [];
  const known = new Map<string, EntityType[]>();
  let parts = 0;
  for (const { name, type } of model.sets) {
    if (found.length % 1_024 === 1_023) await turn();
    const types = known.get(type) ?? lineage(model, type);
    known.set(type, types);
    parts += partsOf(types);
    if (parts > mostParts) throw unreadable();
    found.push({ name, types });
  }
  return found;
};

/** Columns of a lineage, built once per type: every table of that type has the same array. */
const sharedColumns = (): ((types: readonly EntityType[]) => Column[]) => {
  const built = new Map<EntityType | undefined, Column[]>();
  return (types) => {
    const type = types.at(-1);
    const columns = built.get(type) ?? columnsOf(types);
    built.set(type, columns);
    return columns;
  };
};

/**
 * The tables that the metadata describes, in its order; tables of one type share their columns' array. Rejects with `data.unreadable`
 * for anything that is not CSDL XML of a sane size, and with the signal's reason when it is aborted.
 */
export const tablesOf = async (xml: string, signal?: AbortSignal): Promise<Table[]> => {
  const tables = await traced(await walked(xml, signal));
  const columns = sharedColumns();
  return tables
    .map(({ name, types }) => ({ name, custom: isCustom(name), columns: columns(types) }))
    .filter((table) => table.columns.length > 0);
};
