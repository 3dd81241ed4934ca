/** The dashboard: its doors, its views, and what they say when something is missing. */
import { ago, connectionPage, details, figures, filters } from '../dashboard-answers.ts';
import {
  client,
  clientPage,
  deliveryDetails,
  deliveryPage,
  endpoints,
  requestPage,
} from '../dashboard-partners.ts';
import type { DashboardAnswer, DashboardScene } from '../dashboard-scene.ts';

/** Where its stories stand in the list. */
export const title = 'Dashboard';

const state = (at: string): DashboardAnswer => ({
  body: {
    state: at,
    version: '0.1.0',
    session: at === 'signed_in' ? { expires_at: ago(-12), idle_seconds: 1_800 } : null,
  },
});

const service: DashboardScene['answers'] = {
  dashboardState: state('signed_in'),
  dashboardFilters: { body: filters },
  operatorConnections: { body: connectionPage },
  operatorConnection: { body: details },
  operatorDeliveries: { body: deliveryPage },
  operatorDelivery: { body: deliveryDetails },
  operatorEndpoints: { body: endpoints },
  operatorClients: { body: clientPage },
  operatorClient: { body: { client } },
  operatorMakeClient: { body: { client, secret: 'mks_live_0123456789abcdefghijklmnopqrstuvwxyz' } },
  operatorRequests: { body: requestPage },
  operatorFigures: { body: figures },
};

const none = { data: [], next: null };
const many = Array.from({ length: 50 }, (_, at) => ({
  ...connectionPage.data[at % connectionPage.data.length],
  id: `con_${at}`,
}));

const unfound: DashboardScene['answers'] = {
  ...service,
  dashboardFilters: { body: { ...filters, more: { clients: true, endpoints: true } } },
  operatorDeliveries: { body: { ...none, counts: { failed: 0, pending: 0, delivered: 0 } } },
  operatorEndpoints: { body: none },
  operatorClients: { body: none },
};

const fill = (name: string, text: string) => ({ at: `dialog [name="${name}"]`, text });
const make = [
  { at: '.head .primary' },
  fill('name', 'Stockwise'),
  fill('origins', 'https://app.example/page'),
  { at: 'dialog .primary' },
];

/** The scenes. */
export const scenes: readonly DashboardScene[] = [
  {
    name: 'set-up',
    at: '#setup=abc',
    answers: { dashboardState: state('setup') },
    acts: [{ at: '#password', text: 'tractor-lemon' }],
    shows: '#strength',
  },
  {
    name: 'sign-in refused',
    at: '',
    answers: {
      dashboardState: state('signed_out'),
      dashboardSignIn: { refuses: 'wrong_password', status: 401 },
    },
    acts: [{ at: '#password', text: 'not this one' }, { at: 'form .primary' }],
    shows: '#trouble',
  },
  { name: 'not set up', at: '', answers: { dashboardState: state('setup') }, shows: '.card .code' },
  { name: 'connections', at: '#/connections', answers: service, shows: '.pager' },
  {
    name: 'connections, page of 5,000',
    at: '#/connections?status=active&cursor=c1',
    answers: { ...service, operatorConnections: { body: { ...connectionPage, data: many } } },
    shows: '.row:nth-child(50)',
  },
  {
    name: 'connections, none',
    at: '#/connections',
    answers: {
      ...service,
      operatorConnections: {
        body: {
          ...none,
          counts: { active: 0, degraded: 0, reauthorization_required: 0, paused: 0, disconnected: 0 },
          needs_someone: 0,
        },
      },
    },
    shows: '.empty',
  },
  {
    name: 'connections, loading',
    at: '#/connections',
    answers: { ...service, operatorConnections: 'silent' },
    shows: '.skeleton',
  },
  {
    name: 'connections, not answered',
    at: '#/connections',
    answers: { ...service, operatorConnections: { refuses: 'internal', status: 500 } },
    shows: '.empty .problem',
  },
  { name: 'connection', at: '#/connections/con_refused', answers: service, shows: '.rows.inner .row' },
  {
    name: 'session over',
    at: '#/connections/con_refused',
    answers: { ...service, operatorCheck: { refuses: 'signed_out', status: 401 } },
    acts: [{ at: '.view > .line .button' }],
    shows: 'dialog dash-door',
  },
  {
    name: 'deliveries',
    at: '#/deliveries',
    answers: service,
    acts: [{ at: '.row [aria-expanded]' }],
    shows: '.wide .timeline',
  },
  {
    name: 'deliveries, tell again since',
    at: '#/deliveries',
    answers: service,
    acts: [{ at: '.row' }, { at: '.head .secondary' }],
    shows: 'dialog select',
  },
  {
    name: 'deliveries, none found among thousands',
    at: '#/deliveries?search=acme&type=connection.degraded',
    answers: unfound,
    shows: '.empty a',
  },
  {
    name: 'deliveries, tell one of thousands again since',
    at: '#/deliveries?endpoint=we_1',
    answers: unfound,
    acts: [{ at: '.empty' }, { at: '.head .secondary' }],
    shows: 'dialog select',
  },
  { name: 'clients', at: '#/clients', answers: service, shows: '.row' },
  { name: 'clients, none found', at: '#/clients?search=acme', answers: unfound, shows: '.empty a' },
  {
    name: 'client, addresses refused',
    at: '#/clients',
    answers: {
      ...service,
      operatorMakeClient: {
        refuses: 'client',
        status: 400,
        problems: [
          { field: 'origins', index: 0, value: 'https://app.example/page', fault: 'not_origin' },
          { field: 'redirect_uris', fault: 'empty' },
        ],
      },
    },
    acts: make,
    shows: '#wrong-origins',
  },
  { name: 'client, its secret once', at: '#/clients', answers: service, acts: make, shows: 'dash-copy' },
  { name: 'client', at: '#/clients/cl_northwind', answers: service, shows: '.rows.inner' },
  { name: 'system requests', at: '#/requests', answers: service, shows: '.row' },
  { name: 'figures', at: '#/figures', answers: service, shows: '.days' },
  {
    name: 'figures, of test clients alone',
    at: '#/figures',
    answers: { ...service, operatorFigures: { body: { ...figures, mode: 'test' } } },
    shows: '.days',
  },
];
