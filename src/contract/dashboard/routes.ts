/** The dashboard's table of routes. */
import { Replayed, ReplayRequest, ToldEvent } from '../webhook-endpoint.ts';
import {
  ClientChange,
  ClientWithSecret,
  NewClient,
  OperatorClientAnswer,
  OperatorClients,
  OperatorClientsQuery,
  OperatorRequestAnswer,
  OperatorRequestChange,
  OperatorRequests,
  OperatorRequestsQuery,
  SecretRotation,
} from './clients.ts';
import {
  CheckAsked,
  OperatorConnectionAnswer,
  OperatorConnectionDetails,
  OperatorConnections,
  OperatorConnectionsQuery,
} from './connections.ts';
import {
  OperatorDeliveries,
  OperatorDeliveriesQuery,
  OperatorDeliveryDetails,
  OperatorEndpointChange,
  OperatorEndpoint,
  OperatorEndpoints,
  OperatorEndpointsQuery,
} from './deliveries.ts';
import { DashboardFigures, FiguresQuery } from './figures.ts';
import { DashboardFilters, DashboardFiltersQuery } from './list.ts';
import type { DashboardRoute } from './route.ts';
import { DashboardSetup, DashboardSignIn, DashboardState } from './session.ts';

const get = { method: 'GET', access: 'operator' } as const;
const post = { method: 'POST', access: 'operator' } as const;
const patch = { method: 'PATCH', access: 'operator' } as const;
const none = { status: 204 } as const;

/**
 * Where the dashboard's routes begin. The page itself is `/dashboard` (`<div id="makini-dashboard">`, one style sheet and one module:
 * `/dashboard/assets/<version>/dashboard.css` and `dashboard.js`); files of `dist/pages/dashboard` lie under `/dashboard/assets/<version>/`.
 */
export const dashboardApi = '/dashboard/api';

