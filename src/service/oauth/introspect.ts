/** Introspection (RFC 7662): what a client may know about its own tokens. */
import type { Selectable } from 'kysely';
import type { Introspection } from '../../contract/index.ts';
import type { Ports } from '../ports.ts';
import type { TokenTable } from '../tables.ts';
import { findByText, isOpen, isRefreshable } from '../tokens/living.ts';
import type { ClientCaller } from './caller.ts';

const seconds = (ms: number): number => Math.floor(ms / 1000);

const connectionFacts = async (
  ports: Ports,
  token: Selectable<TokenTable>,
): Promise<Partial<Introspection>> => {
  if (token.connection_id === null) return {};
  const row = await ports.store
    .selectFrom('connection')
    .select(['id', 'status'])
    .where('id', '=', token.connection_id)
    .executeTakeFirst();
  return row ? { connection_id: row.id, connection_status: row.status } : {};
};

/** Tells about a token of this client; any other is `{active: false}`. */
export const introspectToken = async (
  ports: Ports,
  client: ClientCaller,
  text: string,
): Promise<Introspection> => {
  const { row: token, by } = (await findByText(ports, text)) ?? {};
  if (!token || token.client_id !== client.id || token.mode !== client.mode) return { active: false };
  const now = ports.clock();
  if (!(by === 'refresh' ? isRefreshable(token, now) : isOpen(token, now))) return { active: false };
  const end = by === 'refresh' ? token.refresh_expires_at : token.expires_at;
  return {
    active: true,
    client_id: client.id,
    // RFC 7662 has a type for what opens something alone.
    ...(by === 'access' && { token_type: 'bearer' }),
    sub: token.connection_id ?? client.id,
    iat: seconds(token.created_at),
    ...(end !== null && { exp: seconds(end) }),
    iss: ports.issuer,
    mode: token.mode,
    ...(await connectionFacts(ports, token)),
  };
};
