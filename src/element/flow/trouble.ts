/** Troubles: what can end or interrupt the flow around the customer's system, and the way out of each. */
import type { HostCode, ProblemCode } from '../../contract/index.ts';

/** Codes of the element itself, beside the host's and the service's. */
type OwnCode =
  | 'frame_blocked'
  | 'part_missing'
  | 'callback_unreachable'
  | 'host_unreachable'
  | 'host_failed'
  | 'session_url_missing'
  | 'session_malformed'
  | 'callback_url_missing'
  | 'service_malformed';

/** Every code the person can meet as a trouble. */
export type TroubleCode = HostCode | ProblemCode | OwnCode;

/** `again`: go on with the same session; `restart`: begin a new one; `reload`: load the page again. */
export type WayOut = 'again' | 'restart' | 'reload';

/** What leads out of each trouble, the best first. */
export const waysOut: Record<TroubleCode, readonly [WayOut, ...WayOut[]]> = {
  not_logged_in: ['again', 'reload'],
  not_allowed: ['again'],
  customer_changed: ['again', 'restart'],
  customer_malformed: ['again'],
  verifier_mismatch: ['again', 'restart'],
  code_expired: ['again'],
  state_malformed: ['again', 'restart'],
  origin_not_allowed: ['reload'],
  session_unknown: ['restart'],
  service_unreachable: ['again'],
  service_refused: ['again'],
  store_failed: ['again'],
  malformed_request: ['again', 'reload'],
  unsupported_media_type: ['again', 'reload'],
  too_large: ['again', 'restart'],
  not_found: ['again', 'restart'],
  method_not_allowed: ['again', 'reload'],
  unauthorized: ['restart'],
  forbidden_origin: ['reload'],
  browser_refused: ['reload'],
  request_uri_unknown: ['restart'],
  request_uri_used: ['restart'],
  session_expired: ['restart'],
  session_superseded: ['again'],
  handed_over: ['again'],
  step_changed: ['again'],
  system_unknown: ['again', 'restart'],
  ticket_unknown: ['again'],
  idempotency_conflict: ['again'],
  connection_paused: ['restart'],
  reauthorization_required: ['restart'],
  connection_disconnected: ['restart'],
  upstream_failed: ['again'],
  rate_limited: ['again'],
  internal: ['again', 'restart'],
  part_missing: ['reload', 'again'],
  frame_blocked: ['again', 'reload'],
  callback_unreachable: ['again'],
  host_unreachable: ['again'],
  host_failed: ['again', 'reload'],
  session_url_missing: ['reload'],
  session_malformed: ['again', 'reload'],
  callback_url_missing: ['reload'],
  service_malformed: ['again', 'reload'],
};

/** Whether a code from outside is one that has words and a way out. */
export const isTroubleCode = (code: unknown): code is TroubleCode =>
  typeof code === 'string' && Object.hasOwn(waysOut, code);

/** Something that keeps the flow from going on. `message` is for the developer's console and holds nothing typed. */
export class Trouble extends Error {
  readonly code: TroubleCode;
  readonly reference: string | undefined;
  /** What the customer's system did wrong, where it did. */
  readonly failure: string | undefined;

  constructor(code: TroubleCode, message: string, reference?: string, failure?: string) {
    super(message);
    this.name = 'MakiniTrouble';
    this.code = code;
    this.reference = reference;
    this.failure = failure;
  }
}
