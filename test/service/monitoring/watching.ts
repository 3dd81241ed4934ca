// Here: connections as they lie in a store, and a monitor whose clock the test moves. Not here: how they were made (../connecting/rig.ts).
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { HealthEvent, type System, type Values } from '../../../src/contract/index.ts';
import { registerClient } from '../../../src/service/clients/register.ts';
import { newId } from '../../../src/service/digest.ts';
import { standing } from '../../../src/service/monitoring/health.ts';
import { Monitor } from '../../../src/service/monitoring/worker.ts';
import type { Access, Ports, Tokens } from '../../../src/service/ports.ts';
import { placesOf } from '../../../src/service/upstream/methods/places.ts';
import { connectionRow } from '../rows.ts';
import { makePorts } from '../stand.ts';
import { failureOf } from '../../../src/service/upstream/failure.ts';
import { catalogue, fresh, passing, plainSystem, type Script } from '../connecting/script.ts';

export const minute = 60_000;
export const hour = 60 * minute;

/** What lies in the envelope of a connection, beyond what was typed. */
interface Sealed {
  readonly system?: System;
  readonly server?: string;
  readonly tokens?: Tokens;
}

export const typed: Values = { address: 'acme.example/odata', username: 'planner', password: 'right horse' };

/** A store with a client, a system that the test writes, and a monitor that looks when it is told. */
export const watching = async (t: TestContext, changes: Partial<Ports> = {}) => {
  const script = fresh();
  const method = {
    id: 'odata_basic',
    check: (...all: Parameters<typeof script.check>) => script.check(...all),
    probe: (...all: Parameters<typeof script.probe>) => script.probe(...all),
    describe: (...all: Parameters<typeof script.describe>) => script.describe(...all),
    read: (...all: Parameters<typeof script.read>) => script.read(...all),
  };
  const made = await makePorts({ catalogue, methods: new Map([[method.id, method]]), ...changes });
  t.after(() => made.close());
  const { ports, time } = made;
  const client = await registerClient(ports.store, ports.clock, {
    name: 'Partner',
    mode: 'test',
    redirectUris: ['https://app.test/callback'],
    origins: ['https://app.test'],
  });
  const owner = { client: client.id, mode: 'test' } as const;

  /** A connection that was made now, with credentials that go where they were proven. */
  const add = async (values: Values = typed, sealed: Sealed = {}): Promise<string> => {
    const { system = plainSystem, server, tokens } = sealed;
    const id = newId('con');
    const at = time.now;
    const more = { ...standing(ports, at), customer_id: 'cust-1', system_id: system.id, claimed_at: at };
    await ports.store
      .insertInto('connection')
      .values(connectionRow(id, client.id, 'test', more))
      .execute();
    const places = placesOf({ system, values, server, client: { id: client.id, mode: 'test' } });
    const plain = JSON.stringify({ system: system.id, values, server, places, tokens });
    const envelope = ports.vault.seal(plain, { ...owner, subject: id, purpose: 'credentials' });
    const row = { connection_id: id, client_id: client.id, mode: 'test', purpose: 'credentials' } as const;
    await ports.store
      .insertInto('credential')
      .values({ ...row, sealed: envelope, created_at: at })
      .execute();
    return id;
  };

  const row = (id: string) =>
    ports.store.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const monitor = (): Monitor => new Monitor(ports, { chance: () => 1, every: 0 });
  const one = monitor();

  return {
    ...made,
    client,
    script,
    add,
    row,
    monitor,
    /** Lets time pass, and then everything that is due be done. */
    pass: async (ms: number): Promise<void> => {
      time.now += ms;
      await one.settled();
    },
    /** How a connection is: status, reason, owner. */
    health: async (id: string) => {
      const { status, reason, owner: whose } = await row(id);
      return [status, reason, whose];
    },
    /** What its partner was told of it, in order. */
    told: async (id: string): Promise<HealthEvent[]> => {
      const rows = await ports.store.selectFrom('outbox').selectAll().orderBy('created_at').execute();
      return rows
        .map(({ type, payload, created_at }) =>
          HealthEvent.parse({
            type,
            timestamp: new Date(created_at).toISOString(),
            data: JSON.parse(payload) as unknown,
          }),
        )
        .filter(({ data }) => data.connection_id === id);
    },
    audited: async (id: string): Promise<string[]> => {
      const rows = await ports.store.selectFrom('audit').selectAll().where('subject', '=', id).execute();
      return rows.toSorted((one, other) => one.at - other.at).map(({ action }) => action);
    },
  };
};

export type Watching = Awaited<ReturnType<typeof watching>>;

/** The types of what was told. */
export const typesOf = (events: readonly HealthEvent[]): string[] =>
  events.map(({ type }) => type.replace('connection.', ''));

/** Resolves when a condition holds; looks again after every turn of the loop. */
export const until = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + 30_000;
  while (!holds()) {
    assert.ok(Date.now() < deadline, 'it never came to that');
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** Systems that refuse, and that are not there. */
export const refusing: Script['check'] = async () => ({
  status: 'failed',
  failure: failureOf('auth.refused'),
});
export const away: Script['check'] = async () => ({
  status: 'failed',
  failure: failureOf('network.refused'),
});

/** Counts what the system is asked. */
export const counted = (script: Script, check: Script['check'] = passing) => {
  const asked: Access[] = [];
  script.check = (access, report, signal) => {
    asked.push(access);
    return check(access, report, signal);
  };
  return asked;
};
