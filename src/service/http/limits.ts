/** Rate limits: generous for honest callers; who asks too often, or fails again and again, is told when to come back. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limiter, LimitRule, MakeLimiter, Ports } from '../ports.ts';
import { ProblemError } from './problem-error.ts';

/** What one kind of caller may ask for in a window; `name` tells the counters apart in a store that all of them share. */
export const limitRules = {
  /** By client: requests that its secret or one of its tokens opens. */
  client: { name: 'client', points: 60_000, seconds: 60 },
  /** By network address: requests of browsers and of whoever else shows no secret. */
  address: { name: 'address', points: 6_000, seconds: 60 },
  /** By session: requests of the element. */
  session: { name: 'session', points: 600, seconds: 60 },
  /** By session: what its frame sends, each of which may reach a customer's system. */
  frame: { name: 'frame', points: 120, seconds: 60 },
  /** By session, and by client: systems that people ask for, each of which somebody reads. */
  asked: { name: 'asked', points: 20, seconds: 3_600 },
  askedOfClient: { name: 'asked_of_client', points: 1_000, seconds: 3_600 },
  /** By network address, and client where one is named: credentials that were refused. */
  failures: { name: 'failures', points: 100, seconds: 60 },
} as const satisfies Record<string, LimitRule>;

/** The name of a limit. */
export type LimitName = keyof typeof limitRules;

/** Counters in this process's memory: for a service of one node. */
export const memoryLimiter: MakeLimiter = ({ name, points, seconds }) =>
  new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });

/** The answer to whoever asked too often, with when to come back. */
export const tooMany = (msBeforeNext: number): ProblemError => {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new ProblemError('rate_limited', {
    detail: `Too many requests; ask again in ${seconds} seconds.`,
    headers: { 'retry-after': String(seconds) },
  });
};

/** Whether this is a limiter's way of saying no; anything else that it throws is its store's failure. */
export const isSpent = (reason: unknown): reason is RateLimiterRes => reason instanceof RateLimiterRes;

/** Points by limit, where they are to differ from `limitRules`. */
export type LimitPoints = Partial<Record<LimitName, number>>;

/** The limits of one service. What exceeds one throws `rate_limited` (429 with `Retry-After`). */
export class Limits {
  readonly #limiters: Readonly<Record<LimitName, Limiter>>;

  constructor(points: LimitPoints = {}, make: MakeLimiter = memoryLimiter) {
    const made = (name: LimitName): Limiter =>
      make({ ...limitRules[name], points: points[name] ?? limitRules[name].points });
    this.#limiters = {
      client: made('client'),
      address: made('address'),
      session: made('session'),
      frame: made('frame'),
      asked: made('asked'),
      askedOfClient: made('askedOfClient'),
      failures: made('failures'),
    };
  }

  /** Counts one request of this caller. */
  async count(name: Exclude<LimitName, 'failures'>, key: string): Promise<void> {
    await this.#limiters[name].consume(key).catch((reason: unknown) => {
      throw isSpent(reason) ? tooMany(reason.msBeforeNext) : reason;
    });
  }

  /** Counts one refused credential; refuses to hear of another one when too many were. */
  async failed(key: string): Promise<void> {
    await this.#limiters.failures.consume(key).catch((reason: unknown) => {
      throw isSpent(reason) ? tooMany(reason.msBeforeNext) : reason;
    });
  }
}

const known = new WeakMap<object, Limits>();

/** The limits that belong to a service, by its ports; made with the first question. */
export const limitsOf = (ports: Pick<Ports, 'limiters' | 'requestsPerAddress'>): Limits => {
  const limits = known.get(ports) ?? new Limits({ address: ports.requestsPerAddress }, ports.limiters);
  known.set(ports, limits);
  return limits;
};

/** Sets other limits for a service, before its first request. */
export const limitBy = (ports: object, limits: Limits): void => {
  known.set(ports, limits);
};
