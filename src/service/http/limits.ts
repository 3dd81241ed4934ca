/** Rate limits, in this process's memory: generous for honest clients; who fails again and again is turned away. */
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ProblemError } from './problem-error.ts';

/** Requests a minute that one client may make to the endpoints its secret opens. */
export const requestsPerMinute = 60_000;
/** Failed client authentications a minute, by client and network address. */
export const failuresPerMinute = 100;

const refused = (msBeforeNext: number): ProblemError => {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new ProblemError('rate_limited', {
    detail: `Too many requests; ask again in ${seconds} seconds.`,
    headers: { 'retry-after': String(seconds) },
  });
};

/** The limits of one service. Each method throws `rate_limited` (429 with `Retry-After`) when it is exceeded. */
export class Limits {
  readonly #requests: RateLimiterMemory;
  readonly #failures: RateLimiterMemory;

  constructor(points = { requests: requestsPerMinute, failures: failuresPerMinute }) {
    this.#requests = new RateLimiterMemory({ points: points.requests, duration: 60 });
    this.#failures = new RateLimiterMemory({ points: points.failures, duration: 60 });
  }

  /** Counts one request of a client. */
  async request(client: string): Promise<void> {
    await this.#requests.consume(client).catch((reason: unknown) => {
      throw reason instanceof RateLimiterRes ? refused(reason.msBeforeNext) : reason;
    });
  }

  /** Refuses when too many authentications of this key have failed; counts nothing. */
  async guard(key: string): Promise<void> {
    const seen = await this.#failures.get(key);
    if (seen && seen.remainingPoints <= 0) throw refused(seen.msBeforeNext);
  }

  /** Counts one failed authentication. */
  async failed(key: string): Promise<void> {
    await this.#failures.penalty(key);
  }
}

const known = new WeakMap<object, Limits>();

/** The limits that belong to a service, by its ports; made with the first question. */
export const limitsOf = (ports: object): Limits => {
  const limits = known.get(ports) ?? new Limits();
  known.set(ports, limits);
  return limits;
};

/** Sets other limits for a service, before its first request. */
export const limitBy = (ports: object, limits: Limits): void => {
  known.set(ports, limits);
};
