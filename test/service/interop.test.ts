// Foreign partners: ordinary OAuth client libraries against a service on 127.0.0.1.
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { sha256 } from '../../src/service/digest.ts';
import type { Ports } from '../../src/service/ports.ts';
import { HostedBrowser } from './hosted-browser.ts';
import { makeStand, redirectUri, type Stand } from './stand.ts';

/** The issuer carries the port, which is known once the server listens: so the stand is made after it. */
const serve = async (t: TestContext, changes: Partial<Ports> = {}): Promise<Stand> => {
  const held: { stand?: Stand } = {};
  const server = createAdaptorServer({
    fetch: (request) => held.stand?.app.fetch(request) ?? new Response(null, { status: 503 }),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => new Promise((resolve) => server.close(resolve)));
  const { port } = server.address() as AddressInfo;
  held.stand = await makeStand({ issuer: `http://127.0.0.1:${port}`, clock: Date.now, ...changes });
  return held.stand;
};

for (const method of ['client_secret_basic', 'client_secret_post'] as const) {
  test(`openid-client is a partner with ${method}`, async (t) => {
    const stand = await serve(t);
    const { client, ports } = stand;
    const authentication =
      method === 'client_secret_basic'
        ? openid.ClientSecretBasic(client.secret)
        : openid.ClientSecretPost(client.secret);
    const config = await openid.discovery(new URL(ports.issuer), client.id, undefined, authentication, {
      algorithm: 'oauth2',
      execute: [openid.allowInsecureRequests],
    });
    const verifier = openid.randomPKCECodeVerifier();
    const state = openid.randomState();
    const url = await openid.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: redirectUri,
      state,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      customer_id: 'cust-1',
    });
    assert.equal(url.origin + url.pathname, `${ports.issuer}/oauth/authorize`);
    const back = await new HostedBrowser(ports.issuer, fetch).walk(url);
    const wrong = { pkceCodeVerifier: openid.randomPKCECodeVerifier(), expectedState: state };
    await assert.rejects(openid.authorizationCodeGrant(config, back, wrong), { error: 'invalid_grant' });
    const tokens = await openid.authorizationCodeGrant(config, back, {
      pkceCodeVerifier: verifier,
      expectedState: state,
    });
    const again = { pkceCodeVerifier: verifier, expectedState: state };
    await assert.rejects(openid.authorizationCodeGrant(config, back, again), { error: 'invalid_grant' });
    assert.match(tokens.access_token, /^mk_test_/);
    const asked = await openid.tokenIntrospection(config, tokens.access_token);
    assert.deepEqual([asked.active, asked['connection_status']], [true, 'active']);
    await openid.tokenRevocation(config, tokens.access_token);
    assert.equal((await openid.tokenIntrospection(config, tokens.access_token)).active, false);
    const app = await openid.clientCredentialsGrant(config);
    assert.equal(app.expires_in, 3600);
    const own = await openid.fetchProtectedResource(
      config,
      app.access_token,
      new URL(`${ports.issuer}/api/system/client`),
      'GET',
    );
    assert.equal(own.status, 200);
  });
}

