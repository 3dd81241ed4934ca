/** The tokens of one access as a method sees them: what is current, renewed once however many ask, kept by whoever made the keeper. */
import * as z from 'zod/mini';
import type { TokenKeeper, Tokens as KeptTokens } from '../ports.ts';

/** Tokens as they lie in an envelope. */
export const Tokens = z.object({
  access: z.string(),
  refresh: z.optional(z.string()),
  expiresAt: z.optional(z.number()),
  scope: z.optional(z.string()),
});

/** Where tokens are kept: read again before they are renewed, because another process may have been faster. */
export interface TokenShelf {
  read(): Promise<KeptTokens | undefined>;
  write(tokens: KeptTokens): Promise<void>;
  /** Does the work while no other process does; absent where no other process can. */
  alone?(work: () => Promise<KeptTokens>): Promise<KeptTokens>;
}

/** Renewals under way in this process, by what they renew. */
const renewing = new Map<string, Promise<KeptTokens>>();

const same = (one: KeptTokens | undefined, other: KeptTokens | undefined): boolean =>
  one?.access === other?.access;

/** A keeper for what `name` stands for (a session, a connection), beginning with `tokens`. */
export const keepTokens = (name: string, tokens: KeptTokens | undefined, shelf: TokenShelf): TokenKeeper => {
  let current = tokens;
  const ask = async (seen: KeptTokens | undefined, work: () => Promise<KeptTokens>) => {
    const kept = await shelf.read();
    if (kept && !same(kept, seen)) return kept;
    const fresh = await work();
    await shelf.write(fresh);
    return fresh;
  };
  // A refresh token that is used twice at once may end all of its grant.
  const renewed = (seen: KeptTokens | undefined, work: () => Promise<KeptTokens>) =>
    shelf.alone ? shelf.alone(() => ask(seen, work)) : ask(seen, work);
  return {
    current: () => current,
    renew: async (seen, work) => {
      const under = renewing.get(name);
      const renewal = under ?? renewed(seen, work);
      if (!under) {
        renewing.set(name, renewal);
        const over = (): void => void renewing.delete(name);
        renewal.then(over, over);
      }
      current = await renewal;
      return current;
    },
  };
};
