/** Reading `$metadata` (CSDL XML of OData V2 and V4) into tables. No entities are expanded, nothing is fetched. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Column, Table } from '../../../../contract/index.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { isName } from './entity-sets.ts';

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

  open(tag: SaxesTagNS): void {
    const name = attribute(tag, 'Name') ?? '';
    if (tag.local === 'Schema') this.#schema(tag);
    else if (tag.local === 'EntityType') this.#type(tag, name);
    else if (tag.local === 'PropertyRef') this.#here?.keys.add(name);
    else if (tag.local === 'Property') this.#property(tag, name);
    else if (tag.local === 'EntitySet')
      this.model.sets.push({ name, type: attribute(tag, 'EntityType') ?? '' });
  }

  close(local: string): void {
    if (local === 'EntityType') this.#here = undefined;
  }

  #schema(tag: SaxesTagNS): void {
    this.#namespace = attribute(tag, 'Namespace') ?? '';
    const alias = attribute(tag, 'Alias');
    if (alias !== undefined) this.model.aliases.set(alias, this.#namespace);
  }

  #type(tag: SaxesTagNS, name: string): void {
    this.#here = { columns: [], keys: new Set(), base: attribute(tag, 'BaseType') };
    this.model.types.set(`${this.#namespace}.${name}`, this.#here);
  }

  #property(tag: SaxesTagNS, name: string): void {
    const type = attribute(tag, 'Type') ?? 'Edm.String';
    if (isName(name))
      this.#here?.columns.push({ name, type, nullable: attribute(tag, 'Nullable') !== 'false' });
  }
}

const walked = (xml: string): Model => {
  const walk = new Walk();
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => walk.open(tag));
  parser.on('closetag', ({ local }) => walk.close(local));
  parser.on('error', (error) => {
    throw new UpstreamError('data.unreadable', {}, { cause: error });
  });
  parser.write(xml).close();
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

/** The tables that the metadata describes, in its order. Throws `data.unreadable` for anything that is not CSDL XML. */
export const tablesOf = (xml: string): Table[] => {
  const model = walked(xml);
  return model.sets
    .filter(({ name }) => isName(name))
    .map(({ name, type }) => ({ name, custom: isCustom(name), columns: columnsOf(lineage(model, type)) }))
    .filter(({ columns }) => columns.length > 0);
};
