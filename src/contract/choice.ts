/** What a person chooses after signing in, where a sign-in sees several of them. */
import * as z from 'zod/mini';

/** The kind of thing that is chosen. */
export const ChoiceKind = z.enum(['company', 'site', 'tenant', 'database']);
export type ChoiceKind = z.infer<typeof ChoiceKind>;
