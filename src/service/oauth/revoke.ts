/** Revocation (RFC 7009): a client ends its own tokens; a connection outlives its token. */
import type { Ports } from '../ports.ts';
import { endFound } from '../tokens/end.ts';
import { findByText, isOpen, isRefreshable } from '../tokens/living.ts';
import type { ClientCaller } from './caller.ts';

/**
 * Revokes a token of this client with its refresh token, or by a refresh token its whole line, whether or not it was exchanged (RFC
 * 7009 section 2.1); one that is unknown, foreign or dead already is no error (2.2).
 */
export const revokeToken = async (ports: Ports, client: ClientCaller, text: string): Promise<void> => {
  const found = await findByText(ports, text);
  if (!found || found.row.client_id !== client.id || found.row.mode !== client.mode) return;
  const { row, by } = found;
  const at = ports.clock();
  if (by === 'access' && !isOpen(row, at) && !isRefreshable(row, at)) return;
  const ending = { at, actor: 'client', reason: 'revoked_by_partner' } as const;
  if (await ports.store.transaction().execute((db) => endFound(db, found, ending))) ports.announced?.();
};
