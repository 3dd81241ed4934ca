// What happens at once, on PostgreSQL as on SQLite; `postgres.long.test.ts` runs the rest.
import { describe } from 'node:test';
import './on-postgres.ts';

describe('On PostgreSQL', async () => {
  await import('./at-once.test.ts');
  await import('./settings/at-once.test.ts');
});
