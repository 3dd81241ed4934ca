/** Finding a place in JSON (RFC 6901). */
import { readJson } from '../../http/json.ts';

const step = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

const parts = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** What lies at the place; undefined when nothing does. */
export const valueAt = (value: unknown, pointer: string): unknown =>
  parts(pointer).reduce((inner, name) => step(inner, name), value);

/** Text or a number at the place, as text; undefined when there is none. */
export const textAt = (value: unknown, pointer: string): string | undefined => {
  const found = valueAt(value, pointer);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
};

/** The body as JSON of any kind; undefined when it is none. */
export const jsonIn = (body: string): unknown => {
  try {
    return readJson(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