/** The dashboard's routes by name. */
export const dashboardRoutes = {
  dashboardState: {
    method: 'GET',
    access: 'anyone',
    path: '/dashboard/api/state',
    summary: 'Whether a password is set, and whether this browser is signed in',
    answer: { status: 200, body: DashboardState },
  },
  dashboardSetup: {
    method: 'POST',
    access: 'anyone',
    path: '/dashboard/api/setup',
    summary: 'Set the first password with the link that serve printed; signs in',
    body: DashboardSetup,
    answer: { status: 200, body: DashboardState },
  },
  dashboardSignIn: {
    method: 'POST',
    access: 'anyone',
    path: '/dashboard/api/sign-in',
    summary: 'Sign in; the session is a cookie that no script reads',
    body: DashboardSignIn,
    answer: { status: 200, body: DashboardState },
  },
  dashboardSignOut: {
    ...post,
    path: '/dashboard/api/sign-out',
    summary: 'End this session',
    answer: none,
  },
  dashboardSignOutEverywhere: {
    ...post,
    path: '/dashboard/api/sign-out-everywhere',
    summary: 'End all sessions, also this one',
    answer: none,
  },
  dashboardFilters: {
    ...get,
    path: '/dashboard/api/filters',
    summary: 'What the lists can be narrowed to',
    query: DashboardFiltersQuery,
    answer: { status: 200, body: DashboardFilters },
  },
  operatorConnections: {
    ...get,
    path: '/dashboard/api/connections',
    summary: 'Connections of all clients, those that need somebody first',
    query: OperatorConnectionsQuery,
    answer: { status: 200, body: OperatorConnections },
  },
  operatorConnection: {
    ...get,
    path: '/dashboard/api/connections/{id}',
    summary: 'One connection with its timeline and its last check',
    answer: { status: 200, body: OperatorConnectionDetails },
  },
  operatorCheck: {
    ...post,
    path: '/dashboard/api/connections/{id}/check',
    summary: 'Check it now, unless that was done within the last minute',
    answer: { status: 202, body: CheckAsked },
  },
  operatorPause: {
    ...post,
    path: '/dashboard/api/connections/{id}/pause',
    summary: 'Its system is asked nothing until it is resumed',
    answer: { status: 200, body: OperatorConnectionAnswer },
  },
  operatorResume: {
    ...post,
    path: '/dashboard/api/connections/{id}/resume',
    summary: 'Go on with a paused connection; it is checked at once',
    answer: { status: 200, body: OperatorConnectionAnswer },
  },
  operatorDeliveries: {
    ...get,
    path: '/dashboard/api/deliveries',
    summary: 'What endpoints were told, those that were given up first',
    query: OperatorDeliveriesQuery,
    answer: { status: 200, body: OperatorDeliveries },
  },
  operatorDelivery: {
    ...get,
    path: '/dashboard/api/endpoints/{id}/deliveries/{event}',
    summary: 'One delivery with its attempts',
    answer: { status: 200, body: OperatorDeliveryDetails },
  },
  operatorReplayDelivery: {
    ...post,
    path: '/dashboard/api/endpoints/{id}/deliveries/{event}/replay',
    summary: 'Tell one event again',
    answer: { status: 202, body: ToldEvent },
  },
  operatorEndpoints: {
    ...get,
    path: '/dashboard/api/endpoints',
    summary: 'Where partners are told of events',
    query: OperatorEndpointsQuery,
    answer: { status: 200, body: OperatorEndpoints },
  },
  operatorChangeEndpoint: {
    ...patch,
    path: '/dashboard/api/endpoints/{id}',
    summary: 'Tell an endpoint nothing more, or again',
    body: OperatorEndpointChange,
    answer: { status: 200, body: OperatorEndpoint },
  },
  operatorTestEndpoint: {
    ...post,
    path: '/dashboard/api/endpoints/{id}/test',
    summary: 'Send webhook.test there',
    answer: { status: 202, body: ToldEvent },
  },
  operatorReplay: {
    ...post,
    path: '/dashboard/api/endpoints/{id}/replay',
    summary: 'Tell the events since a time again',
    body: ReplayRequest,
    answer: { status: 202, body: Replayed },
  },
  operatorClients: {
    ...get,
    path: '/dashboard/api/clients',
    summary: 'All partners',
    query: OperatorClientsQuery,
    answer: { status: 200, body: OperatorClients },
  },
  operatorMakeClient: {
    ...post,
    path: '/dashboard/api/clients',
    summary: 'Register a partner; the answer has its secret, once',
    body: NewClient,
    answer: { status: 201, body: ClientWithSecret },
  },
  operatorClient: {
    ...get,
    path: '/dashboard/api/clients/{id}',
    summary: 'One partner',
    answer: { status: 200, body: OperatorClientAnswer },
  },
  operatorChangeClient: {
    ...patch,
    path: '/dashboard/api/clients/{id}',
    summary: 'Another name, other redirect URIs, origins or reconnect address',
    body: ClientChange,
    answer: { status: 200, body: OperatorClientAnswer },
  },
  operatorRotateSecret: {
    ...post,
    path: '/dashboard/api/clients/{id}/secret',
    summary: 'A new secret, shown once; the one before goes on for a while, any older ends',
    body: SecretRotation,
    answer: { status: 201, body: ClientWithSecret },
  },
  operatorEndSecret: {
    method: 'DELETE',
    access: 'operator',
    path: '/dashboard/api/clients/{id}/secrets/{hint}',
    summary: 'End one secret at once',
    answer: { status: 200, body: OperatorClientAnswer },
  },
  operatorRequests: {
    ...get,
    path: '/dashboard/api/requests',
    summary: 'Systems that people asked for',
    query: OperatorRequestsQuery,
    answer: { status: 200, body: OperatorRequests },
  },
  operatorChangeRequest: {
    ...patch,
    path: '/dashboard/api/requests/{id}',
    summary: 'It was seen to, or it is open again',
    body: OperatorRequestChange,
    answer: { status: 200, body: OperatorRequestAnswer },
  },
  operatorFigures: {
    ...get,
    path: '/dashboard/api/figures',
    summary: 'How connecting went over the last days, by system',
    query: FiguresQuery,
    answer: { status: 200, body: DashboardFigures },
  },
} as const satisfies Record<string, DashboardRoute>;

/** The name of a dashboard route. */
export type DashboardRouteName = keyof typeof dashboardRoutes;
