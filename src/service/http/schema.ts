/** Judging data by a schema of the contract, with errors that name each field and never repeat its value. */
import type * as z from 'zod/mini';
import { OAuthError, ProblemError, type FieldError } from './problem-error.ts';

/** One part of a JSON pointer (RFC 6901), at most 60 characters of it. */
export const escaped = (part: PropertyKey): string =>
  String(part).slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1');
const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${escaped(part)}`).join('');

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    data,
  );

type Issue = z.core.$ZodIssue;

/** What an issue says for which nobody wrote a sentence. */
const unsaid = 'Invalid input';

const formats: Readonly<Record<string, string>> = {
  datetime: 'is no time of ISO 8601 with its zone, such as 2026-01-31T08:00:00Z',
};

const wordsByCode: { readonly [C in Issue['code']]?: (issue: Extract<Issue, { code: C }>) => string } = {
  invalid_type: (issue) => `expected ${issue.expected}`,
  invalid_value: (issue) => `expected ${issue.values.map((value) => String(value)).join(' or ')}`,
  too_big: (issue) => `longer or larger than ${issue.maximum}`,
  too_small: (issue) => `shorter or smaller than ${issue.minimum}`,
  invalid_format: ({ format, message }) =>
    formats[format] ?? (message === unsaid ? `not in the expected format (${format})` : message),
  invalid_union: () => 'none of the known kinds',
  invalid_key: () => 'a name that is not expected here',
  unrecognized_keys: () => 'is not known here',
  custom: ({ message }) => message,
};

const wordsOf = (issue: Issue, data: unknown): string => {
  if (issue.path.length > 0 && valueAt(data, issue.path) === undefined) return 'missing';
  const words = wordsByCode[issue.code] as ((of: Issue) => string) | undefined;
  return words?.(issue) ?? 'not as expected';
};

/** Members that nobody knows are named one by one. */
const placesOf = (issue: Issue): (readonly PropertyKey[])[] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

/** What is wrong with `data`, field by field; at most twenty. */
const errorsOf = (issues: readonly Issue[], data: unknown, place: string): FieldError[] =>
  issues
    .flatMap((issue) =>
      placesOf(issue).map((path) => ({
        pointer: `${place}${pointerOf(path)}`,
        detail: wordsOf(issue, data),
      })),
    )
    .slice(0, 20);

/** The parsed data, or a `malformed_request` naming each field at fault. `place` is put before each pointer (`/query`). */
export const parseBy = <S extends z.ZodMiniType>(schema: S, data: unknown, place = ''): z.output<S> => {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  throw new ProblemError('malformed_request', {
    detail: 'Some fields are missing or not as expected.',
    errors: errorsOf(result.error.issues, data, place),
  });
};

const own = {
  grant_type: 'unsupported_grant_type',
  response_type: 'unsupported_response_type',
} as const;

/** The same for OAuth endpoints: a grant or response type nobody knows has an error code of its own (RFC 6749 5.2, 4.1.2.1). */
export const parseOAuthBy = <S extends z.ZodMiniType>(schema: S, data: unknown): z.output<S> => {
  try {
    return parseBy(schema, data);
  } catch (error) {
    for (const name of ['grant_type', 'response_type'] as const) {
      const atFault =
        error instanceof ProblemError && error.facts.errors?.some((field) => field.pointer === `/${name}`);
      if (atFault && valueAt(data, [name]) !== undefined)
        throw new OAuthError(own[name], `This ${name} is not supported here`);
    }
    throw error;
  }
};
