/** Revocation (RFC 7009): a client ends its own tokens; a connection outlives its token. */
import { audit } from '../audit.ts';
import { announce } from '../outbox.ts';
import type { Ports } from '../ports.ts';
import { findLiveToken } from './bearer.ts';
import type { ClientCaller } from './caller.ts';

/** Revokes a token of this client; a token that is unknown, foreign or dead already is no error (RFC 7009 2.2). */
export const revokeToken = async (ports: Ports, client: ClientCaller, text: string): Promise<void> => {
  const token = await findLiveToken(ports, text);
  if (!token || token.client_id !== client.id || token.mode !== client.mode) return;
  const at = ports.clock();
  const connection = token.connection_id;
  await ports.store.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('token')
      .set({ revoked_at: at, sealed: null })
      .where('hash', '=', token.hash)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    // Somebody else has just revoked it, and has told of it.
    if (numUpdatedRows !== 1n) return;
    await audit(db, {
      at,
      client,
      actor: 'client',
      action: 'token.revoked',
      subject: connection,
      detail: { kind: token.kind, hint: token.hint },
    });
    if (connection !== null) await announce(db, client, 'token.revoked', { connection }, at);
  });
};
