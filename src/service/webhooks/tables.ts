/** Tables of `../tables.ts` that hold nothing sealed: where partners are told, and what has to be told yet. */
import type { Mode } from '../../contract/index.ts';

/** Where a client is told of events; `disabled_at` when it said that it is gone. */
export interface WebhookEndpointTable {
  id: string;
  client_id: string;
  mode: Mode;
  url: string;
  created_at: number;
  disabled_at: number | null;
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
