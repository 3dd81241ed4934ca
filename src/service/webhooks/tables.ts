/** Tables of `../tables.ts` that hold nothing sealed: where partners are told, and what has to be told yet, and what became of it. */
import type { Generated } from 'kysely';
import type { Mode } from '../../contract/index.ts';

/** Events as they happened. `payload` is JSON: the `data` of the webhook. `delivered_at` is when the first endpoint took it. */
export interface OutboxTable {
  id: string;
  client_id: string;
  mode: Mode;
  type: string;
  payload: string;
  created_at: number;
  delivered_at: number | null;
  /** What it tells of, where that is a connection. */
  connection_id: Generated<string | null>;
}

/**
 * Where a client is told of events. `events` is a JSON array of types, null for all; `disabled_reason` gone | client | operator;
 * `failing_since` is when its attempts began to fail, and null again when one succeeds.
 */
export interface WebhookEndpointTable {
  id: string;
  client_id: string;
  mode: Mode;
  url: string;
  created_at: number;
  disabled_at: number | null;
  events: Generated<string | null>;
  disabled_reason: Generated<string | null>;
  failing_since: Generated<number | null>;
}

/**
 * One event for one endpoint: `status` pending | delivered | failed. `next_at` is when the next attempt is due, or until when the
 * one that runs keeps others away; `last_status` and `last_error` are an HTTP status and a failure's code.
 */
export interface WebhookDeliveryTable {
  event_id: string;
  endpoint_id: string;
  client_id: string;
  mode: Mode;
  status: string;
  attempts: number;
  next_at: number;
  last_status: number | null;
  last_error: string | null;
  created_at: number;
  ended_at: number | null;
}

/** One attempt of a delivery: when it began, what was answered or why nothing was, and milliseconds. */
export interface WebhookAttemptTable {
  id: string;
  event_id: string;
  endpoint_id: string;
  at: number;
  status: number | null;
  error: string | null;
  ms: number;
}
