/** Settings: what a connection includes beside the standard tables and fields of its system (`/api/integrations/current/settings`). */
import * as z from 'zod/mini';

/** What somebody made themselves in their system: a table (`column` is null), with all that is in it, or a field of a standard table. */
export const Extra = z.object({
  table: z.string().check(z.minLength(1), z.maxLength(400)),
  column: z.nullable(z.string().check(z.minLength(1), z.maxLength(400))),
});
export type Extra = z.infer<typeof Extra>;

/**
 * One that can be included. `type` is the system's own word for what a field holds, null for a table. `present` is false for one that
 * was included and that the system no longer has, or no longer shows to this sign-in.
 */
export const SettingsOption = z.object({
  ...Extra.shape,
  type: z.nullable(z.string()),
  included: z.boolean(),
  present: z.boolean(),
});
export type SettingsOption = z.infer<typeof SettingsOption>;

/**
 * What a connection includes. With `include_new` whatever comes up later is included, too. `described_at` is when the system was asked
 * what there is; `changed_at` is null while nobody has changed anything. Times are ISO 8601 in UTC.
 */
export const Settings = z.object({
  include_new: z.boolean(),
  changed_at: z.nullable(z.string()),
  described_at: z.string(),
  options: z.array(SettingsOption),
});
export type Settings = z.infer<typeof Settings>;

/** A change: all that is included from now on, and whether what comes up later is; without `include_new` that stays as it was. */
export const SettingsChange = z.strictObject({
  include: z.array(Extra).check(z.maxLength(20_000)),
  include_new: z.optional(z.boolean()),
});
export type SettingsChange = z.infer<typeof SettingsChange>;

/** What a session is for. */
export const SessionPurpose = z.enum(['connect', 'settings']);
export type SessionPurpose = z.infer<typeof SessionPurpose>;

/** A field that can be chosen; `type` is null for one that the system no longer has (`present` is false). */
const ChoosableField = z.object({
  name: z.string(),
  type: z.nullable(z.string()),
  included: z.boolean(),
  present: z.boolean(),
});

/**
 * A table as the person chooses from it. A custom one is chosen whole. Of a standard one the `fields` are chosen one by one, and
 * `belonging` counts those that are included with it anyway.
 */
export const ChoosableTable = z.object({
  name: z.string(),
  custom: z.boolean(),
  included: z.boolean(),
  present: z.boolean(),
  belonging: z.number(),
  fields: z.array(ChoosableField),
});
export type ChoosableTable = z.infer<typeof ChoosableTable>;

/** What a connection includes, as its person sees it: all tables that the sign-in can see. Times are ISO 8601 in UTC. */
export const PersonSettings = z.object({
  include_new: z.boolean(),
  changed_at: z.nullable(z.string()),
  described_at: z.string(),
  tables: z.array(ChoosableTable),
});
export type PersonSettings = z.infer<typeof PersonSettings>;

const extras = z.array(Extra).check(z.maxLength(20_000));

/** What the person changed: what is included and left out from now on; everything else stays as it is. */
export const SettingsEdit = z.object({
  include: extras,
  leave_out: extras,
  include_new: z.optional(z.boolean()),
});
export type SettingsEdit = z.infer<typeof SettingsEdit>;

/** Which table examples are wanted of. */
export const ExamplesQuery = z.object({ table: z.string().check(z.minLength(1), z.maxLength(400)) });

/**
 * Values of some records of a table, at most three for a field, cut short; for the person's eyes, kept nowhere. `records` counts the
 * records that were looked at; `hidden` is true where what a field holds looks like a secret.
 */
export const SettingsExamples = z.object({
  records: z.number(),
  fields: z.array(z.object({ name: z.string(), values: z.array(z.string()), hidden: z.boolean() })),
});
export type SettingsExamples = z.infer<typeof SettingsExamples>;
