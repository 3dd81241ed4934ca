// What custom-elements.json says about the elements, in the shape that the generators of types and editor data read.

/** A name with its sentence. */
export interface Described {
  readonly name: string;
  readonly description: string;
}

/** A name with its sentence and its type in TypeScript. */
export interface Typed extends Described {
  readonly type: string;
}

/** An attribute and the property that it sets. */
export interface Attribute extends Typed {
  readonly property: string;
}

/** The public face of one custom element. `properties` are those that no attribute sets. */
export interface ElementFacts extends Described {
  readonly tag: string;
  readonly attributes: readonly Attribute[];
  readonly properties: readonly Typed[];
  readonly events: readonly Typed[];
  readonly slots: readonly Described[];
  readonly cssProperties: readonly Described[];
  readonly cssParts: readonly Described[];
}

interface Entry {
  readonly name?: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
  readonly kind?: string;
  readonly static?: boolean;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly fieldName?: string;
}

type List = 'attributes' | 'members' | 'events' | 'slots' | 'cssProperties' | 'cssParts';

type Declaration = Entry & { readonly tagName?: string; readonly summary?: string } & {
  readonly [Name in List]?: readonly Entry[];
};

const described = ({ name = '', description = '' }: Entry): Described => ({ name, description });

/** Types are laid out over several lines where the source is. */
const typed = (entry: Entry): Typed => ({
  ...described(entry),
  type: (entry.type?.text ?? 'unknown').replaceAll(/\s+/g, ' '),
});

const isSettable = (member: Entry): boolean =>
  member.kind === 'field' &&
  member.static !== true &&
  member.readonly !== true &&
  member.attribute === undefined;

const factsFrom = (declaration: Declaration): ElementFacts => ({
  name: declaration.name ?? '',
  tag: declaration.tagName ?? '',
  description: declaration.description ?? '',
  attributes: (declaration.attributes ?? []).map((entry) => ({
    ...typed(entry),
    property: entry.fieldName ?? '',
  })),
  properties: (declaration.members ?? []).filter(isSettable).map(typed),
  events: (declaration.events ?? []).map(typed),
  slots: (declaration.slots ?? []).map(described),
  cssProperties: (declaration.cssProperties ?? []).map(described),
  cssParts: (declaration.cssParts ?? []).map(described),
});

/** The elements that are published. */
export const tags = ['makini-connect', 'makini-connections'] as const;

/** One of them. */
export type Tag = (typeof tags)[number];

/** Reads what a manifest's text says of one element; throws unless it declares it exactly once. */
export function factsOf(manifest: string, tag: Tag = 'makini-connect'): ElementFacts {
  const { modules } = JSON.parse(manifest) as { modules: { declarations?: Declaration[] }[] };
  const [only, ...others] = modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName === tag);
  if (only === undefined || others.length > 0)
    throw new Error(`The manifest does not have ${tag} exactly once.`);
  return factsFrom(only);
}
