/** Signing requests with tokens: the current ones, renewed when they end or when the system no longer takes them. */
import type { Stage } from '../../../../contract/index.ts';
import type { Access, CheckOutcome, Method, StageReport, TokenKeeper, Tokens } from '../../../ports.ts';
import { outcomeOf } from '../../http/stages.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { HttpSystem } from '../http-api/http-api.ts';
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

/** Holds back that the token was refused, until it is known whether a newer one is taken. */
const holdingBack = (refused: string, report: StageReport) => {
  const held: Stage[] = [];
  return {
    report: (stage: Stage): void => void (stage.failure?.code === refused ? held.push(stage) : report(stage)),
    release: (): void => held.forEach((stage) => report(stage)),
  };
};

/** Checks; where the system no longer takes a token that was stored, once more with newer ones. */
const checkOnceMore = async (
  source: TokenSource,
  refused: string,
  check: Method['check'],
  [access, report, signal]: Parameters<Method['check']>,
): Promise<CheckOutcome> => {
  const before = access.tokens?.current();
  if (!before) return check(access, report, signal);
  const first = holdingBack(refused, report);
  const outcome = await check(access, first.report, signal);
  const ended = outcome.status === 'failed' && outcome.failure.code === refused;
  if (!ended || before.access !== access.tokens?.current()?.access) {
    first.release();
    return outcome;
  }
  return outcomeOf(async () => {
    try {
      await access.tokens?.renew(before, () => source.renewed(access, before, signal));
    } catch (error) {
      first.release();
      throw error;
    }
    return check(access, report, signal);
  });
};

/** A method's check and readings, each tried again with newer tokens when the system says `refused`. */
export const renewing = (
  source: TokenSource,
  refused: string,
  { check, describe, read, pass }: HttpSystem,
): Pick<HttpSystem, 'check' | 'describe' | 'read' | 'pass'> => ({
  check: (...asked) => checkOnceMore(source, refused, check, asked),
  describe: (access, signal) => onceMore(source, refused, access, signal, () => describe(access, signal)),
  read: (access, table, query, signal) =>
    onceMore(source, refused, access, signal, () => read(access, table, query, signal)),
  pass: (access, request, signal) =>
    onceMore(source, refused, access, signal, () => pass(access, request, signal)),
});
