// Ports for tests: real store (in memory), real vault, a small catalogue, a clock that a test moves. No port, no network.
import type { Guide, System } from '../../src/contract/index.ts';
import type { Method, Ports } from '../../src/service/ports.ts';
import { newMasterKey, readMasterKey } from '../../src/service/vault/master-key.ts';
import { createVault } from '../../src/service/vault/vault.ts';
import { openTestStore } from './test-store.ts';

export const issuer = 'https://connect.test';
export const origin = 'https://app.test';
export const redirectUri = 'https://app.test/makini/callback';
export const verifier = 'v'.repeat(43);

const guide: Guide = {
  lang: 'en',
  summary: 'A guide',
  prerequisites: [],
  steps: [],
  copy: [],
  updated: '2026-11-01',
  source: 'test',
};

const system = (id: string): System => ({
  id,
  name: `System ${id}`,
  vendor: 'Vendor',
  category: 'ERP',
  domain: 'erp',
  deployment: 'cloud',
  aliases: [],
  popularity: 1,
  tier: 'documented',
  evidence: 'test',
  date: '2026-11-01',
  methods: [{ method: 'odata_basic', fields: [], version: '4.0', root: '{address}', whoami: '{address}' }],
});

const column = { name: 'ID', type: 'Edm.String', nullable: false, key: true, custom: false };

/** A way to sign in that always finds two records. */
const method: Method = {
  id: 'odata_basic',
  probe: async () => ({ status: 'reached', stages: [] }),
  check: async () => ({ status: 'passed', evidence: [], warnings: [], account: '' }),
  describe: async () => [{ name: 'Orders', custom: false, columns: [column] }],
  read: async () => ({ rows: [{ ID: '1' }, { ID: '2' }], total: 2 }),
};

const systems = Array.from({ length: 30 }, (_, at) => system(`sys-${at + 1}`));

export const masterKey = () => {
  const key = readMasterKey(newMasterKey());
  if (!key) throw new Error('no key');
  return key;
};

export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export const makePorts = async (changes: Partial<Ports> = {}) => {
  const { store, close } = await openTestStore();
  const lines: LogLine[] = [];
  const time = { now: Date.UTC(2026, 10, 1) };
  const write =
    (level: string) =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}) =>
      void lines.push({ level, event, facts });
  const ports: Ports = {
    issuer,
    version: '1.2.3',
    store,
    vault: createVault([masterKey()]),
    egress: {
      request: () => Promise.reject(new Error('no egress in this test')),
      connect: () => Promise.reject(new Error('no egress in this test')),
    },
    catalogue: {
      systems,
      find: (id) => systems.find((each) => each.id === id),
      guide: () => guide,
      index: () => ({
        file: 'index-abc.json',
        json: '{}',
        data: {
          version: 1,
          categories: [],
          id: [],
          name: [],
          vendor: [],
          category: [],
          aliases: [],
          tier: '',
        },
      }),
    },
    methods: new Map([[method.id, method]]),
    assets: {
      element: async (file) =>
        file === 'makini-connect.js' ? { body: Buffer.from('element'), type: 'text/javascript' } : undefined,
      page: async (file) =>
        file === 'frame/frame.js' ? { body: Buffer.from('frame'), type: 'text/javascript' } : undefined,
    },
    clock: () => time.now,
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    ...changes,
  };
  return { ports, lines, time, close };
};
