/** The demo's real systems for one test file, and the method that speaks to them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystems, type Systems } from '../../../../../demo/systems/start-systems.ts';
import type { Stage, System } from '../../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import type { Access, CheckOutcome, Method } from '../../../../../src/service/ports.ts';
import { parseAllowList } from '../../../../../src/service/upstream/egress/allow-list.ts';
import { createEgress } from '../../../../../src/service/upstream/egress/connector.ts';
import { createMethods } from '../../../../../src/service/upstream/methods/index.ts';

/** What a test file works with. */
export interface Bench {
  readonly urls: Systems['urls'];
  readonly method: Method;
  access(address: string, more?: Partial<Access> & { username?: string; password?: string }): Access;
  check(access: Access): Promise<{ outcome: CheckOutcome; stages: Stage[] }>;
  stop(): Promise<void>;
}

const catalogue = createDiskCatalogue();

/** A system of the catalogue. */
export const system = (id: string): System => {
  const found = catalogue.find(id);
  if (!found) throw new Error(`The catalogue has no ${id}.`);
  return found;
};

/** No time limit of the test's own. */
export const forever = new AbortController().signal;

const portOf = (url: string): string => new URL(url).port;

/** The odata_basic method, able to reach these loopback ports and trusting this authority. */
export const methodFor = (ports: readonly (string | number)[], ca?: string): Method => {
  const allow = parseAllowList(
    ports.flatMap((port) => [`127.0.0.1:${port}`, `http://127.0.0.1:${port}`]).join(','),
  );
  const egress = createEgress({ allow: allow.entries, ca });
  const method = createMethods({ egress, catalogue }).get('odata_basic');
  if (!method) throw new Error('There is no odata_basic method.');
  return method;
};

/** An access with the planner's sign-in to `sap-cap`, unless said otherwise. */
export const accessTo: Bench['access'] = (
  address,
  { username = 'planner', password = 'planner-2026', ...more } = {},
) => ({
  system: system('sap-cap'),
  values: { address, username, password },
  client: { id: 'client', mode: 'test' },
  ...more,
});

/** Runs a check and keeps every stage that was reported. */
export const checked = async (method: Method, access: Access, signal = forever) => {
  const stages: Stage[] = [];
  const outcome = await method.check(access, (stage) => stages.push(stage), signal);
  return { outcome, stages };
};

/** Starts the systems in a folder of their own. */
export const openBench = async (): Promise<Bench> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'makini-systems-'));
  const systems = await startSystems({
    dataDir,
    ports: { maintenance: 0, selfSigned: 0, otherProduct: 0, erp: 0 },
  });
  const { urls } = systems;
  const ports = [urls.maintenance, urls.selfSigned, urls.otherProduct].map(portOf);
  const method = methodFor(ports, await readFile(systems.caFile, 'utf8'));
  return {
    urls,
    method,
    access: accessTo,
    check: (access) => checked(method, access),
    stop: async () => {
      await systems.stop();
      await rm(dataDir, { recursive: true });
    },
  };
};
