/** Systems in full: what a line says put over what its family and the shared fields say. Pure. */
import type { Family, SharedField, SystemLine } from '../contract/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** What lines refer to, by name. */
export interface Shared {
  readonly families: ReadonlyMap<string, Family>;
  readonly fields: ReadonlyMap<string, SharedField>;
}

/** The family of systems whose way to sign in is not known. */
export const byChoice = 'by-choice';

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

const linesOf = ({ methods }: SystemLine): readonly MethodLine[] => methods ?? [{ family: byChoice }];

/** The family of the method that is used, where it has one. */
const familyOf = (line: SystemLine, { families }: Shared): Family | undefined => {
  const [first] = linesOf(line);
  return first && isReference(first) ? named(families, first.family, 'family') : undefined;
};

/** The line with its methods in full, still to be parsed. Throws an `Error` naming a family or a field that is not there. */
export const resolved = (line: SystemLine, shared: Shared): Json => ({
  ...line,
  environments: line.environments ?? familyOf(line, shared)?.environments,
  methods: linesOf(line).map((method) => methodOf(method, shared)),
});

/** By which ways a line signs in, without resolving them: the ids of its methods, for databases with their dialect (`sql/mysql`). */
export const waysOf = (line: SystemLine, { families }: Shared): string[] =>
  linesOf(line).map((each) => {
    const { method, dialect } = isReference(each)
      ? named(families, each.family, 'family').method
      : (each as Json);
    return typeof dialect === 'string' ? `${String(method)}/${dialect}` : String(method);
  });

/** The name of a line's guide: its own, its family's, or its method's (`odata-basic`). */
export const guideOf = (line: SystemLine, shared: Shared): string => {
  const [first] = linesOf(line);
  if (line.guide !== undefined || !first) return line.guide ?? byChoice;
  const family = familyOf(line, shared);
  return family ? (family.guide ?? family.id) : String((first as Json)['method']).replaceAll('_', '-');
};
