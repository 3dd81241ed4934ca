/** Partners' registrations as the operator makes and changes them, and systems that people asked for. */
import * as z from 'zod/mini';
import { Mode } from '../connection.ts';
import { CursorQuery, cursorListOf, IdFilter, SearchFilter } from './list.ts';

/** A client secret as a list may show it: the beginning of its hash. `expires_at` is set for one that was rotated away. */
export const OperatorSecret = z.object({
  hint: z.string(),
  created_at: z.string(),
  expires_at: z.nullable(z.string()),
});
export type OperatorSecret = z.infer<typeof OperatorSecret>;

/** One client; `connections` counts those that have not ended. */
export const OperatorClient = z.object({
  id: z.string(),
  mode: Mode,
  name: z.string(),
  redirect_uris: z.array(z.string()),
  origins: z.array(z.string()),
  reconnect_url: z.nullable(z.string()),
  secrets: z.array(OperatorSecret),
  connections: z.number(),
  created_at: z.string(),
});
export type OperatorClient = z.infer<typeof OperatorClient>;

/** A page of clients, the latest first. */
export const OperatorClients = cursorListOf(OperatorClient);
export type OperatorClients = z.infer<typeof OperatorClients>;

/** Which clients: `search` is found in their name or id. */
export const OperatorClientsQuery = z.object({ ...CursorQuery.shape, search: SearchFilter });
export type OperatorClientsQuery = z.infer<typeof OperatorClientsQuery>;

/** How many addresses of a kind a client has at most. */
export const clientAddresses = 50;

const Name = z.string().check(z.maxLength(500));
const Addresses = z.array(z.string().check(z.maxLength(2000))).check(z.maxLength(clientAddresses));

/** A client to be made. What is wrong with it is answered as `problems`. */
export const NewClient = z.object({ name: Name, mode: Mode, redirect_uris: Addresses, origins: Addresses });
export type NewClient = z.infer<typeof NewClient>;

/** What is to be otherwise; what is not named stays. */
export const ClientChange = z.object({
  name: z.optional(Name),
  redirect_uris: z.optional(Addresses),
  origins: z.optional(Addresses),
  reconnect_url: z.optional(z.nullable(z.string().check(z.maxLength(2000)))),
});
export type ClientChange = z.infer<typeof ClientChange>;

/** One client. */
export const OperatorClientAnswer = z.object({ client: OperatorClient });
export type OperatorClientAnswer = z.infer<typeof OperatorClientAnswer>;

/** A client with the secret that was just made for it: the one time that it is readable. */
export const ClientWithSecret = z.object({ client: OperatorClient, secret: z.string() });
export type ClientWithSecret = z.infer<typeof ClientWithSecret>;

/** Rotating a client's secret: for how many hours the one before goes on (168 unless told, 0 ends it at once). */
export const SecretRotation = z.object({
  overlap_hours: z.optional(z.number().check(z.minimum(0), z.maximum(720))),
});
export type SecretRotation = z.infer<typeof SecretRotation>;

/** A system that somebody asked for, in their own words. */
export const OperatorRequest = z.object({
  id: z.string(),
  client_id: z.string(),
  client_name: z.string(),
  customer_id: z.string(),
  name: z.string(),
  maker: z.nullable(z.string()),
  note: z.nullable(z.string()),
  lang: z.nullable(z.string()),
  state: z.enum(['open', 'done']),
  asked_at: z.string(),
  done_at: z.nullable(z.string()),
});
export type OperatorRequest = z.infer<typeof OperatorRequest>;

/** A page of requests, what is open first, the latest first; `open` counts those. */
export const OperatorRequests = z.object({ ...cursorListOf(OperatorRequest).shape, open: z.number() });
export type OperatorRequests = z.infer<typeof OperatorRequests>;

/** Which requests. */
export const OperatorRequestsQuery = z.object({
  ...CursorQuery.shape,
  state: z.optional(z.enum(['open', 'done'])),
  client: IdFilter,
});
export type OperatorRequestsQuery = z.infer<typeof OperatorRequestsQuery>;

/** Seen to, or open again. A request that is done is forgotten a month later. */
export const OperatorRequestChange = z.object({ state: z.enum(['open', 'done']) });
export type OperatorRequestChange = z.infer<typeof OperatorRequestChange>;

/** One request. */
export const OperatorRequestAnswer = z.object({ request: OperatorRequest });
export type OperatorRequestAnswer = z.infer<typeof OperatorRequestAnswer>;
