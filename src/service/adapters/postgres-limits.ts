/** Counters that all nodes share, in a table that is not logged: after a crash of the database they begin anew. */
import type { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres } from 'rate-limiter-flexible';
import type { MakeLimiter } from '../ports.ts';

/** Makes the counters of every node on this database. While it does not answer, each node counts for itself. */
export const postgresLimiters =
  (pool: Pool): MakeLimiter =>
  ({ name: keyPrefix, points, seconds: duration, givenBack = false }) =>
    new RateLimiterPostgres({
      keyPrefix,
      points,
      duration,
      storeClient: pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      // Whoever goes on asking after that is refused from memory: a flood costs the database nothing more.
      ...(!givenBack && { inMemoryBlockOnConsumed: points + 1 }),
      insuranceLimiter: new RateLimiterMemory({ keyPrefix, points, duration }),
    });
