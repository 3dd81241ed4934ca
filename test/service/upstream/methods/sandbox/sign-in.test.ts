import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  failureCodes,
  failures,
  type FailureCode,
  type FailureRule,
} from '../../../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import type { Access, Tokens } from '../../../../../src/service/ports.ts';
import { createSandboxSignIn } from '../../../../../src/service/upstream/methods/sandbox/sign-in.ts';

const system = createDiskCatalogue().find('sandbox-with-sign-in-page') ?? assert.fail();
const ruleOf = (code: FailureCode): FailureRule => failures[code];
const forever = new AbortController().signal;
const redirectUri = 'https://connect.example/oauth/callback/cli_1/sandbox-with-sign-in-page';

/** An access whose person came back with this query; without one they have not been there. */
const accessWith = (query?: string): Access => {
  let kept: Tokens | undefined;
  return {
    system,
    values: { address: 'https://sandbox.example' },
    client: { id: 'cli_1', mode: 'test' },
    tokens: { current: () => kept, renew: async (_seen, work) => (kept = await work()) },
    ...(query !== undefined && { grant: { query, state: 's', verifier: 'v', redirectUri } }),
  };
};

const { authorization = assert.fail(), check } = createSandboxSignIn();
const checked = (access: Access) => check(access, () => undefined, forever);
const faultOf = (query: string) => authorization.fault(accessWith(), { query, state: 's' })?.code;

test('before the sign-in a check goes as far as the service, and then sends the person to the service’s own page', async () => {
  const outcome = await checked(accessWith());
  assert.deepEqual(outcome, { status: 'authorize', host: 'sandbox.example', server: 'sandbox' });
  const address = new URL(authorization.address(accessWith(), { redirectUri, state: 's', challenge: 'c' }));
  assert.equal(`${address.origin}${address.pathname}`, 'https://connect.example/sandbox/sign-in');
  assert.deepEqual(Object.fromEntries(address.searchParams), { redirect_uri: redirectUri, state: 's' });
});

test('what comes back is judged as OAuth has it', () => {
  assert.equal(faultOf('code=pass_good&state=s'), undefined);
  assert.equal(faultOf('error=access_denied&state=s'), 'auth.consent_denied');
  assert.equal(faultOf('error=server_error&state=s'), 'auth.provider_error');
  assert.equal(faultOf('state=s'), 'auth.code_refused');
});

test('what was chosen decides the check, and is kept for the next one', async () => {
  const access = accessWith('code=pass_good&state=s');
  assert.equal((await checked(access)).status, 'passed');
  const { grant: _used, ...later } = access;
  assert.equal((await checked(later)).status, 'passed');
  const strange = await checked(accessWith('code=whatever&state=s'));
  assert.equal(strange.status === 'failed' && strange.failure.code, 'auth.code_refused');
});

test('every code that stops a check can be chosen on the page', async () => {
  const stopping = failureCodes.filter((code) => ruleOf(code).status === 'failed');
  const outcomes = await Promise.all(
    stopping.map(async (code) => [code, await checked(accessWith(`code=error_${code}&state=s`))] as const),
  );
  for (const [code, outcome] of outcomes)
    assert.equal(outcome.status === 'failed' && outcome.failure.code, code);
});