test('oauth4webapi is a partner, and understands a refusal', async (t) => {
  const stand = await serve(t);
  const { client: account, ports } = stand;
  const insecure = { [oauth.allowInsecureRequests]: true };
  const issuer = new URL(ports.issuer);
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure });
  const server = await oauth.processDiscoveryResponse(issuer, found);
  const client: oauth.Client = { client_id: account.id };
  const secret = oauth.ClientSecretBasic(account.secret);
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const form = new URLSearchParams({
    response_type: 'code',
    redirect_uri: redirectUri,
    state,
    code_challenge: sha256(verifier),
    code_challenge_method: 'S256',
    customer_id: 'cust-1',
  });
  const foreign = new URLSearchParams(form);
  foreign.set('redirect_uri', 'https://evil.test/');
  const refused = await oauth.pushedAuthorizationRequest(server, client, secret, foreign, insecure);
  await assert.rejects(oauth.processPushedAuthorizationResponse(server, client, refused), {
    error: 'invalid_request',
  });
  const answer = await oauth.pushedAuthorizationRequest(server, client, secret, form, insecure);
  const pushed = await oauth.processPushedAuthorizationResponse(server, client, answer);
  const authorize = new URL(server.authorization_endpoint ?? '');
  authorize.search = new URLSearchParams({
    client_id: client.client_id,
    request_uri: pushed.request_uri,
  }).toString();
  const back = await new HostedBrowser(ports.issuer, fetch).walk(authorize);
  const parameters = oauth.validateAuthResponse(server, client, back, state);
  const exchange = () =>
    oauth.authorizationCodeGrantRequest(server, client, secret, parameters, redirectUri, verifier, insecure);
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, await exchange());
  assert.equal(tokens.token_type, 'bearer');
  await assert.rejects(
    oauth.processAuthorizationCodeResponse(server, client, await exchange()),
    (error: unknown) => {
      assert.ok(error instanceof oauth.ResponseBodyError);
      assert.deepEqual([error.error, error.status], ['invalid_grant', 400]);
      return true;
    },
  );
  const app = await oauth.clientCredentialsGrantRequest(server, client, secret, {}, insecure);
  assert.equal((await oauth.processClientCredentialsResponse(server, client, app)).expires_in, 3600);
  const asked = await oauth.introspectionRequest(server, client, secret, tokens.access_token, insecure);
  assert.equal((await oauth.processIntrospectionResponse(server, client, asked)).active, true);
  const revoked = await oauth.revocationRequest(server, client, secret, tokens.access_token, insecure);
  await oauth.processRevocationResponse(revoked);
});

const tokenLife = { access: 3_600_000, refresh: 86_400_000 };

test('openid-client refreshes a pair, and understands that a refresh token was used again', async (t) => {
  const { client, ports, authorized, exchange } = await serve(t, { tokenLife });
  const given = (await (await exchange((await authorized()).code)).json()) as Record<string, string>;
  const config = await openid.discovery(new URL(ports.issuer), client.id, client.secret, undefined, {
    algorithm: 'oauth2',
    execute: [openid.allowInsecureRequests],
  });
  assert.ok(config.serverMetadata().grant_types_supported?.includes('refresh_token'));
  const next = await openid.refreshTokenGrant(config, given['refresh_token'] ?? '');
  assert.deepEqual([next.expires_in, next.token_type], [3600, 'bearer']);
  await openid.refreshTokenGrant(config, next.refresh_token ?? '');
  await assert.rejects(openid.refreshTokenGrant(config, given['refresh_token'] ?? ''), {
    error: 'invalid_grant',
  });
});

test('oauth4webapi refreshes a pair, and ends it by its refresh token', async (t) => {
  const { client: account, ports, authorized, exchange } = await serve(t, { tokenLife });
  const given = (await (await exchange((await authorized()).code)).json()) as Record<string, string>;
  const insecure = { [oauth.allowInsecureRequests]: true };
  const issuer = new URL(ports.issuer);
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...insecure });
  const server = await oauth.processDiscoveryResponse(issuer, found);
  const client: oauth.Client = { client_id: account.id };
  const secret = oauth.ClientSecretBasic(account.secret);
  const old = given['refresh_token'] ?? '';
  const answer = await oauth.refreshTokenGrantRequest(server, client, secret, old, insecure);
  const next = await oauth.processRefreshTokenResponse(server, client, answer);
  assert.ok(next.refresh_token);
  const revoked = await oauth.revocationRequest(server, client, secret, next.refresh_token, {
    ...insecure,
    additionalParameters: { token_type_hint: 'refresh_token' },
  });
  await oauth.processRevocationResponse(revoked);
  const asked = await oauth.introspectionRequest(server, client, secret, next.access_token, insecure);
  assert.equal((await oauth.processIntrospectionResponse(server, client, asked)).active, false);
});
