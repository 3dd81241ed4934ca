/** When a token was last used: asked for when one has leaked, and to see which ones nobody needs. */
import type { Selectable } from 'kysely';
import type { Ports } from '../ports.ts';
import type { TokenTable } from '../tables.ts';

/** How precisely it is known, in milliseconds: not every request has to write. */
export const useGrain = 600_000;

/** Notes that a token is used now, unless that was noted lately. */
export const noteLastUse = async (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { hash, last_used_at }: Pick<Selectable<TokenTable>, 'hash' | 'last_used_at'>,
): Promise<void> => {
  const now = clock();
  if (last_used_at !== null && last_used_at > now - useGrain) return;
  await store
    .updateTable('token')
    .set({ last_used_at: now })
    .where('hash', '=', hash)
    .where((token) =>
      token.or([token('last_used_at', 'is', null), token('last_used_at', '<=', now - useGrain)]),
    )
    .execute();
};
