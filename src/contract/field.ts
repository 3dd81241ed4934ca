/** Form fields as data: what the frame draws and the service validates, from one description. */
import * as z from 'zod/mini';

/** Shown only when another field of the same form has one of these values. */
const When = z.object({ field: z.string(), is: z.array(z.string()) });

/**
 * One field of a form step. `url` fields take whatever a person pastes and are normalised by the service's rules
 * (`normalizeAddress`); `secret` fields are write-only: never sent back, never kept as a draft.
 */
export const Field = z.object({
  name: z.string().check(z.regex(/^[a-z][a-zA-Z0-9_]{0,39}$/)),
  type: z.enum(['text', 'secret', 'url', 'select']),
  label: z.string(),
  help: z.optional(z.string()),
  placeholder: z.optional(z.string()),
  required: z.boolean(),
  default: z.optional(z.string()),
  autocomplete: z.optional(z.string()),
  /** In a `url` field: a server (`host:port`) is asked for, not a web address, and this is its port where none is typed. */
  port: z.optional(z.number()),
  /** A pattern the whole value must match (ECMAScript, anchored by the reader), with the sentence shown when it does not. */
  pattern: z.optional(z.object({ source: z.string(), message: z.string() })),
  maxLength: z.optional(z.number()),
  options: z.optional(z.array(z.object({ value: z.string(), label: z.string() }))),
  when: z.optional(When),
  /** Folded away under "more settings" until the person asks for it or it has a problem. */
  advanced: z.optional(z.boolean()),
});
export type Field = z.infer<typeof Field>;

/** Typed values by field name. Strings only; an absent or empty string is "not given". */
export const Values = z.record(z.string().check(z.maxLength(40)), z.string().check(z.maxLength(16384)));
export type Values = z.infer<typeof Values>;

/** Whether a field is asked for, given the other values. */
export const isAsked = (field: Field, values: Values): boolean =>
  !field.when || field.when.is.includes(values[field.when.field] ?? '');

/**
 * What is wrong with one value, judged without I/O: the same rule in the frame (while typing) and in the service (the judge).
 * Returns a failure code (`input.required`, `input.too_long`, `input.malformed`, `input.not_an_option`) or undefined.
 * Addresses have their own rule, `readAddress`.
 */
export const judgeValue = (field: Field, value: string): `input.${string}` | undefined => {
  if (value === '') return field.required ? 'input.required' : undefined;
  if (value.length > (field.maxLength ?? 2048)) return 'input.too_long';
  if (field.options && !field.options.some((option) => option.value === value)) return 'input.not_an_option';
  if (field.pattern && !new RegExp(`^(?:${field.pattern.source})$`, 'u').test(value))
    return 'input.malformed';
  return undefined;
};
