/** The data of `session_login`: a system that gives a session for a user name and a password, and ends it again. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';

/**
 * How the `session_login` method speaks to one system. Its fields are called `address`, `database`, `username` and `password`; an
 * empty `database` lets the person choose from those that the system names.
 */
export const SessionLogin = z.object({
  method: z.literal('session_login'),
  fields: z.array(Field),
  /** The protocol that is spoken. */
  protocol: z.enum(['tryton']),
  /** What is read, as the system calls its kinds of records; those that are not installed are left out. The first ones are tried first. */
  models: z.array(z.string()),
});
export type SessionLogin = z.infer<typeof SessionLogin>;
