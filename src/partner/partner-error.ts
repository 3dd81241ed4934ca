/** The one error of the SDK: what its methods reject with, and what its routes answer as `{code, message}`. */
import type { BackendCode, HostCode, ProblemCode, Unusable } from '../contract/index.ts';

/** The stable codes of a `PartnerError`: those the page understands, those the API answers, and the SDK's own. */
export type PartnerErrorCode =
  | HostCode
  | ProblemCode
  | BackendCode
  | 'options_malformed'
  | 'answer_malformed'
  | 'webhook_refused'
  | 'session_claimed'
  | 'claim_expired'
  | 'refresh_refused'
  | 'token_missing'
  | 'store_unreachable'
  | 'store_refused'
  | 'store_unreadable';

/** The HTTP status that the partner's routes answer each of the page's codes with. */
const statuses: Partial<Record<PartnerErrorCode, number>> = {
  not_logged_in: 401,
  webhook_refused: 401,
  not_allowed: 403,
  origin_not_allowed: 403,
  session_unknown: 404,
  token_missing: 404,
  not_found: 404,
  method_not_allowed: 405,
  customer_changed: 409,
  verifier_mismatch: 409,
  session_claimed: 409,
  refresh_refused: 409,
  code_expired: 410,
  claim_expired: 410,
  too_large: 413,
  unsupported_media_type: 415,
  state_malformed: 400,
  malformed_request: 400,
  service_unreachable: 502,
  service_refused: 502,
  answer_malformed: 502,
  store_unreachable: 502,
};

/**
 * An error with a stable `code` to switch on, an HTTP `status`, and the `cause` where there is one. `message` is written for
 * developers; it never holds a token, a secret or a customer's data.
 */
export class PartnerError extends Error {
  override readonly name = 'PartnerError';
  readonly code: PartnerErrorCode | (string & {});
  readonly status: number;
  /** Of a connection that may not be used (`reauthorization_required`, `connection_paused`, …): why, whose turn it is, how to reconnect. */
  readonly connection: Unusable | undefined;

  constructor(
    code: PartnerErrorCode | (string & {}),
    message: string,
    extra: { readonly status?: number; readonly cause?: unknown; readonly connection?: Unusable } = {},
  ) {
    super(message, extra.cause === undefined ? undefined : { cause: extra.cause });
    this.code = code;
    this.connection = extra.connection;
    this.status = extra.status ?? statuses[code as PartnerErrorCode] ?? 500;
  }
}
