/** The list envelope of Makini's published API. */
import * as z from 'zod/mini';

const Link = z.nullable(z.string());

/** A page of `item`s: `{data, links, meta}`; `page` counts from 1, `per_page` is at most 100. */
export const listOf = <T extends z.core.$ZodType>(item: T) =>
  z.object({
    data: z.array(item),
    links: z.object({ first: Link, last: Link, prev: Link, next: Link }),
    meta: z.object({
      current_page: z.number(),
      from: z.nullable(z.number()),
      last_page: z.number(),
      path: z.string(),
      per_page: z.number(),
      to: z.nullable(z.number()),
      total: z.number(),
    }),
  });

/** One thing, wrapped as Makini wraps it: `{data}`. */
export const dataOf = <T extends z.core.$ZodType>(item: T) => z.object({ data: item });

const paging = {
  page: z.optional(z.string().check(z.regex(/^[1-9]\d{0,6}$/, 'is a whole number from 1 to 9999999'))),
  per_page: z.optional(z.string().check(z.regex(/^([1-9]\d?|100)$/, 'is a whole number from 1 to 100'))),
};

/** Paging query: strings as they come in a URL. What a list does not know is refused: a filter that is left out unsaid lets everything through. */
export const PageQuery = z.strictObject(paging);
export type PageQuery = z.infer<typeof PageQuery>;

/** The query of a table's records: paging; its filters are judged against the table. */
export const RowsQuery = z.object(paging);
export type RowsQuery = z.infer<typeof RowsQuery>;

/** The query of the list of sessions: it knows the unclaimed ones only. */
export const UnclaimedQuery = z.strictObject({ ...paging, 'filter[claimed]': z.literal('false') });
export type UnclaimedQuery = z.infer<typeof UnclaimedQuery>;

/** Statuses with commas between them. A literal: what computes it would be kept by bundlers. */
const statuses =
  /^(active|degraded|reauthorization_required|paused|disconnected)(,(active|degraded|reauthorization_required|paused|disconnected))*$/;

/**
 * The query of the list of connections: how they are (statuses with commas between them), whose, with what in the name of the
 * connection or its system; newest first, or those that need somebody first.
 */
export const ConnectionsQuery = z.strictObject({
  ...paging,
  'filter[status]': z.optional(
    z.string().check(z.regex(statuses, 'is one or more statuses of a connection, with commas between them')),
  ),
  'filter[search]': z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  'sort[attention]': z.optional(z.literal('1')),
  'filter[customer_id]': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});
export type ConnectionsQuery = z.infer<typeof ConnectionsQuery>;

/** The query of what changes a connection: whose wish it is. Without `by` it is the client's own; `customer` is somebody at the customer who asked the client for it. */
export const ChangeQuery = z.strictObject({ by: z.optional(z.literal('customer')) });
export type ChangeQuery = z.infer<typeof ChangeQuery>;
