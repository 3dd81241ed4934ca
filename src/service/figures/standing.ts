/** How the store stands: what waits in it, and for how long. Read when somebody asks for the figures. */
import type { Ports } from '../ports.ts';

/** How much waits, and since when its oldest does (milliseconds since 1970); null when nothing does. */
export interface Waiting {
  readonly count: number;
  readonly oldest: number | null;
}

/** What is read of the store. */
export interface Standing {
  /** Connections by status. */
  readonly connections: readonly { readonly status: string; readonly count: number }[];
  /** Connections whose partner did not fetch the token yet. */
  readonly unclaimed: Waiting;
  /** Webhooks that were not delivered yet, to endpoints that are not disabled. */
  readonly webhooks: Waiting;
  /** Connections whose check is due and was not made yet. */
  readonly checks: Waiting;
  /** What customers' systems granted and nobody uses any more, before it was given back. */
  readonly grants: Waiting;
}

type Store = Pick<Ports, 'store' | 'clock'>;
type Row = { readonly count: string | number | bigint; readonly oldest: number | null };

const waiting = ({ count, oldest }: Row): Waiting => ({ count: Number(count), oldest });

const connections = async ({ store }: Store): Promise<Standing['connections']> => {
  const rows = await store
    .selectFrom('connection')
    .select(['status', ({ fn }) => fn.countAll().as('count')])
    .where('pending', '=', 0)
    .groupBy('status')
    .execute();
  return rows.map(({ status, count }) => ({ status, count: Number(count) }));
};

const unclaimed = ({ store }: Store): Promise<Row> =>
  store
    .selectFrom('connection')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('connected_at').as('oldest')])
    .where('claimed_at', 'is', null)
    .where('pending', '=', 0)
    .where('status', '!=', 'disconnected')
    .executeTakeFirstOrThrow();

const webhooks = ({ store }: Store): Promise<Row> =>
  store
    .selectFrom('webhook_delivery')
    .innerJoin('webhook_endpoint', 'webhook_endpoint.id', 'webhook_delivery.endpoint_id')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('webhook_delivery.created_at').as('oldest')])
    .where('webhook_delivery.status', '=', 'pending')
    .where('webhook_endpoint.disabled_at', 'is', null)
    .executeTakeFirstOrThrow();

const grants = ({ store }: Store): Promise<Row> =>
  store
    .selectFrom('grant_return')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('created_at').as('oldest')])
    .executeTakeFirstOrThrow();

const checks = ({ store, clock }: Store): Promise<Row> =>
  store
    .selectFrom('connection')
    .select(({ fn }) => [fn.countAll().as('count'), fn.min('next_check_at').as('oldest')])
    .where('next_check_at', '<=', clock())
    .where('pending', '=', 0)
    .executeTakeFirstOrThrow();

/** Reads it; rejects when the store does not answer. */
export const readStanding = async (from: Store): Promise<Standing> => ({
  connections: await connections(from),
  unclaimed: waiting(await unclaimed(from)),
  webhooks: waiting(await webhooks(from)),
  checks: waiting(await checks(from)),
  grants: waiting(await grants(from)),
});
