/** What the service needs from outside, as interfaces: domain rooms import them, adapters implement them, `createService(ports)` wires. */
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Kysely } from 'kysely';
import type {
  CatalogueIndex,
  ChoiceKind,
  Failure,
  Guide,
  Mode,
  Probe,
  Row,
  Stage,
  System,
  SystemHead,
  Table,
  Values,
} from '../contract/index.ts';
import type { Bell, MakeLimiter } from './shared-ports.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics-port.ts';
import type { HttpVerb, PassedRequest, Statement } from './passthrough/passing.ts';
import type { RowPage, RowQuery } from './row-query.ts';
import type { Envelope, Tables } from './tables.ts';
import type { ClientIdentity, EgressClient, SecureTerms } from './upstream/egress/egress-client.ts';
import type { RegisteredClient } from './upstream-clients/registered-client.ts';
import type { Surroundings } from './surroundings.ts';

export type { Log } from './log.ts';
export type { RowPage, RowQuery } from './row-query.ts';
export type { Bell, Limiter, LimitRule, MakeLimiter } from './shared-ports.ts';

/** The store: kysely over SQLite or PostgreSQL. */
export type Store = Kysely<Tables>;

/** Milliseconds since 1970; tests hand in their own. */
export type Clock = () => number;

/** What a sealed value is bound to; opening with any other context fails. */
export interface SealContext {
  readonly client: string;
  readonly mode: Mode;
  /** Connection, session, code or kept answer the value belongs to. */
  readonly subject: string;
  readonly purpose:
    | 'credentials'
    | 'draft'
    | 'pending'
    | 'answer'
    | 'check'
    | 'authorization'
    | 'grant'
    | 'token'
    | 'webhook'
    | 'upstream_client'
    | 'application';
}

/** The vault: AES-256-GCM envelopes under a key that is not in the database. */
export interface Vault {
  /** Ids of the keys it opens with; the first is the one it seals with. */
  readonly keyIds: readonly [string, ...string[]];
  seal(plain: string, context: SealContext): Envelope;
  /** Throws a `VaultError` naming the context (never the content) when it does not open. */
  open(sealed: string, context: SealContext): string;
  /** Keyed hash (HMAC-SHA-256, base64url) for comparing secrets without keeping them. */
  fingerprint(parts: readonly string[]): string;
  /** The same under each key, for finding what was kept before the keys changed over; the first is `fingerprint`. */
  fingerprints(parts: readonly string[]): readonly string[];
}

/** The catalogue as the service reads it. */
export interface Catalogue {
  readonly systems: readonly SystemHead[];
  /** With a `way` (the catalogue's `wayOf`) it has that method alone. */
  find(id: string, way?: string): System | undefined;
  guide(system: SystemHead): Guide;
  /** The compact index for clients of a mode: its data, its bytes (JSON) and the file name with its hash (`index-<hash>.json`). */
  index(mode: Mode): { readonly file: string; readonly json: string; readonly data: CatalogueIndex };
}

/** How far an attempt to reach an address came; each stage is reported as it changes. What it throws at a stage that begins ends the check there. */
export type StageReport = (stage: Stage) => void;

/** One request through the guarded connector. No redirects are followed; the body is capped. */
export interface EgressRequest {
  readonly url: string;
  readonly method?: HttpVerb;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** In the body's place, where it is no text. */
  readonly bytes?: Uint8Array;
  /** An answer that is no text comes as base64, instead of as broken text. */
  readonly binary?: true;
  /** Whole-request budget, default 10,000 ms. */
  readonly timeoutMs?: number;
  /** Default 1 MiB (decoded); more is `service.too_large`. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** Whose allow-list applies. */
  readonly client: EgressClient;
  /** Shown in the handshake, where whoever is asked wants a certificate. */
  readonly identity?: ClientIdentity;
  /** dns, network and tls stages as they happen, with milliseconds and evidence. */
  readonly onStage?: StageReport;
}

