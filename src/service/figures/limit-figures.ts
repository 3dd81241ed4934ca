/** Figures of limits: how often each of them said no. */
import { Counter, type Registry } from 'prom-client';
import { isSpent } from '../http/limits.ts';
import type { MakeLimiter } from '../ports.ts';
import { limitNames } from './allow-lists.ts';

/** Counters of rules that count, beside what they are for, how often they were spent. */
export const countedLimiters = (register: Registry, make: MakeLimiter): MakeLimiter => {
  const reached = new Counter({
    name: 'makini_limits_reached_total',
    help: 'Requests and sign-ins that a limit refused.',
    labelNames: ['limit'],
    registers: [register],
  });
  return (rule) => {
    const limiter = make(rule);
    const consume = async (key: string): Promise<unknown> => {
      try {
        return await limiter.consume(key);
      } catch (reason) {
        if (isSpent(reason)) reached.inc({ limit: limitNames(rule.name) });
        throw reason;
      }
    };
    return {
      consume,
      penalty: (key) => limiter.penalty(key),
      reward: (key) => limiter.reward(key),
      get: (key) => limiter.get(key),
    };
  };
};
