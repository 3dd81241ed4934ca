/**
 * How often one account of one system may be refused, over all sessions and clients: nobody guesses passwords through this service,
 * and nobody's account gets locked by it. A try is counted before it is made and given back unless the system refused it.
 */
import { isRefusal } from '../upstream/refusals.ts';
import { failureOf } from '../upstream/failure.ts';
import { UpstreamError } from '../upstream/upstream-error.ts';
import type { Failure } from '../../contract/index.ts';
import { isSpent, memoryLimiter } from '../http/limits.ts';
import type { Access, CheckOutcome, Limiter, LimitRule, Ports } from '../ports.ts';
import { carriedFailure } from './check-failure.ts';
import { Doors } from './doors.ts';
import { realmOf } from './host-of.ts';

/** Refusals of one account within a quarter of an hour; common systems lock accounts after five or more. */
export const signInRule: LimitRule = { name: 'sign-in', points: 5, seconds: 900, givenBack: true };

/** What names an account in a form, the first that is there. An API key alone names none, and cannot be locked by trying. */
const accountFields = ['username', 'user', 'email', 'account_id', 'client_id', 'key'] as const;

/** What directories do not look at in a name: signs that are not seen (RFC 4518 section 2.2), and often accents. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Control}\p{Mark}]/gu;

/** Systems do not tell `Planner` from `planner`, many not `plánner`; neither does the count. */
const sameName = (typed: string): string =>
  typed.normalize('NFKD').replace(unseen, '').replace(/\s+/g, ' ').trim().toLowerCase();

const spent = (msBeforeNext: number): Failure =>
  failureOf('auth.tries_spent', { minutes: Math.max(1, Math.ceil(msBeforeNext / 60_000)) });

/** The budget of one service. */
export class SignInBudget {
  readonly #vault: Ports['vault'];
  readonly #limiter: Limiter;
  readonly #points: number;
  readonly #asking = new Doors();

  constructor({ vault, limiters = memoryLimiter }: Pick<Ports, 'vault' | 'limiters'>, rule = signInRule) {
    this.#vault = vault;
    this.#limiter = limiters(rule);
    this.#points = rule.points;
  }

  /** Makes a check's try; says that there is none left instead. `reachedSignIn` tells whether a check that was cut off may have been refused. */
  async check(
    access: Access,
    work: () => Promise<CheckOutcome>,
    reachedSignIn: () => boolean,
  ): Promise<CheckOutcome> {
    const key = this.#keyOf(access);
    if (key === undefined) return work();
    const failure = await this.#take(key);
    if (failure) return { status: 'failed', failure };
    let refused = true;
    try {
      const outcome = await work();
      refused = outcome.status === 'failed' && isRefusal(outcome.failure.code);
      return outcome;
    } catch (error) {
      // Whoever walks away before the system has answered is counted: the answer may have been no.
      refused = isRefusal(carriedFailure(error)?.code ?? '') || reachedSignIn();
      throw error;
    } finally {
      if (!refused) await this.#limiter.reward(key);
    }
  }

  /**
   * Asks with what is stored: throws `auth.tries_spent` while the account rests, and counts a refusal. As many ask at once as may still
   * be refused; the others wait, for what was changed at the system is refused to all of them.
   */
  async ask<T>(access: Access, work: () => Promise<T>): Promise<T> {
    const key = this.#keyOf(access);
    if (key === undefined) return work();
    const leave = await this.#asking.enter(key, () => this.#left(key));
    try {
      return await work();
    } catch (error) {
      if (isRefusal(carriedFailure(error)?.code ?? '')) await this.#limiter.penalty(key);
      throw error;
    } finally {
      leave();
    }
  }

  async #left(key: string): Promise<number> {
    const used = await this.#limiter.get(key);
    if (!used || used.consumedPoints < this.#points) return this.#points - (used?.consumedPoints ?? 0);
    const { code, values } = spent(used.msBeforeNext);
    throw new UpstreamError(code as 'auth.tries_spent', values);
  }

  async #take(key: string): Promise<Failure | undefined> {
    try {
      await this.#limiter.consume(key);
      return undefined;
    } catch (reason) {
      if (!isSpent(reason)) throw reason;
      // Nobody was asked: a try that was not let through leaves the budget as it was.
      await this.#limiter.reward(key);
      return spent(reason.msBeforeNext);
    }
  }

  #keyOf({ system, values }: Access): string | undefined {
    const realm = realmOf(system, values);
    const field = accountFields.find((name) => (values[name] ?? '') !== '');
    if (realm === undefined || field === undefined) return undefined;
    return this.#vault.fingerprint(['sign-in', realm, sameName(values[field] ?? '')]);
  }
}
