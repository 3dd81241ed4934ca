/**
 * The tables of the service's store, as kysely sees them; the same in SQLite and PostgreSQL. Times are milliseconds since 1970,
 * booleans 0 or 1, JSON is text. `mode` is in every row that belongs to a client, and in every foreign key: test never meets live.
 */
import type { Generated } from 'kysely';
import type { Mode, SessionPurpose } from '../contract/index.ts';
import type { CheckEventTable, CheckTable } from './connecting/tables.ts';
import type { OperatorTables } from './dashboard/tables.ts';
import type { WatchColumns } from './monitoring/tables.ts';
import type { UseColumns } from './oauth/tables.ts';
import type { SystemRequestTable } from './requests/tables.ts';
import type { ConnectionSettingsTable } from './settings/tables.ts';
import type {
  OutboxTable,
  WebhookAttemptTable,
  WebhookDeliveryTable,
  WebhookEndpointTable,
} from './webhooks/tables.ts';

/** What a vault has sealed: only `Vault.seal` makes one, so that nothing plain fits into a column of this type. Every such column is in `vault/sealed-columns.ts`. */
export type Envelope = string & { readonly sealed: true };

/** A partner's registration. `redirect_uris` and `origins` are JSON arrays. */
export interface ClientTable {
  id: string;
  mode: Mode;
  name: string;
  redirect_uris: string;
  origins: string;
  /** Where its customers sign in again (`clients/reconnect-url.ts`). */
  reconnect_url: Generated<string | null>;
  created_at: number;
}

/** A client's secret, hashed (SHA-256 of a 256-bit random value); several may be valid while they rotate. */
export interface ClientSecretTable {
  hash: string;
  client_id: string;
  mode: Mode;
  created_at: number;
  expires_at: number | null;
}

/** One run of the flow. `flow` is the JSON (nothing typed in it) of `connecting/flow.ts`; `draft` the vault envelope of the typed values that are no secrets. */
export interface SessionTable {
  id: string;
  client_id: string;
  mode: Mode;
  customer_id: string;
  customer_name: string | null;
  /** Of the page that embeds; of the service itself where the session is hosted. */
  origin: string;
  redirect_uri: string;
  state: string;
  code_challenge: string;
  /** Space-separated ids the partner offers, or null for all. */
  systems: string | null;
  ui_locales: string | null;
  /** Reconnect this connection; or, by `purpose`, choose what it includes. */
  reconnect_id: string | null;
  purpose: SessionPurpose;
  /** SHA-256 of the request_uri that may open (or continue) the session; null once used. */
  request_hash: string | null;
  request_expires_at: number;
  /** Hosted sessions only: SHA-256 of the request_uri that opens them at the authorization endpoint; kept after its use. */
  hosted_hash: string | null;
  /** SHA-256 of the cookie of the one browser that a hosted session was opened in; null until then. */
  browser_hash: string | null;
  /** Until when the result of a hosted session waits for its code to be exchanged; null when nothing waits. */
  unbound_until: number | null;
  /** Scope (in `idempotency`) of the memory of its latest opening: a lost answer can be asked again. */
  opened_key: string | null;
  /** SHA-256 of the element's token; a newer opening replaces it (the older tab is superseded). */
  token_hash: string | null;
  /** The hash it replaced, to say "superseded" rather than "unknown". */
  superseded_hash: string | null;
  /** SHA-256 of the ticket waiting for the frame, and of the frame's token. */
  ticket_hash: string | null;
  ticket_expires_at: number | null;
  frame_hash: string | null;
  flow: string;
  draft: Envelope | null;
  /** The sealed secrets of the running or failed check, so that "try again" needs no typing; destroyed when the session ends. */
  pending_secret: Envelope | null;
  connection_id: string | null;
  /** open | done | cancelled | expired */
  status: string;
  created_at: number;
  opened_at: number | null;
  seen_at: number;
  expires_at: number;
  /** For how long its person was there, in milliseconds: pauses count up to two minutes. */
  active_ms: Generated<number>;
}

/** Work that one process at a time does: `holder` has it until then, unless it lets go before. */
export interface LeaseTable {
  name: string;
  holder: string;
  until: number;
}

/** A sign-in at a system's own page that has not come back: found by SHA-256 of its `state`, bound to the browser by that of its cookie. `sealed` holds the state, the PKCE verifier and the redirect URI. A session has one at most; it goes when it is used. */
export interface UpstreamAttemptTable {
  state_hash: string;
  session_id: string;
  client_id: string;
  mode: Mode;
  system_id: string;
  cookie_hash: string;
  sealed: Envelope;
  expires_at: number;
}

/** Something a customer's system granted and nobody uses any more, until it was given back (`grants/`). `sealed` holds what that takes, bound to the row's id; `due_at` is when it is tried (again). */
export interface GrantReturnTable {
  id: string;
  client_id: string;
  mode: Mode;
  customer_id: string;
  sealed: Envelope;
  created_at: number;
  due_at: number;
  attempts: number;
}

