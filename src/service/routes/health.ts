/** What a supervisor and a load balancer ask: does the process live, and should it get requests. Both answer anybody, and tell no secret. */
import { Hono } from 'hono';
import { sql } from 'kysely';
import { latestStep } from '../adapters/migrate.ts';
import { hasRowLocks } from '../locking.ts';
import type { Ports, Store } from '../ports.ts';

/** How long the store may take to answer, in milliseconds. */
const patience = 2_000;

const uncached = { 'cache-control': 'no-store' };

const hasStep = async (store: Store): Promise<boolean> => {
  const { rows } = await sql`select name from kysely_migration where name = ${latestStep}`.execute(store);
  return rows.length === 1;
};

/** A database that was failed over, or whose disk is full, often goes on answering what only reads. */
const takesWrites = async (store: Store): Promise<boolean> => {
  if (!hasRowLocks(store)) return true;
  const asked = sql<{ closed: string }>`select current_setting('transaction_read_only') as closed`;
  const { rows } = await asked.execute(store);
  return rows[0]?.closed === 'off';
};

const judged = async (store: Store): Promise<string | undefined> => {
  if (!(await hasStep(store))) return 'the store is not at this version';
  return (await takesWrites(store)) ? undefined : 'the store takes no writes';
};

const silent = 'the store does not answer';

const late = (): Promise<typeof silent> =>
  new Promise((resolve) => setTimeout(() => resolve(silent), patience).unref());

/** Why the store cannot be used now; undefined when it can. */
const storeProblem = (store: Store): Promise<string | undefined> =>
  Promise.race([judged(store), late()]).catch(() => silent);

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
