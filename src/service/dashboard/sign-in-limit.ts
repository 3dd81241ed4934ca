/** How often somebody may guess the operator's password: a few times in a few minutes, one guess after the other. */
import { isSpent, memoryLimiter, tooMany } from '../http/limits.ts';
import type { Limiter, LimitRule, Ports } from '../ports.ts';

/** By network address. A window ends by itself, also for whoever is kept out of it; the command that sets a password knows no limit. */
export const operatorRule: LimitRule = { name: 'operator', points: 10, seconds: 300, givenBack: true };

/** Tries that wait for their turn at most: each takes a good part of a second, and memory. */
const mostWaiting = 20;

/** The limit of one dashboard. */
export class SignInLimit {
  readonly #limiter: Limiter;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor({ limiters = memoryLimiter }: Pick<Ports, 'limiters'>, rule = operatorRule) {
    this.#limiter = limiters(rule);
  }

  /** Makes a try, counted before it is made and given back when it was right; throws `rate_limited` when there were too many. */
  async try<T>(address: string, work: () => Promise<T>, isRight: (outcome: T) => boolean): Promise<T> {
    if (this.#waiting >= mostWaiting) throw tooMany(5_000);
    await this.#limiter.consume(address).catch((reason: unknown) => {
      throw isSpent(reason) ? tooMany(reason.msBeforeNext) : reason;
    });
    this.#waiting += 1;
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    try {
      const outcome = await mine;
      if (isRight(outcome)) await this.#limiter.reward(address);
      return outcome;
    } finally {
      this.#waiting -= 1;
    }
  }
}
