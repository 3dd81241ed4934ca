/** What the service answers in the dashboard's scenes: a few partners, their customers, what went well and what did not. */
import type {
  DashboardFigures,
  OperatorConnection,
  OperatorConnectionDetails,
} from '../../src/contract/index.ts';

const now = Date.now();
/** So many hours ago. */
export const ago = (hours: number): string => new Date(now - hours * 3_600_000).toISOString();

const one: OperatorConnection = {
  id: 'con_7fQ2m',
  name: 'SAP S/4HANA, plant 1010',
  system: 'sap-s-4hana',
  system_name: 'SAP S/4HANA',
  method: 'odata_basic',
  mode: 'live',
  client_id: 'cl_northwind',
  client_name: 'Northwind Uptime',
  customer_id: 'acme',
  customer_name: 'Acme Pumps',
  status: 'active',
  needs_someone: false,
  reason: null,
  owner: null,
  since: ago(700),
  last_checked_at: ago(0.2),
  next_check_at: ago(-0.1),
  connected_at: ago(700),
  created_at: ago(701),
  claimed: true,
  trouble: null,
};

/** Connections in every state, those that need somebody first. */
export const connections: readonly OperatorConnection[] = [
  {
    ...one,
    id: 'con_refused',
    status: 'reauthorization_required',
    needs_someone: true,
    reason: 'auth.refused',
    owner: 'you',
    since: ago(3),
    next_check_at: null,
    trouble: { code: 'auth.refused', since: ago(3), count: 2 },
  },
  {
    ...one,
    id: 'con_cert',
    name: 'Infor EAM',
    system_name: 'Infor EAM',
    customer_name: 'Bergwerk Nord',
    status: 'degraded',
    reason: 'tls.expired',
    owner: 'it',
    needs_someone: true,
    since: ago(26),
    trouble: { code: 'tls.expired', since: ago(26), count: 40 },
  },
  {
    ...one,
    id: 'con_slow',
    name: 'IBM Maximo',
    system_name: 'IBM Maximo',
    status: 'degraded',
    reason: 'network.timeout',
    owner: 'it',
    since: ago(0.7),
    client_name: 'Stockwise',
    customer_name: null,
    customer_id: 'cust-4711',
    trouble: { code: 'network.timeout', since: ago(0.7), count: 3 },
  },
  { ...one, id: 'con_well' },
  {
    ...one,
    id: 'con_test',
    name: 'Sandbox',
    system_name: 'Sandbox',
    mode: 'test',
    customer_name: 'A customer with a rather long name, Ltd. & Co. KG',
  },
  {
    ...one,
    id: 'con_paused',
    name: 'Oracle Fusion',
    system_name: 'Oracle Fusion',
    status: 'paused',
    reason: 'paused_by_partner',
    owner: 'partner',
    since: ago(90),
    next_check_at: null,
  },
];

/** A page of them. */
export const connectionPage = {
  data: connections,
  next: 'c2',
  counts: { active: 4_812, degraded: 41, reauthorization_required: 17, paused: 30, disconnected: 100 },
  needs_someone: 18,
};

/** What lists can be narrowed to. */
export const filters = {
  clients: [
    { id: 'cl_northwind', name: 'Northwind Uptime', mode: 'live' },
    { id: 'cl_stockwise', name: 'Stockwise', mode: 'live' },
  ],
  systems: [
    { id: 'sap-s-4hana', name: 'SAP S/4HANA' },
    { id: 'ibm-maximo', name: 'IBM Maximo' },
  ],
  endpoints: [{ id: 'we_1', url: 'https://app.northwind.example/makini/webhook', client_id: 'cl_northwind' }],
  more: { clients: false, endpoints: false },
};

const entry = { by: 'service', reason: null, owner: null } as const;

/** One that needs its customer. */
export const details: OperatorConnectionDetails = {
  connection: connections[0] ?? one,
  tokens: [{ hint: 'mk_live_9aX…', created_at: ago(700), last_used_at: ago(3.2), expires_at: null }],
  timeline: [
    { ...entry, at: ago(3), event: 'reauthorization_required', reason: 'auth.refused', owner: 'you' },
    { ...entry, at: ago(120), event: 'recovered' },
    { ...entry, at: ago(122), event: 'degraded', reason: 'network.timeout', owner: 'it' },
    { ...entry, at: ago(650), event: 'token_rotated', by: 'client' },
    { ...entry, at: ago(700), event: 'connected', by: 'person' },
  ],
  last_check: {
    at: ago(3),
    by: 'monitor',
    stages: [
      { stage: 'dns', status: 'passed', ms: 3, code: null, owner: null },
      { stage: 'network', status: 'passed', ms: 21, code: null, owner: null },
      { stage: 'tls', status: 'passed', ms: 44, code: null, owner: null },
      { stage: 'service', status: 'passed', ms: 80, code: null, owner: null },
      { stage: 'auth', status: 'failed', ms: 112, code: 'auth.refused', owner: 'you' },
    ],
  },
};

const dayOf = (back: number): string => ago(back * 24).slice(0, 10);

/** A month of connecting. */
export const figures: DashboardFigures = {
  days: 30,
  mode: 'live',
  total: {
    started: 412,
    connected: 301,
    left: [],
    failures: [],
    median_active_seconds: 174,
  },
  by_day: Array.from({ length: 30 }, (_, at) => ({
    day: dayOf(29 - at),
    started: 8 + ((at * 7) % 13),
    connected: 5 + ((at * 5) % 9),
  })),
  systems: [
    {
      system: 'sap-s-4hana',
      system_name: 'SAP S/4HANA',
      started: 210,
      connected: 164,
      left: [
        { at: 'form', count: 25 },
        { at: 'check', count: 14 },
        { at: 'prepare', count: 7 },
      ],
      failures: [
        { code: 'auth.refused', count: 61 },
        { code: 'network.timeout', count: 18 },
      ],
      median_active_seconds: 181,
    },
    {
      system: 'ibm-maximo',
      system_name: 'IBM Maximo',
      started: 96,
      connected: 77,
      left: [{ at: 'prepare', count: 19 }],
      failures: [],
      median_active_seconds: 140,
    },
    {
      system: null,
      system_name: null,
      started: 48,
      connected: 0,
      left: [{ at: 'select', count: 48 }],
      failures: [],
      median_active_seconds: null,
    },
  ],
};
