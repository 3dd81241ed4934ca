/** Signing requests with tokens: the current ones, renewed when they end or when the system no longer takes them. */
import type { Access, Method, TokenKeeper, Tokens } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { isFresh } from './tokens.ts';

/** How an access gets tokens at all, and how it gets newer ones. */
export interface TokenSource {
  first(access: Access, signal: AbortSignal): Promise<Tokens>;
  renewed(access: Access, before: Tokens, signal: AbortSignal): Promise<Tokens>;
}

const keeperOf = ({ tokens }: Access): TokenKeeper => {
  if (!tokens) throw new TypeError('An access by OAuth 2 came without a place for its tokens.');
  return tokens;
};

const current = async (source: TokenSource, access: Access, signal: AbortSignal): Promise<Tokens> => {
  const keeper = keeperOf(access);
  const now = keeper.current();
  if (!now) return keeper.renew(undefined, () => source.first(access, signal));
  return isFresh(now) ? now : keeper.renew(now, () => source.renewed(access, now, signal));
};

/** The header that signs a request (RFC 6750 section 2.1). */
export const bearerOf = async (
  source: TokenSource,
  access: Access,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> => ({
  authorization: `Bearer ${(await current(source, access, signal)).access}`,
});

/** Does the work; when the system no longer takes the token, once more with newer ones. */
const onceMore = async <T>(
  source: TokenSource,
  refused: string,
  access: Access,
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> => {
  const before = access.tokens?.current();
  try {
    return await work();
  } catch (error) {
    const ended = error instanceof UpstreamError && error.code === refused;
    // Renewed on the way already: the system refuses the new one.
    if (!ended || !before || before.access !== access.tokens?.current()?.access) throw error;
    await access.tokens.renew(before, () => source.renewed(access, before, signal));
    return work();
  }
};

/** The readings of a method, each tried again with newer tokens when the system says `refused`. */
export const renewing = (
  source: TokenSource,
  refused: string,
  { describe, read }: Method,
): Pick<Method, 'describe' | 'read'> => ({
  describe: (access, signal) => onceMore(source, refused, access, signal, () => describe(access, signal)),
  read: (access, table, query, signal) =>
    onceMore(source, refused, access, signal, () => read(access, table, query, signal)),
});
