// What it takes to check ten thousand connections once: the service's own part. Their systems answer at once, from memory.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/service/adapters/sqlite-store.ts';
import { registerClient } from '../../src/service/clients/register.ts';
import { standing } from '../../src/service/monitoring/health.ts';
import { Monitor } from '../../src/service/monitoring/worker.ts';
import type { Method, Ports } from '../../src/service/ports.ts';
import { catalogue, fresh, plainSystem } from '../../test/service/connecting/script.ts';
import { connectionRow } from '../../test/service/rows.ts';
import { makePorts } from '../../test/service/stand-ports.ts';

const quarter = 15 * 60_000;
const batch = 500;

/** Connections of one client, each at a host of its own, with sealed credentials. */
const fill = async (ports: Ports, count: number): Promise<void> => {
  const at = ports.clock();
  const client = await registerClient(ports.store, ports.clock, {
    name: 'Bench',
    mode: 'test',
    redirectUris: ['https://app.test/callback'],
    origins: ['https://app.test'],
  });
  const owner = { client_id: client.id, mode: 'test' } as const;
  for (let from = 0; from < count; from += batch) {
    const ids = Array.from({ length: Math.min(batch, count - from) }, (_, index) => `con_${from + index}`);
    const more = { ...standing(ports, at), system_id: plainSystem.id, claimed_at: at };
    const rows = ids.map((id) => connectionRow(id, client.id, 'test', more));
    const credentials = ids.map((id) => {
      const values = { address: `${id.replace('_', '-')}.example`, username: 'planner', password: 'secret' };
      const plain = JSON.stringify({ system: plainSystem.id, values, places: [`https://${values.address}`] });
      const context = { client: client.id, mode: 'test', subject: id, purpose: 'credentials' } as const;
      const sealed = ports.vault.seal(plain, context);
      return { ...owner, connection_id: id, purpose: 'credentials', sealed, created_at: at };
    });
    await ports.store.transaction().execute(async (db) => {
      await db.insertInto('connection').values(rows).execute();
      await db.insertInto('credential').values(credentials).execute();
    });
  }
};

/** Checks so many connections once, on SQLite on this disk, and prints what it took. */
export const benchHealth = async (count: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'makini-bench-health-'));
  const { store, close } = await openSqliteStore(folder, 'serve');
  const method: Method = { id: 'odata_basic', ...fresh() };
  const made = await makePorts({ store, catalogue, methods: new Map([[method.id, method]]) });
  await fill(made.ports, count);
  const monitor = new Monitor(made.ports, { every: 0 });
  made.time.now += quarter;
  const [cpu, begun] = [process.cpuUsage(), performance.now()];
  await monitor.settled();
  const { user, system } = process.cpuUsage(cpu);
  const checked = made.lines.filter(({ event }) => event === 'health.checked').length;
  const seconds = (user + system) / 1e6;
  const took = (performance.now() - begun) / 1000;
  const share = (100 * seconds) / (2 * (quarter / 1000));
  console.log(
    `${checked} of ${count} connections checked: ${seconds.toFixed(1)} s of a processor, in ${took.toFixed(1)} s; ` +
      `of two processors for 15 minutes that is ${share.toFixed(2)} %.`,
  );
  await made.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
};
