/** Figures of what is now: in this process, and in the store. They are set when somebody asks. */
import { Gauge, type Registry } from 'prom-client';
import type { PoolUse } from '../adapters/open-store.ts';
import type { Ports } from '../ports.ts';
import { connectionStatuses } from './allow-lists.ts';
import { readStanding, type Standing, type Waiting } from './standing.ts';

/** What a process can say of itself at any time. */
export interface Now {
  readonly streams: () => number;
  readonly checks: () => number;
  readonly turns: () => { readonly taken: number; readonly waiting: number };
  readonly pool?: (() => PoolUse) | undefined;
}

/** How long the store may take, in milliseconds. */
const patience = 2_000;

const late = (): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), patience).unref());

const gaugeIn = <L extends string>(register: Registry, name: string, help: string, labelNames: L[]) =>
  new Gauge({ name, help, labelNames, registers: [register] });

const processGauges = (register: Registry, now: Now): (() => void) => {
  const streams = gaugeIn(register, 'makini_streams_open', 'Event streams that this node holds open.', []);
  const checks = gaugeIn(register, 'makini_checks_running', 'Checks that run in this node.', []);
  const turns = gaugeIn(
    register,
    'makini_turns',
    'Probes and checks that are with a customer’s system (taken), and that wait for their turn.',
    ['state'],
  );
  const pool = gaugeIn(
    register,
    'makini_store_connections',
    'Connections of this node to its database, and questions that wait for one.',
    ['state'],
  );
  return () => {
    streams.set(now.streams());
    checks.set(now.checks());
    for (const [state, count] of Object.entries(now.turns())) turns.set({ state }, count);
    const use = now.pool?.();
    for (const state of ['used', 'idle', 'waiting'] as const) if (use) pool.set({ state }, use[state]);
  };
};

/** How many wait, and how long the oldest has: no age where nothing waits. */
const waitingGauge = (register: Registry, name: string, what: string) => {
  const count = gaugeIn(register, `${name}_waiting`, `${what}, the same on every node.`, []);
  const oldest = gaugeIn(register, `${name}_oldest_seconds`, `How long the oldest has waited: ${what}.`, []);
  return (waiting: Waiting, at: number): void => {
    count.set(waiting.count);
    oldest.set(waiting.oldest === null ? 0 : Math.max(0, at - waiting.oldest) / 1000);
  };
};

const storeGauges = (register: Registry, ports: Pick<Ports, 'store' | 'clock'>): (() => Promise<void>) => {
  const up = gaugeIn(register, 'makini_store_up', 'Whether the store answered within two seconds.', []);
  const connections = gaugeIn(register, 'makini_connections', 'Connections, the same on every node.', [
    'status',
  ]);
  const unclaimed = waitingGauge(
    register,
    'makini_unclaimed_connections',
    'Connections whose partner did not fetch the token',
  );
  const webhooks = waitingGauge(register, 'makini_webhooks', 'Webhooks that were not delivered yet');
  const checks = waitingGauge(register, 'makini_health_checks', 'Connections whose next check is due');
  const grants = waitingGauge(register, 'makini_grants', 'Grants of customers’ systems to be given back');
  const show = (standing: Standing): void => {
    const at = ports.clock();
    connections.reset();
    for (const { status, count } of standing.connections)
      connections.inc({ status: connectionStatuses(status) }, count);
    unclaimed(standing.unclaimed, at);
    webhooks(standing.webhooks, at);
    checks(standing.checks, at);
    grants(standing.grants, at);
  };
  return async () => {
    const standing = await Promise.race([readStanding(ports), late()]).catch(() => undefined);
    up.set(standing ? 1 : 0);
    if (standing) show(standing);
  };
};

/** Makes the gauges; the answer sets them, and is never rejected: a store that is away is a figure too. */
export const makeGauges = (
  register: Registry,
  ports: Pick<Ports, 'store' | 'clock'>,
  now: Now,
): (() => Promise<void>) => {
  const ofProcess = processGauges(register, now);
  const ofStore = storeGauges(register, ports);
  return async () => {
    ofProcess();
    await ofStore();
  };
};
