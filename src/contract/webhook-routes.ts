/** The endpoints of the routes table for webhooks; Makini's API publishes none, so that these names are ours. */
import { dataOf, listOf, PageQuery } from './list.ts';
import { ok, type Route } from './route.ts';
import {
  DeliveriesQuery,
  NewWebhookEndpoint,
  Replayed,
  ReplayRequest,
  ToldEvent,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEndpointChange,
  WebhookEndpointWithSecrets,
  WebhookSecret,
  WebhookSecretRequest,
} from './webhook-endpoint.ts';

const common = { auth: 'app', errors: 'problem', cors: false } as const;
const accepts = ['application/json'] as const;
const withSecrets = dataOf(WebhookEndpointWithSecrets);

/** Endpoints under `/api/system/webhooks`: partner to service with an app token. */
export const webhookRoutes = {
  webhooks: {
    ...common,
    method: 'GET',
    path: '/api/system/webhooks',
    summary: 'Where the client is told of events',
    query: PageQuery,
    answer: ok(listOf(WebhookEndpoint)),
  },
  addWebhook: {
    ...common,
    method: 'POST',
    path: '/api/system/webhooks',
    summary: 'Have events told to an address; the answer has its secret, once',
    accepts,
    body: NewWebhookEndpoint,
    answer: { status: 201, type: 'application/json', body: withSecrets },
  },
  webhook: {
    ...common,
    method: 'GET',
    path: '/api/system/webhooks/{id}',
    summary: 'One endpoint',
    answer: ok(dataOf(WebhookEndpoint)),
  },
  changeWebhook: {
    ...common,
    method: 'PATCH',
    path: '/api/system/webhooks/{id}',
    summary: 'Another address or choice of events; disable or enable it; Makini’s signature on or off',
    accepts,
    body: WebhookEndpointChange,
    answer: ok(withSecrets),
  },
  removeWebhook: {
    ...common,
    method: 'DELETE',
    path: '/api/system/webhooks/{id}',
    summary: 'Forget an endpoint, its secrets and its deliveries',
    answer: { status: 204, type: 'none' },
  },
  renewWebhookSecret: {
    ...common,
    method: 'POST',
    path: '/api/system/webhooks/{id}/secret',
    summary: 'A new secret; the one before signs beside it for a while',
    accepts,
    body: WebhookSecretRequest,
    answer: { status: 201, type: 'application/json', body: dataOf(WebhookSecret) },
  },
  webhookDeliveries: {
    ...common,
    method: 'GET',
    path: '/api/system/webhooks/{id}/deliveries',
    summary:
      'What was told to an endpoint, and what became of it, newest first; filter[status]= narrows the list',
    query: DeliveriesQuery,
    answer: ok(listOf(WebhookDelivery)),
  },
  testWebhook: {
    ...common,
    method: 'POST',
    path: '/api/system/webhooks/{id}/test',
    summary: 'Send webhook.test there; its delivery says what came of it',
    answer: { status: 202, type: 'application/json', body: dataOf(ToldEvent) },
  },
  replayWebhookDelivery: {
    ...common,
    method: 'POST',
    path: '/api/system/webhooks/{id}/deliveries/{event}/replay',
    summary: 'Tell one event again, by its webhook-id',
    answer: { status: 202, type: 'application/json', body: dataOf(ToldEvent) },
  },
  replayWebhook: {
    ...common,
    method: 'POST',
    path: '/api/system/webhooks/{id}/replay',
    summary: 'Tell the events since a time again, also those that the endpoint was not told of',
    accepts,
    body: ReplayRequest,
    answer: { status: 202, type: 'application/json', body: dataOf(Replayed) },
  },
} as const satisfies Record<string, Route>;
