import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes, webhookTypes } from '../../src/contract/index.ts';
import { openApiDocument } from '../../src/service/openapi.ts';

const document = openApiDocument('https://connect.test', '1.2.3') as {
  openapi: string;
  paths: Record<
    string,
    Record<
      string,
      { security: object[]; responses: { default: { content: object } }; requestBody?: { required: boolean } }
    >
  >;
  webhooks: Record<string, { post: { parameters: { name: string }[]; requestBody: object } }>;
  components: { schemas: Record<string, unknown> };
};

test('every route of the contract is there with its method, its errors and its lock', () => {
  assert.equal(document.openapi, '3.1.0');
  for (const [name, route] of Object.entries(routes)) {
    const operation = document.paths[route.path]?.[route.method.toLowerCase()];
    assert.ok(operation, name);
    assert.equal(operation.security.length, route.auth === 'none' ? 0 : 1, name);
    assert.equal('requestBody' in operation, 'body' in route, name);
    const type = route.errors === 'oauth' ? 'application/json' : 'application/problem+json';
    assert.deepEqual(Object.keys(operation.responses.default.content), [type]);
  }
});

test('a body is required where one without members would be refused', () => {
  const isRequired = (path: string) => document.paths[path]?.['post']?.requestBody?.required;
  assert.equal(isRequired('/api/system/webhooks/{id}/secret'), false);
  assert.equal(isRequired('/connect/ack'), false);
  assert.equal(isRequired('/api/system/webhooks'), true);
});

test('every webhook that is sent is described, with its signature', () => {
  assert.deepEqual(Object.keys(document.webhooks), [...webhookTypes]);
  for (const { post } of Object.values(document.webhooks)) {
    assert.ok(post.parameters.some(({ name }) => name === 'webhook-signature'));
    assert.match(JSON.stringify(post.requestBody), /schemas\/WebhookEvent/);
  }
});

test('every reference leads to a schema that is there', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to ?? '');
  assert.ok(references.length > 50);
  for (const reference of references) {
    assert.match(reference, /^#\/components\/schemas\/\w+$/);
    assert.ok(reference.split('/')[3]! in document.components.schemas, reference);
  }
});
