/** The data of `sql`: a database with a user name and a password. */
import * as z from 'zod/mini';
import { Field } from '../field.ts';

/**
 * How the `sql` method speaks to one system. Its fields are called `address` (a `url` field with a `port`), `database`, `schema`,
 * `username` and `password` (MySQL has no `schema`); an empty `database` lets the person choose from those that the sign-in sees.
 */
export const Sql = z.object({
  method: z.literal('sql'),
  fields: z.array(Field),
  /** The protocol that is spoken. */
  dialect: z.enum(['postgresql', 'mysql', 'sql_server']),
});
export type Sql = z.infer<typeof Sql>;
