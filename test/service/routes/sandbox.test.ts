import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { sandboxRoutes } from '../../../src/service/routes/sandbox.ts';
import { issuer, makePorts } from '../stand-ports.ts';

const ask = async (query: Record<string, string>) => {
  const { ports } = await makePorts();
  const app = new Hono().route('/', sandboxRoutes(ports));
  const response = await app.request(`${issuer}/sandbox/sign-in?${new URLSearchParams(query)}`);
  return { response, text: await response.text() };
};

const redirect_uri = `${issuer}/oauth/callback/cli_1/sandbox-with-sign-in-page`;

test('the sandbox’s sign-in page leads back to the service alone, without a script', async () => {
  const { response, text } = await ask({ redirect_uri, state: 'a"><u>' });
  assert.equal(response.status, 200);
  const policy = response.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /form-action 'self'/);
  assert.match(text, /action="\/oauth\/callback\/cli_1\/sandbox-with-sign-in-page"/);
  assert.ok(!text.includes('<u>'), text);
});

test('the sandbox’s sign-in page sends nobody elsewhere', async () => {
  for (const query of [
    { redirect_uri: 'https://evil.example/oauth/callback/x/y', state: 's' },
    { redirect_uri: `${issuer}/connect/sessions`, state: 's' },
    { redirect_uri: 'nonsense', state: 's' },
    { redirect_uri, state: '' },
  ]) {
    const { response, text } = await ask(query);
    assert.equal(response.status, 400);
    assert.ok(!text.includes('<form'));
  }
});
