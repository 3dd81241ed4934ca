// The same tests of the service as on SQLite, on PostgreSQL.
import { describe } from 'node:test';
import './on-postgres.ts';

describe('On PostgreSQL', async () => {
  await import('./connecting/answering.test.ts');
  await import('./connecting/code.test.ts');
  await import('./connecting/flow.test.ts');
  await import('./connecting/housekeeping.test.ts');
  await import('./connecting/opening.test.ts');
  await import('./connecting/proof.test.ts');
  await import('./connecting/sign-in.test.ts');
  await import('./connecting/submitting.test.ts');
  await import('./connections/disconnect.test.ts');
  await import('./connections/renewal.test.ts');
  await import('./oauth/exchange.test.ts');
  await import('./oauth/push.test.ts');
  await import('./routes/api.test.ts');
  await import('./routes/connect.test.ts');
  await import('./routes/connect-stream.test.ts');
  await import('./routes/hosted.test.ts');
  await import('./routes/oauth.test.ts');
  await import('./keys/reseal.test.ts');
  await import('./connecting/sign-in-attacks.test.ts');
  await import('./oauth/session-grant.test.ts');
  await import('./webhooks/worker.test.ts');
  await import('./figures/figures.test.ts');
  await import('../partner/recovery.test.ts');
});
