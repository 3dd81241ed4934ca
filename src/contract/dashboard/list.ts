/** Lists of the dashboard: pages that a cursor leads through, so that rows that come meanwhile move nothing. */
import * as z from 'zod/mini';

/** A page: `next` asks for the one after (`?cursor=`), null at the end. */
export const cursorListOf = <T extends z.core.$ZodType>(item: T) =>
  z.object({ data: z.array(item), next: z.nullable(z.string()) });

/** The query of every list, as strings; 50 rows unless `limit` (1 to 100) says otherwise. */
export const CursorQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(600))),
  limit: z.optional(z.string().check(z.regex(/^([1-9]\d?|100)$/))),
});
export type CursorQuery = z.infer<typeof CursorQuery>;

/** An id in a query. */
export const IdFilter = z.optional(z.string().check(z.minLength(1), z.maxLength(255)));

/** What somebody looks for in a list, in whatever case. */
export const SearchFilter = z.optional(z.string().check(z.minLength(1), z.maxLength(200)));

/** What is chosen already: it is among what is offered, however much there is. */
export const DashboardFiltersQuery = z.object({ client: IdFilter, endpoint: IdFilter });
export type DashboardFiltersQuery = z.infer<typeof DashboardFiltersQuery>;

/**
 * What lists can be narrowed to: every system that there are connections to, by name, and the clients and the endpoints, at most 500 of
 * each and what is chosen. `more` says of which there are others, which a search of the list finds.
 */
export const DashboardFilters = z.object({
  clients: z.array(z.object({ id: z.string(), name: z.string(), mode: z.enum(['live', 'test']) })),
  systems: z.array(z.object({ id: z.string(), name: z.string() })),
  endpoints: z.array(z.object({ id: z.string(), url: z.string(), client_id: z.string() })),
  more: z.object({ clients: z.boolean(), endpoints: z.boolean() }),
});
export type DashboardFilters = z.infer<typeof DashboardFilters>;
