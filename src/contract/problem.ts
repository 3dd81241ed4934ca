/** Errors of everything that is not an OAuth endpoint. */
import * as z from 'zod/mini';

/**
 * The codes of problems the flow and the API answer with; each is the last segment of the problem's `type`.
 * Stable: partners and the element switch on them.
 */
export const problemCodes = [
  'malformed_request',
  'unsupported_media_type',
  'too_large',
  'not_found',
  'method_not_allowed',
  'unauthorized',
  'forbidden_origin',
  'browser_refused',
  'request_uri_unknown',
  'request_uri_used',
  'session_unknown',
  'session_expired',
  'session_superseded',
  'step_changed',
  'system_unknown',
  'ticket_unknown',
  'handed_over',
  'idempotency_conflict',
  'connection_paused',
  'reauthorization_required',
  'connection_disconnected',
  'upstream_failed',
  'rate_limited',
  'internal',
] as const;

/** The codes that only backends meet: what the element could be answered is in `problemCodes`. */
export const backendCodes = ['token_expired', 'passthrough_unsupported'] as const;

/** A stable code that only backends meet. */
export type BackendCode = (typeof backendCodes)[number];

/** A problem's stable code. */
export const ProblemCode = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof ProblemCode>;

/**
 * RFC 9457 problem details. `errors` names each field at fault by JSON pointer; `failure` is what the customer's
 * system did wrong, by the code of a failure, with `upstream_failed`; `reference` is the request id in the operator's log.
 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.optional(z.string()),
  code: z.string(),
  failure: z.optional(z.string()),
  reference: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
});
export type Problem = z.infer<typeof Problem>;
