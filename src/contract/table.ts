/** Tables: what a connected system offers to read (`/api/raw/tables`). */
import * as z from 'zod/mini';

/** One column; `type` is the system's own word (`Edm.String`); `custom` where the system marks it as the customer's own. */
export const Column = z.object({
  name: z.string(),
  type: z.string(),
  nullable: z.boolean(),
  key: z.boolean(),
  custom: z.boolean(),
});
export type Column = z.infer<typeof Column>;

/** One table (entity set) that can be read. */
export const Table = z.object({ name: z.string(), custom: z.boolean(), columns: z.array(Column) });
export type Table = z.infer<typeof Table>;

/** A record as the system returns it, annotations removed. */
export const Row = z.record(z.string(), z.unknown());
export type Row = z.infer<typeof Row>;
