/** What a supervisor and a load balancer ask: does the process live, and should it get requests. Both answer anybody, and tell no secret. */
import { Hono } from 'hono';
import { sql } from 'kysely';
import { latestStep } from '../adapters/migrate.ts';
import type { Ports, Store } from '../ports.ts';

/** How long the store may take to answer, in milliseconds. */
const patience = 2_000;

const uncached = { 'cache-control': 'no-store' };

const hasStep = async (store: Store): Promise<boolean> => {
  const { rows } = await sql`select name from kysely_migration where name = ${latestStep}`.execute(store);
  return rows.length === 1;
};

const late = (): Promise<'late'> =>
  new Promise((resolve) => setTimeout(() => resolve('late'), patience).unref());

/** Why the store cannot be used now; undefined when it can. */
const storeProblem = async (store: Store): Promise<string | undefined> => {
  const answered = await Promise.race([hasStep(store), late()]).catch(() => 'late' as const);
  if (answered === 'late') return 'the store does not answer';
  return answered ? undefined : 'the store is not at this version';
};

/** `GET /healthz` and `GET /readyz`; `stopping` is aborted when the service takes its leave. */
export const healthRoutes = (
  { store, version }: Pick<Ports, 'store' | 'version'>,
  stopping: AbortSignal,
): Hono => {
  const app = new Hono();
  app.get('/healthz', (context) => context.json({ status: 'ok', version }, 200, uncached));
  app.get('/readyz', async (context) => {
    const problem = stopping.aborted ? 'the service is stopping' : await storeProblem(store);
    return problem === undefined
      ? context.json({ status: 'ready', version }, 200, uncached)
      : context.json({ status: 'not ready', problem, version }, 503, uncached);
  });
  return app;
};
