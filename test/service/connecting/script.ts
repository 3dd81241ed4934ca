// The system in miniature: the systems of a catalogue, and what the method that speaks to them does, as each test writes it.
import type { Guide, Probe, Row, Stage, System, Table } from '../../../src/contract/index.ts';
import type {
  Access,
  CheckOutcome,
  Ports,
  RowPage,
  RowQuery,
  StageReport,
} from '../../../src/service/ports.ts';

const fields: System['methods'][number]['fields'] = [
  { name: 'address', type: 'url', label: 'Address', required: true },
  { name: 'username', type: 'text', label: 'User', required: true },
  { name: 'password', type: 'secret', label: 'Password', required: true },
  {
    name: 'kind',
    type: 'select',
    label: 'Kind',
    required: true,
    default: 'plain',
    options: ['plain', 'client'].map((value) => ({ value, label: value })),
  },
  {
    name: 'client',
    type: 'text',
    label: 'Client',
    required: true,
    when: { field: 'kind', is: ['client'] },
    pattern: { source: '\\d{3}', message: 'Three digits.' },
  },
];

const system = (id: string, name: string): System => ({
  id,
  name,
  vendor: 'Vendor',
  category: 'CMMS',
  domain: 'vendor.example',
  deployment: 'both',
  aliases: [],
  popularity: 1,
  tier: 'documented',
  evidence: 'https://vendor.example/docs',
  date: '2026-01-01',
  methods: [{ method: 'odata_basic', fields, version: '4.0', root: '{address}', whoami: '{address}' }],
});

export const plainSystem = system('plain', 'Plain');
export const guidedSystem = system('guided', 'Guided');

const token: System['methods'][number] = {
  method: 'bearer',
  fields: [
    { name: 'address', type: 'url', label: 'Address', required: true },
    { name: 'token', type: 'secret', label: 'Token', required: true },
  ],
  scheme: 'Bearer',
  api: { root: '{address}', whoami: { path: '/me' }, data: { is: 'none' } },
};

/** It has two ways; the guide of the second has prerequisites. */
export const severalSystem: System = {
  ...plainSystem,
  id: 'several',
  name: 'Several',
  methods: [...plainSystem.methods, token],
};

const guide = (prerequisites: string[]): Guide => ({
  lang: 'en',
  summary: 'Summary',
  prerequisites,
  steps: [],
  copy: [],
  updated: '2026-01-01',
  source: 'https://vendor.example/docs',
});

/** What the fake method does; each test sets what it needs. */
export interface Script {
  check: (access: Access, report: StageReport, signal: AbortSignal) => Promise<CheckOutcome>;
  probe: (access: Access, signal: AbortSignal) => Promise<Probe>;
  describe: (access: Access, signal: AbortSignal) => Promise<readonly Table[]>;
  read: (access: Access, table: Table, query: RowQuery, signal: AbortSignal) => Promise<RowPage>;
}

export const passing: Script['check'] = async (_access, report) => {
  const stages: Stage['stage'][] = ['dns', 'network', 'tls', 'service', 'auth', 'access', 'data'];
  for (const stage of stages) {
    report({ stage, status: 'running', evidence: [] });
    report({ stage, status: 'passed', ms: 1, evidence: [] });
  }
  const evidence = [{ code: 'data.records', values: { table: 'WorkOrders', count: 3 } }];
  return { status: 'passed', evidence, warnings: [], account: 'planner' };
};

const orders: Table = {
  name: 'WorkOrders',
  custom: false,
  columns: ['ID', 'title'].map((name) => ({
    name,
    type: 'Edm.String',
    nullable: false,
    key: name === 'ID',
    custom: false,
  })),
};
const rows: Row[] = [{ ID: '1', title: 'Grease the pump' }];

/** A script in which everything goes well. */
export const fresh = (): Script => ({
  check: passing,
  probe: async () => ({ status: 'reached', stages: [] }),
  describe: async () => [orders],
  read: async () => ({ rows, total: rows.length }),
});

const systems = [plainSystem, guidedSystem, severalSystem];

const narrowed = (system: System, way: string): System | undefined => {
  const methods = system.methods.filter(({ method }) => method === way);
  return methods.length === 0 ? undefined : { ...system, methods, guide: way };
};

/** A catalogue of them. */
export const catalogue: Ports['catalogue'] = {
  systems,
  find: (id, way) => {
    const found = systems.find((known) => known.id === id);
    return found && way !== undefined ? narrowed(found, way) : found;
  },
  guide: ({ id, guide: name }) => guide(id === 'guided' || name === 'bearer' ? ['A technical user'] : []),
  index: () => ({
    file: 'index-abc.json',
    json: '{"version":1}',
    data: { version: 1, categories: [], id: [], name: [], vendor: [], category: [], aliases: [], tier: '' },
  }),
};
