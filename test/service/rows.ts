// Rows as the flow would have left them, for tests and benches that write into a store by hand; what matters is given.
import type { Insertable } from 'kysely';
import type { ClientTable, ConnectionTable, SessionTable } from '../../src/service/tables.ts';

type Mode = 'live' | 'test';

/** A client. */
export const clientRow = (
  id: string,
  mode: Mode,
  more: Partial<Insertable<ClientTable>> = {},
): Insertable<ClientTable> => ({
  id,
  mode,
  name: 'Partner',
  redirect_uris: '[]',
  origins: '[]',
  created_at: 1,
  reconnect_url: null,
  ...more,
});

/** A connection that works and was claimed by nobody. */
export const connectionRow = (
  id: string,
  client_id: string,
  mode: Mode,
  more: Partial<Insertable<ConnectionTable>> = {},
): Insertable<ConnectionTable> => ({
  id,
  client_id,
  mode,
  customer_id: 'c',
  customer_name: null,
  system_id: 's',
  method: 'm',
  name: 'n',
  status: 'active',
  reason: null,
  owner: null,
  since: 1,
  last_checked_at: 1,
  redirect_uri: null,
  created_at: 1,
  updated_at: 1,
  connected_at: 1,
  claimed_at: null,
  pending: 0,
  ...more,
});

/** A session that was pushed and never opened. */
export const sessionRow = (
  id: string,
  client_id: string,
  mode: Mode,
  more: Partial<Insertable<SessionTable>> = {},
): Insertable<SessionTable> => ({
  id,
  client_id,
  mode,
  customer_id: 'c',
  customer_name: null,
  origin: 'https://a.example',
  redirect_uri: 'https://a.example/cb',
  state: 's',
  code_challenge: 'x',
  systems: null,
  ui_locales: null,
  reconnect_id: null,
  purpose: 'connect',
  request_hash: null,
  request_expires_at: 0,
  hosted_hash: null,
  browser_hash: null,
  unbound_until: null,
  opened_key: null,
  token_hash: null,
  superseded_hash: null,
  ticket_hash: null,
  ticket_expires_at: null,
  frame_hash: null,
  flow: '',
  draft: null,
  pending_secret: null,
  connection_id: null,
  status: 'open',
  created_at: 0,
  opened_at: null,
  seen_at: 0,
  expires_at: 0,
  ...more,
});
