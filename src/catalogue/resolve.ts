/** Systems in full: what a line says put over what its family and the shared fields say. Pure. */
import type { Family, SharedField, SystemLine } from '../contract/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** What lines refer to, by name. */
export interface Shared {
  readonly families: ReadonlyMap<string, Family>;
  readonly fields: ReadonlyMap<string, SharedField>;
}

/** The families of which the person picks where the way to sign in of a system is not known. */
const generalWays = ['basic', 'bearer', 'api-key', 'api-key-query', 'oauth2-client-credentials'];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON merge patch (RFC 7396): objects go into each other, null takes away, everything else replaces. */
export const merged = (target: unknown, patch: unknown): unknown => {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = merged(result[name], value);
  }
  return result;
};

const named = <T>(map: ReadonlyMap<string, T>, name: unknown, what: string): T => {
  const found = typeof name === 'string' ? map.get(name) : undefined;
  if (found === undefined) throw new Error(`there is no ${what} ${String(name)}`);
  return found;
};

const fieldOf = (field: unknown, { fields }: Shared): unknown => {
  if (typeof field === 'string') return named(fields, field, 'field').field;
  if (!isObject(field) || !('use' in field)) return field;
  const { use, ...changes } = field;
  return { ...named(fields, use, 'field').field, ...changes };
};

type MethodLine = NonNullable<SystemLine['methods']>[number];

const isReference = (method: MethodLine): method is Extract<MethodLine, { family: string }> =>
  'family' in method;

const methodOf = (line: MethodLine, shared: Shared): Json => {
  const whole = isReference(line)
    ? merged(named(shared.families, line.family, 'family').method, line.set ?? {})
    : line;
  const { fields, ...rest } = whole as Json;
  return { ...rest, fields: Array.isArray(fields) ? fields.map((field) => fieldOf(field, shared)) : fields };
};

/** A guide of a system whose way is not known is about all of them. */
const linesOf = ({ methods, guide }: SystemLine): readonly MethodLine[] =>
  methods ?? generalWays.map((family) => ({ family, guide }));

/** The family of the method that is used, where it has one. */
const familyOf = (line: SystemLine, { families }: Shared): Family | undefined => {
  const [first] = linesOf(line);
  return first && isReference(first) ? named(families, first.family, 'family') : undefined;
};

/** Hosts at which a line's system lies: its own, or its family's. */
export const hostsOf = (line: SystemLine, shared: Shared): string[] | undefined =>
  line.hosts ?? familyOf(line, shared)?.hosts;

/** The line with its methods in full, still to be parsed. Throws an `Error` naming a family or a field that is not there. */
export const resolved = (line: SystemLine, shared: Shared): Json => ({
  ...line,
  environments: line.environments ?? familyOf(line, shared)?.environments,
  methods: linesOf(line).map((method) => methodOf(method, shared)),
});

/** What names a method among those of its system: its id, for databases with their dialect (`sql/mysql`). */
export const wayOf = ({
  method,
  dialect,
}: {
  readonly method?: unknown;
  readonly dialect?: unknown;
}): string => (typeof dialect === 'string' ? `${String(method)}/${dialect}` : String(method));

/** By which ways a line signs in, without resolving them. */
export const waysOf = (line: SystemLine, { families }: Shared): string[] =>
  linesOf(line).map((each) =>
    wayOf(isReference(each) ? named(families, each.family, 'family').method : each),
  );

/** The name of a line's guide: its own, its first family's, or its first method's (`odata-basic`). */
export const guideOf = (line: SystemLine, shared: Shared): string => {
  const [first] = linesOf(line);
  if (line.guide !== undefined || !first) return line.guide ?? '';
  const family = familyOf(line, shared);
  return family ? (family.guide ?? family.id) : String((first as Json)['method']).replaceAll('_', '-');
};

/** The line with one of its ways alone, and the guide of that: a guide of the line's own is about its first. Undefined where it has no such way. */
export const narrowed = (line: SystemLine, way: string, shared: Shared): SystemLine | undefined => {
  const at = waysOf(line, shared).indexOf(way);
  const method = linesOf(line)[at];
  if (!method) return undefined;
  const own = at === 0 ? line.guide : undefined;
  const alone = {
    ...line,
    guide: (isReference(method) ? method.guide : undefined) ?? own,
    methods: [method],
  };
  return { ...alone, guide: guideOf(alone, shared) };
};

/** The line without the ways that cannot be used here, and with the guide of the first that can; undefined where none can. */
export const usable = (
  line: SystemLine,
  without: readonly string[],
  shared: Shared,
): SystemLine | undefined => {
  const ways = waysOf(line, shared).filter((way) => !without.includes(way));
  const each = ways.flatMap((way) => narrowed(line, way, shared) ?? []);
  return each[0] && { ...each[0], methods: each.flatMap(({ methods = [] }) => methods) };
};
