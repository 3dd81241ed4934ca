/** What the service answers in the dashboard's scenes of partners: what they were told, their clients, what was asked for. */
import type {
  OperatorClient,
  OperatorDelivery,
  OperatorEndpoint,
  OperatorRequest,
} from '../../src/contract/index.ts';
import { ago } from './dashboard-answers.ts';

const delivery: OperatorDelivery = {
  event: 'evt_01J9',
  endpoint: 'we_1',
  url: 'https://app.northwind.example/makini/webhook',
  type: 'connection.reauthorization_required',
  mode: 'live',
  client_id: 'cl_northwind',
  client_name: 'Northwind Uptime',
  connection_id: 'con_refused',
  customer_id: 'acme',
  status: 'failed',
  attempts: 10,
  last_status: 503,
  last_error: null,
  happened_at: ago(80),
  queued_at: ago(80),
  next_at: null,
  ended_at: ago(3),
};

/** What was given up, what waits, what was taken. */
export const deliveryPage = {
  data: [
    delivery,
    {
      ...delivery,
      event: 'evt_01JA',
      type: 'connection.degraded',
      status: 'pending',
      attempts: 3,
      last_status: null,
      last_error: 'network.refused',
      happened_at: ago(2),
      next_at: ago(-1),
      ended_at: null,
    },
    {
      ...delivery,
      event: 'evt_01JB',
      type: 'connection.created',
      status: 'delivered',
      attempts: 1,
      last_status: 204,
      happened_at: ago(4),
    },
  ],
  next: null,
  counts: { failed: 1, pending: 1, delivered: 240 },
};

/** One delivery with its attempts. */
export const deliveryDetails = {
  delivery,
  attempts: [
    { at: ago(3), status: 503, error: null, ms: 212 },
    { at: ago(27), status: null, error: 'network.timeout', ms: 10_000 },
  ],
};

const endpoint: OperatorEndpoint = {
  id: 'we_1',
  url: 'https://app.northwind.example/makini/webhook',
  events: null,
  makini_signature: false,
  enabled: true,
  disabled_reason: null,
  failing_since: ago(80),
  waiting: 1,
  created_at: ago(900),
  client_id: 'cl_northwind',
  client_name: 'Northwind Uptime',
  mode: 'live',
};

/** One that fails, one that is gone. */
export const endpoints = {
  data: [
    endpoint,
    {
      ...endpoint,
      id: 'we_2',
      url: 'https://old.stockwise.example/hook',
      client_name: 'Stockwise',
      enabled: false,
      disabled_reason: 'gone',
      failing_since: null,
      waiting: 0,
    },
  ],
  next: null,
};

/** One partner. */
export const client: OperatorClient = {
  id: 'cl_northwind',
  mode: 'live',
  name: 'Northwind Uptime',
  redirect_uris: ['https://app.northwind.example/makini/callback'],
  origins: ['https://app.northwind.example'],
  reconnect_url: 'https://app.northwind.example/reconnect?connection={connection_id}',
  secrets: [
    { hint: '4f9a21', created_at: ago(2), expires_at: null },
    { hint: 'b07c55', created_at: ago(2_000), expires_at: ago(-160) },
  ],
  connections: 4_321,
  created_at: ago(2_000),
};

/** Two partners. */
export const clientPage = {
  data: [
    client,
    {
      ...client,
      id: 'cl_stockwise',
      name: 'Stockwise',
      mode: 'test',
      origins: ['http://localhost:3000'],
      connections: 1,
    },
  ],
  next: null,
};

const request: OperatorRequest = {
  id: 'req_1',
  client_id: 'cl_northwind',
  client_name: 'Northwind Uptime',
  customer_id: 'acme',
  name: 'proALPHA',
  maker: 'https://www.proalpha.example',
  note: 'Version 9, in our own data centre',
  lang: 'de',
  state: 'open',
  asked_at: ago(30),
  done_at: null,
};

/** One that is open, one that is done. */
export const requestPage = {
  data: [
    request,
    { ...request, id: 'req_2', name: 'Limble', maker: null, note: null, state: 'done', done_at: ago(1) },
  ],
  next: null,
  open: 1,
};