/** Keyed hash of a refused secret for one address and user in one session: the same is not sent again by itself. */
export interface RefusedTable {
  session_id: string;
  hash: string;
  at: number;
}

/** A connection. */
export interface ConnectionTable extends WatchColumns {
  id: string;
  client_id: string;
  mode: Mode;
  customer_id: string;
  customer_name: string | null;
  system_id: string;
  /** By which of the system's ways it is signed in to (the catalogue's `wayOf`). */
  method: string;
  name: string;
  status: string;
  reason: string | null;
  owner: string | null;
  since: number;
  last_checked_at: number;
  redirect_uri: string | null;
  created_at: number;
  updated_at: number;
  connected_at: number;
  claimed_at: number | null;
  /** 1 while it is the result of a hosted session whose code was not exchanged yet: nobody sees it. */
  pending: number;
}

/** The sealed credentials (values and secrets) of a connection. AAD: client, connection. `purpose` is `credentials` for those in use, or `renewal:<session>` for those of a reconnect whose token was not used yet (`connections/renewal.ts`). */
export interface CredentialTable {
  connection_id: string;
  client_id: string;
  mode: Mode;
  purpose: string;
  sealed: Envelope;
  created_at: number;
}

/** A code: hashed, 60 s, single use. `answer` is the sealed token answer for the retry with the same Idempotency-Key (`used_key`, hashed). */
export interface CodeTable {
  hash: string;
  session_id: string;
  connection_id: string;
  client_id: string;
  mode: Mode;
  expires_at: number;
  used_at: number | null;
  used_key: string | null;
  answer: Envelope | null;
}

/** An API token (`kind` connection) or app token (`kind` app), hashed. `hint` is what a list may show of it. `sealed` is the envelope of an API token's text (with that of its refresh token, where there is one) for a day: the same is given again until the partner has it. */
export interface TokenTable extends UseColumns {
  hash: string;
  kind: string;
  client_id: string;
  mode: Mode;
  connection_id: string | null;
  session_id: string | null;
  hint: string;
  created_at: number;
  expires_at: number | null;
  first_used_at: number | null;
  revoked_at: number | null;
  sealed: Envelope | null;
}

/** The OAuth client that a vendor gave to a partner. `sealed` holds issuer, id and secret; `issuer` is for reading alone. */
export interface UpstreamClientTable {
  client_id: string;
  mode: Mode;
  system_id: string;
  issuer: string;
  sealed: Envelope;
  created_at: number;
}

/** The certificate by which one customer's systems know the service, and its key: made when a system first asks for one. */
export interface ApplicationCertificateTable {
  client_id: string;
  mode: Mode;
  customer_id: string;
  sealed: Envelope;
  created_at: number;
}

/** A secret that an endpoint's webhooks are signed with: `kind` standard (while they rotate there are two) or makini. */
export interface WebhookSecretTable {
  id: string;
  endpoint_id: string;
  client_id: string;
  mode: Mode;
  kind: Generated<string>;
  sealed: Envelope;
  created_at: number;
  expires_at: number | null;
}

/** Who did what, when. `detail` is JSON without secrets and without typed values. */
export interface AuditTable {
  id: string;
  at: number;
  client_id: string | null;
  mode: Mode | null;
  actor: string;
  action: string;
  subject: string | null;
  detail: string;
}

/** Answers kept for retries under the same Idempotency-Key within one scope (a session id, or an opening of one). */
export interface IdempotencyTable {
  scope: string;
  key_hash: string;
  client_id: string;
  mode: Mode;
  request_hash: string;
  status: number;
  answer: Envelope;
  expires_at: number;
}

/** Small facts of the store itself (schema version is the migrator's): the master key's check value. */
export interface MetaTable {
  key: string;
  value: string;
}

/** All tables by name. */
export interface Tables extends OperatorTables {
  client: ClientTable;
  client_secret: ClientSecretTable;
  upstream_client: UpstreamClientTable;
  application_certificate: ApplicationCertificateTable;
  session: SessionTable;
  check_run: CheckTable;
  check_event: CheckEventTable;
  upstream_attempt: UpstreamAttemptTable;
  grant_return: GrantReturnTable;
  refused: RefusedTable;
  connection: ConnectionTable;
  connection_settings: ConnectionSettingsTable;
  credential: CredentialTable;
  code: CodeTable;
  token: TokenTable;
  outbox: OutboxTable;
  webhook_endpoint: WebhookEndpointTable;
  webhook_secret: WebhookSecretTable;
  webhook_delivery: WebhookDeliveryTable;
  webhook_attempt: WebhookAttemptTable;
  system_request: SystemRequestTable;
  audit: AuditTable;
  idempotency: IdempotencyTable;
  lease: LeaseTable;
  meta: MetaTable;
}