/** An answer that came through the connector. Header names are lower-case. */
export interface EgressAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the body is base64. */
  readonly base64?: true;
  readonly ms: number;
}

/** A failure on the way out: `failure.code` is of the stages dns, network, tls or service. */
export interface EgressFailure extends Error {
  readonly failure: Failure;
}

/** A connection to dial for a protocol that is not HTTP. */
export interface EgressDial {
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Budget of the connection's whole life, default 10,000 ms: then it is cut. */
  readonly timeoutMs?: number;
  /** Bytes the other side may send in all, default 1 MiB. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** Whose allow-list applies. */
  readonly client: EgressClient;
  /** dns and network as they happen; tls when the caller decides about it. */
  readonly onStage?: StageReport;
}

/** A connection that was dialled and judged. It is not encrypted until `secure`: the caller knows when its protocol changes over. */
export interface EgressConnection {
  /** The dialled socket, for the bytes that go before TLS and carry no secret. */
  readonly socket: Socket;
  /** Starts TLS and reports it; rejects with an `EgressFailure` of the tls stage. */
  secure(terms?: SecureTerms): Promise<void>;
  /** Goes on without TLS because none is offered; throws `tls.not_offered` unless the operator opened that for this address. */
  stayPlain(): void;
  /**
   * The bytes for a driver, within the budgets; a driver that "connects" it finds it connected. Ask once, after TLS was decided.
   * `inspect` sees every chunk before the driver does, and cuts the connection by throwing.
   */
  stream(inspect?: (chunk: Buffer) => void): Duplex;
  /** What an error met on this connection stands for: a known failure stays, and time or bytes that ran out are named. */
  explain(error: unknown): EgressFailure;
  close(): void;
}

/** The one door out: every request to an address that somebody typed. Rejects with an `EgressFailure`. */
export interface Egress {
  request(request: EgressRequest): Promise<EgressAnswer>;
  connect(dial: EgressDial): Promise<EgressConnection>;
}

/** What an authorization server gave (RFC 6749 section 5.1). `expiresAt` is in milliseconds since 1970. */
export interface Tokens {
  readonly access: string;
  readonly refresh?: string | undefined;
  readonly expiresAt?: number | undefined;
  readonly scope?: string | undefined;
}

/** The tokens of one access, kept sealed by whoever made the access: a method asks and renews, and knows no storage. */
export interface TokenKeeper {
  current(): Tokens | undefined;
  /**
   * Puts newer tokens in the place of those that were `seen`, and gives them. Asked twice at once, the work is done once; when
   * somebody else renewed them meanwhile, those are given and nothing is done.
   */
  renew(seen: Tokens | undefined, work: () => Promise<Tokens>): Promise<Tokens>;
}

