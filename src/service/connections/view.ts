/** A connection as its token and its client see it. */
import type { Selectable } from 'kysely';
import {
  ConnectionStatus,
  Owner,
  type ConnectionRow,
  type ConnectionSummary,
  type Integration,
} from '../../contract/index.ts';
import type { Catalogue } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** Makini's `sync_status` of each status. */
const syncStatus = {
  active: 'done',
  degraded: 'error',
  reauthorization_required: 'fail',
  paused: 'done',
  disconnected: 'fail',
} as const satisfies Record<ConnectionStatus, Integration['sync_status']>;

/** `GET /api/integrations/current`. */
export const integrationOf = (row: Selectable<ConnectionTable>): Integration => {
  const status = ConnectionStatus.parse(row.status);
  return {
    id: row.id,
    company_name: row.customer_name,
    email: null,
    provider: row.system_id,
    updated_at: iso(row.updated_at),
    sync_status: syncStatus[status],
    sync_updated_at: iso(row.last_checked_at),
    customer_id: row.customer_id,
    name: row.name,
    mode: row.mode,
    status,
    reason: row.reason,
    owner: row.owner === null ? null : Owner.parse(row.owner),
    since: iso(row.since),
    last_checked_at: iso(row.last_checked_at),
  };
};

/** A connection as answers name it. */
export const summaryOfRow = (catalogue: Catalogue, row: Selectable<ConnectionTable>): ConnectionSummary => ({
  id: row.id,
  system: row.system_id,
  system_name: catalogue.find(row.system_id)?.name ?? row.system_id,
  name: row.name,
  mode: row.mode,
});

/** One row of `GET /api/system/connections`. */
export const connectionRowOf = (catalogue: Catalogue, row: Selectable<ConnectionTable>): ConnectionRow => ({
  key: row.id,
  name: row.name,
  email: null,
  status: ConnectionStatus.parse(row.status),
  integration_name: catalogue.find(row.system_id)?.name ?? row.system_id,
  redirect: row.redirect_uri,
  scopes: [],
  tags: [],
  user_metadata: {},
  client_id: row.client_id,
  updated_at: iso(row.updated_at),
  created_at: iso(row.created_at),
  connected_at: iso(row.connected_at),
  customer_id: row.customer_id,
  system: row.system_id,
  method: row.method,
  claimed: row.claimed_at !== null,
  sync_status: syncStatus[ConnectionStatus.parse(row.status)],
  reason: row.reason,
  owner: row.owner === null ? null : Owner.parse(row.owner),
  since: iso(row.since),
  last_checked_at: iso(row.last_checked_at),
});
