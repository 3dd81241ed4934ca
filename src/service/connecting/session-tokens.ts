/** The tokens of a check that runs: kept sealed with what was typed, so that "try again" needs no second sign-in. */
import { giveBack } from '../grants/give-back.ts';
import type { Ports, TokenKeeper } from '../ports.ts';
import type { CheckJob } from './check-job.ts';
import { loadSession } from './session.ts';
import { keepTokens } from './token-keeper.ts';
import { openPending, sealPending } from './typed.ts';

/** The keeper for one check. What comes for a check that was left is not kept, but given back. */
export const sessionTokens = (ports: Ports, { check, session, kept }: CheckJob): TokenKeeper => {
  const { store, vault } = ports;
  return keepTokens(check, kept?.tokens, {
    read: async () => {
      const now = await loadSession(store, session.id);
      return now?.flow === session.flow ? openPending(vault, now)?.tokens : undefined;
    },
    write: async (tokens) => {
      const pending = openPending(vault, session);
      if (!pending) return;
      const { numUpdatedRows } = await store
        .updateTable('session')
        .set({ pending_secret: sealPending(vault, session, { ...pending, tokens }) })
        .where('id', '=', session.id)
        .where('flow', '=', session.flow)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) await giveBack(store, ports, session, { ...pending, tokens });
    },
  });
};