/** What came back from an authorization server and was not redeemed yet: the query of the redirect, and what was sent with the request. */
export interface Grant {
  readonly query: string;
  readonly state: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Which system, with what was typed. `values` holds all fields, secrets included: it is never logged, stored unsealed or sent elsewhere. */
export interface Access {
  /** With the one method that it is signed in to with. */
  readonly system: System;
  readonly values: Values;
  /** The company, site, tenant or database chosen, where the system has such a choice. */
  readonly choice?: string;
  readonly client: EgressClient;
  /** What the method learned about the system (its authorization server, its host key), as it wrote it; nothing secret. */
  readonly server?: string;
  readonly grant?: Grant;
  readonly tokens?: TokenKeeper;
  /** The partner's own client, where none was typed. */
  readonly registered?: RegisteredClient | undefined;
}

/** What a check ended in. `choices` asks the person to choose before it goes on. */
export type CheckOutcome =
  | {
      readonly status: 'passed';
      readonly evidence: Stage['evidence'];
      readonly warnings: Failure[];
      readonly account: string;
      /** The account's id at its system, which stays when it gets another name; absent where the system says none. */
      readonly accountId?: string | undefined;
      /** What was chosen for the person because there was only one. */
      readonly choice?: { readonly id: string; readonly name: string };
      /** What was learned about the system and is held to from now on: it comes back with every later access. Nothing secret. */
      readonly server?: string;
    }
  | {
      readonly status: 'choose';
      readonly what: ChoiceKind;
      readonly options: readonly { id: string; name: string }[];
    }
  /** The person has to sign in at the system's own page, which lies at `host`; `server` comes back with the next access. */
  | { readonly status: 'authorize'; readonly host: string; readonly server: string }
  | { readonly status: 'failed'; readonly failure: Failure };

/** What goes with a person to an authorization server (RFC 7636): where they come back to, and what proves that it is them. */
export interface AuthorizationStart {
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
}

/** The two ends of a sign-in at the system's own page; both pure. */
export interface Authorization {
  /** The address at which the person signs in. */
  address(access: Access, start: AuthorizationStart): string;
  /** What is wrong with the query that came back, judged before any of it is used; undefined when its code may be redeemed. */
  fault(access: Access, grant: Pick<Grant, 'query' | 'state'>): Failure | undefined;
}

/**
 * A way to sign in to a system. Throws `EgressFailure` (with a `Failure` of any stage) from `describe` and `read`;
 * `check` and `probe` report failures as data. `access.values` were validated against the system's fields.
 */
export interface Method {
  readonly id: string;
  /** The first five stages, without credentials: secret fields are not in `access.values`. */
  probe(access: Access, signal: AbortSignal): Promise<Probe>;
  /** Every stage from dns on; `report` gets each stage as it starts and ends. One sign-in attempt. */
  check(access: Access, report: StageReport, signal: AbortSignal): Promise<CheckOutcome>;
  describe(access: Access, signal: AbortSignal): Promise<readonly Table[]>;
  read(access: Access, table: Table, query: RowQuery, signal: AbortSignal): Promise<RowPage>;
  /** There where people sign in at the system's own page. */
  readonly authorization?: Authorization;
  /** Gives back what the system has granted (tokens, sessions), before the credentials are destroyed; absent where nothing can be. */
  revoke?(access: Access, signal: AbortSignal): Promise<void>;
  /** Sends a request of the partner's own; absent where the system takes none. */
  pass?(access: Access, request: PassedRequest, signal: AbortSignal): Promise<EgressAnswer>;
  /** Asks a statement of the partner's own; absent where there is no language for it. */
  query?(access: Access, statement: Statement, signal: AbortSignal): Promise<readonly Row[]>;
}

/** Files the service hands out: the built element and the built frame, by path under their folder. */
export interface Assets {
  /** A file of `dist/cdn`; undefined when there is none. */
  element(file: string): Promise<{ body: Uint8Array; type: string } | undefined>;
  /** A file of `dist/pages`. */
  page(file: string): Promise<{ body: Uint8Array; type: string } | undefined>;
}

/** Everything `createService` is made of. It opens no port and reads no environment. */
export interface Ports extends Surroundings {
  /** The service's own origin, e.g. `https://connect.example`; also the OAuth issuer. */
  readonly issuer: string;
  readonly version: string;
  readonly store: Store;
  /** Absent where one process serves alone. */
  readonly bell?: Bell | undefined;
  /** An event for partners was announced and is committed: whoever delivers looks at once. Absent where nobody delivers. */
  readonly announced?: () => void;
  readonly vault: Vault;
  readonly egress: Egress;
  readonly catalogue: Catalogue;
  readonly methods: ReadonlyMap<string, Method>;
  readonly assets: Assets;
  readonly clock: Clock;
  readonly log: Log;
  /** Absent where the operator wants no figures: then there is no address that gives any. */
  readonly metrics?: Metrics | undefined;
  /** Where limits are counted; in this process's memory unless told. */
  readonly limiters?: MakeLimiter;
}
