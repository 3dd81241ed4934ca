/** Errors as they leave the service: RFC 9457 problems and RFC 6749 errors. Handlers throw them, `mount` renders them. No routes here. */
import type { BackendCode, ProblemCode } from '../../contract/index.ts';

type Code = ProblemCode | BackendCode;

/** Status and title of every problem code. */
export const problemTable = {
  malformed_request: { status: 400, title: 'The request does not have the expected shape' },
  unsupported_media_type: { status: 415, title: 'The body has a media type that is not read here' },
  too_large: { status: 413, title: 'The body is too large' },
  not_found: { status: 404, title: 'There is nothing at this address' },
  method_not_allowed: { status: 405, title: 'This address does not answer that method' },
  unauthorized: { status: 401, title: 'The request is not signed in' },
  token_expired: { status: 401, title: 'The token has expired' },
  forbidden_origin: { status: 403, title: 'This page may not call the service' },
  browser_refused: { status: 403, title: 'This endpoint is for servers; browsers are refused' },
  request_uri_unknown: { status: 400, title: 'The request_uri is unknown or has expired' },
  request_uri_used: { status: 409, title: 'The request_uri was used before' },
  session_unknown: { status: 401, title: 'The session is unknown' },
  session_expired: { status: 401, title: 'The session has ended' },
  session_superseded: { status: 409, title: 'The session continues in another window' },
  step_changed: { status: 409, title: 'The session is at another step' },
  system_unknown: { status: 404, title: 'The catalogue has no such system' },
  ticket_unknown: { status: 401, title: 'The ticket is unknown, used or has expired' },
  handed_over: { status: 409, title: 'The code of this session was exchanged before' },
  idempotency_conflict: { status: 422, title: 'The Idempotency-Key was used for another request' },
  connection_paused: { status: 403, title: 'The connection is paused' },
  reauthorization_required: { status: 403, title: 'The connection must be signed in again' },
  connection_disconnected: { status: 403, title: 'The connection was disconnected' },
  passthrough_unsupported: { status: 400, title: 'The connected system takes no requests of your own' },
  upstream_failed: { status: 502, title: 'The connected system did not answer as expected' },
  rate_limited: { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'The service failed' },
} as const satisfies Record<Code, { status: number; title: string }>;

/** A field at fault: JSON pointer into the body (or `/query/…`, `/header/…`) and what is wrong with it. Never the value. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** What a problem may carry beyond its code. `detail` is a sentence for developers: no secret, no typed value. */
export interface ProblemFacts {
  readonly detail?: string;
  readonly status?: number;
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem (RFC 9457 section 3.2), e.g. a failure's code. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Throw it to answer with a problem of that code; the status comes from the table unless given. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: Code;
  readonly facts: ProblemFacts;
  readonly status: number;

  constructor(code: Code, facts: ProblemFacts = {}) {
    super(facts.detail ?? problemTable[code].title);
    this.code = code;
    this.facts = facts;
    this.status = facts.status ?? problemTable[code].status;
  }
}

/** Error codes of RFC 6749 section 5.2 (and of RFC 6749 4.1.2.1 and RFC 9126, where they use more). */
export type OAuthCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'invalid_scope'
  | 'temporarily_unavailable'
  | 'server_error';

/** Throw it to answer with an RFC 6749 error; status 400 unless given. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly code: OAuthCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: OAuthCode, description: string, status = 400, headers: Record<string, string> = {}) {
    super(description);
    this.code = code;
    this.status = status;
    this.headers = headers;
  }
}
