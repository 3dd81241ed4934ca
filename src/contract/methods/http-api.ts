/** The data of every method that speaks HTTP and JSON: where a system is asked, how its answers are read, what it lets read. */
import * as z from 'zod/mini';
import { ChoiceKind } from '../choice.ts';
import { failureCodes, type FailureCode } from '../failures.ts';

/** A place in JSON (RFC 6901), e.g. `/user/login`; the empty one is the whole. */
const pointer = z.string();

const parameters = z.record(z.string(), z.string());

/** A path below the root with its query parameters; templates take `{field}` placeholders. */
const place = { path: z.string(), query: z.optional(parameters) };

/** What an answer stands for. */
export type ReadingCode = 'ok' | FailureCode;

/** Named, because the types of the published package would spell out every code for every method otherwise. */
const readingCode: z.ZodMiniType<ReadingCode> = z.enum(['ok', ...failureCodes]);

/**
 * What an answer means that fits: all given parts must match, the first row that fits counts, and what no row knows is read by its
 * status. `on` is the question that was asked: the open greeting, the request for a session, the who-am-I without (`control`) and with
 * the sign-in, a later one.
 * `code` is a failure of the table; `ok` says that the answer is as it should be.
 */
export const Reading = z.object({
  on: z.enum(['hello', 'login', 'control', 'whoami', 'read']),
  status: z.optional(z.array(z.number())),
  header: z.optional(z.object({ name: z.string(), matches: z.string() })),
  body: z.optional(z.string()),
  code: readingCode,
});
export type Reading = z.infer<typeof Reading>;

/** Which records of a whole are asked for: by how many to pass over, by page number (the first is 1), or all at once. */
export const Paging = z.discriminatedUnion('by', [
  z.object({ by: z.literal('offset'), offset: z.string(), limit: z.string(), most: z.number() }),
  z.object({ by: z.literal('page'), page: z.string(), size: z.string(), most: z.number() }),
  z.object({ by: z.literal('all') }),
]);
export type Paging = z.infer<typeof Paging>;

/** How one column is filtered by one operator: a query parameter and its value with `{value}`. */
export const HttpFilter = z.object({
  column: z.string(),
  op: z.enum(['eq', 'contains', 'gt', 'lt', 'ge', 'le']),
  parameter: z.string(),
  value: z.string(),
});
export type HttpFilter = z.infer<typeof HttpFilter>;

/** One table: a list of records at a path. Only the columns that are named here can be filtered and sorted by. */
export const HttpTable = z.object({
  name: z.string(),
  ...place,
  /** Where the records lie in the answer, and where it says how many there are in all. */
  rows: pointer,
  total: z.optional(pointer),
  key: z.optional(z.string()),
  filters: z.optional(z.array(HttpFilter)),
  sortable: z.optional(z.array(z.string())),
  /** Query parameters that put the newest record first, and the column that says from when it is. */
  newest: z.optional(z.object({ query: parameters, date: z.string() })),
});
export type HttpTable = z.infer<typeof HttpTable>;

/** How a sort is written: one parameter, its columns as templates with `{column}`, joined. */
const Sorting = z.object({ parameter: z.string(), up: z.string(), down: z.string(), join: z.string() });

/** What is read: a fixed list of tables, what a query language finds (InfluxQL: one table for each measurement), or nothing that is known. */
export const HttpData = z.discriminatedUnion('is', [
  z.object({ is: z.literal('none') }),
  z.object({
    is: z.literal('tables'),
    paging: Paging,
    sort: z.optional(Sorting),
    tables: z.array(HttpTable),
  }),
  z.object({ is: z.literal('influxql'), ...place }),
]);
export type HttpData = z.infer<typeof HttpData>;

/** The shape of `HttpApi`. */
const shape = z.object({
  root: z.string(),
  /** Sent with every request, with or without the sign-in, e.g. `{"x-tenant": "{tenant}"}`. */
  headers: z.optional(parameters),
  /** A place that answers without a sign-in and says which product stands there, where there is one. */
  hello: z.optional(
    z.object({
      ...place,
      version: z.optional(z.object({ header: z.optional(z.string()), at: z.optional(pointer) })),
    }),
  ),
  /** Sent with the sign-in alone, beside what the method itself sends, such as a second key; templates may take secret fields. */
  signed: z.optional(z.object({ headers: z.optional(parameters), query: z.optional(parameters) })),
  /**
   * Asked with and (as a control) without the sign-in; a 2xx after a refused control proves the login. `post` is sent as JSON where
   * the question is no GET. A path that fills to nothing names no question: then nothing is proven, and that is said.
   */
  whoami: z.object({
    ...place,
    post: z.optional(z.string()),
    /** What only a signed-in user's answer holds. Where it is not known, a 2xx to everybody proves nothing. */
    shows: z.optional(pointer),
    account: z.optional(pointer),
    /** Where the id of the account is, which a new name leaves as it is: two accounts may have one name. The first that is there counts. */
    id: z.optional(z.array(pointer)),
    /** `token`: that one was given, or a session, is the proof, and the place is only where the service is looked for. */
    proof: z.optional(z.literal('token')),
  }),
  readings: z.optional(z.array(Reading)),
  /** Where one sign-in sees several: asked when `field` was left empty, whose value the choice then is. */
  choose: z.optional(
    z.object({
      what: ChoiceKind,
      field: z.string(),
      ...place,
      rows: pointer,
      /** Columns of a record, by name; by position where a record is a list. */
      id: z.string(),
      name: z.string(),
      /** Ids that nobody chooses, such as a database of the system's own. */
      not: z.optional(z.array(z.string())),
    }),
  ),
  data: HttpData,
});

/**
 * How a system that speaks HTTP and JSON is asked, whatever the way to sign in. Templates take `{field}` placeholders of the method's
 * fields (percent-encoded; `{+field}` as typed, RFC 6570 section 3.2.3) and two of the typed address: `{address}` (whole, without a
 * trailing slash) and `{origin}`. Only the origin of `root` ever gets the sign-in.
 */
export interface HttpApi extends z.infer<typeof shape> {}
/** Named, because the types of the published package would spell it out for every method otherwise. */
export const HttpApi: z.ZodMiniType<HttpApi> = shape;
