/** The tokens of a connection that live, without their texts. */
import type { Selectable } from 'kysely';
import type { TokenRow } from '../../contract/index.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable, TokenTable } from '../tables.ts';
import { tokenId } from './end.ts';
import { notOver } from './living.ts';

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());

/** A token as a list shows it. */
export const tokenRowOf = (token: Selectable<TokenTable>): TokenRow => ({
  id: tokenId(token.hash),
  hint: token.hint,
  created_at: new Date(token.created_at).toISOString(),
  first_used_at: iso(token.first_used_at),
  last_used_at: iso(token.last_used_at),
  expires_at: iso(token.expires_at),
  refresh_expires_at: token.refresh_used_at === null ? iso(token.refresh_expires_at) : null,
});

/** Rows of tokens that live at this time, or can be refreshed. */
export const livingTokens = ({ store, clock }: Pick<Ports, 'store' | 'clock'>) =>
  store.selectFrom('token').where('token.revoked_at', 'is', null).where(notOver(clock()));

/** Those of one connection, newest first. */
export const tokensOf = (
  ports: Pick<Ports, 'store' | 'clock'>,
  { id, client_id, mode }: Pick<ConnectionTable, 'id' | 'client_id' | 'mode'>,
): Promise<Selectable<TokenTable>[]> =>
  livingTokens(ports)
    .selectAll()
    .where((row) => row.and({ connection_id: id, client_id, mode }))
    .orderBy('created_at', 'desc')
    .orderBy('hash')
    .execute();
