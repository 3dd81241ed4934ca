// Somebody else's sign-in, brought to us in every way that OAuth knows: each is refused before the authorization server is asked for a
// token. The server is the worst one there is: whoever brings it a code gets a token. So nothing but our own controls stands in the
// way, and each of them is a mutant whose test is this file.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { issuer, type Tab } from '../connecting/rig.ts';
import { startHeaders } from '../connecting/sign-in-rig.ts';
import { walkSignIn } from '../upstream/methods/oauth2/erp.ts';
import { registered, registeredRig, system, type Partner } from './registered-rig.ts';

/** A tab that went to the authorization server: where it was sent, and the cookie of the browser that it is in. */
interface Away {
  readonly tab: Tab;
  readonly to: URL;
  readonly cookie: string;
}

const parameter = ({ to }: Away, name: string): string => to.searchParams.get(name) ?? '';

const atLaxServer = async (t: TestContext) => {
  const rig = await registeredRig(t);
  const lax = rig.other;
  const begin = async (partner: Partner, address = lax.origin): Promise<Away> => {
    const { tab, step } = await rig.checked(partner, system, address);
    assert.equal(step.kind, 'authorize', JSON.stringify(step));
    const { body } = await tab.call('POST', '/connect/session/ticket');
    const started = await rig.app.request(`${issuer}/connect/frame/authorize`, {
      method: 'POST',
      headers: startHeaders,
      body: new URLSearchParams({ ticket: String(body['ticket']) }).toString(),
    });
    const to = /content="0;url=([^"]+)"/.exec(await started.text())?.[1]?.replaceAll('&#38;', '&') ?? '';
    return { tab, to: new URL(to), cookie: (started.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
  };
  /** What the server sends the browser back with, once somebody has signed in there: a code in their name. */
  const answerFor = (away: Away, who: string): URL => {
    const back = new URL(parameter(away, 'redirect_uri'));
    back.search = new URLSearchParams({ code: `code-of-${who}`, state: parameter(away, 'state') }).toString();
    return back;
  };
  /** A browser with these cookies opens an address of ours. */
  const open = async (address: URL, cookie: string): Promise<number> => {
    const { status } = await rig.app.request(address.href, { headers: { cookie } });
    await rig.runs.settled();
    return status;
  };
  /** The codes for which a token was asked. */
  const redeemed = (): string[] =>
    lax.got
      .filter(({ method, said }) => method === 'POST' && said.includes('/oidc/token'))
      .map(({ said }) => /[& ]code=([^&]+)/.exec(said)?.[1] ?? said);
  /** The same for an attack: it must end in a refusal, and no token may have been asked for. */
  const attack = async (address: URL, cookie: string): Promise<void> => {
    const before = redeemed().length;
    const status = await open(address, cookie);
    assert.deepEqual({ redeemed: redeemed().slice(before), status }, { redeemed: [], status: 400 });
  };
  const registerBoth = async (): Promise<void> => {
    await rig.register('cli_1', registered.code, { issuer: `${lax.origin}/oidc` });
    await rig.register('cli_2', registered.other, { issuer: `${lax.origin}/oidc` });
  };
  const isAt = async ({ tab }: Away) => {
    const step = await tab.step();
    return [step.kind, 'problem' in step ? step.problem?.code : undefined];
  };
  return { rig, lax, begin, answerFor, open, attack, redeemed, registerBoth, isAt };
};

test('Without an attack, the one who set out comes back, and one token is asked for: with their code.', async (t) => {
  const { begin, answerFor, open, redeemed, registerBoth } = await atLaxServer(t);
  await registerBoth();
  const person = await begin('cli_1');
  assert.equal(await open(answerFor(person, 'person'), person.cookie), 200);
  assert.deepEqual(redeemed(), ['code-of-person']);
});

/** The person was led to the hostile server, which sends them on to the honest one, where they sign in. */
const mixedUp = async (t: TestContext) => {
  const made = await atLaxServer(t);
  const { rig, lax, begin } = made;
  await rig.register('cli_1', registered.code, { issuer: `${lax.origin}/oidc` });
  const victim = await begin('cli_1');
  const honest = new URL(victim.to.href.replace(lax.origin, rig.bench.origin));
  const back = new URL(await walkSignIn(rig.bench.origin, honest.href));
  const code = back.searchParams.get('code') ?? assert.fail(back.href);
  return { ...made, victim, back, code };
};

test('Mix-up: a hostile server sends the person on to an honest one, and does not get the honest one’s code.', async (t) => {
  const { victim, back, attack, isAt } = await mixedUp(t);
  await attack(back, victim.cookie);
  assert.deepEqual(await isAt(victim), ['authorize', 'auth.issuer_mismatch']);
});

test('The same where the honest server does not say who it is: it succeeds, for nothing else tells the two apart.', async (t) => {
  const { victim, back, code, open, redeemed } = await mixedUp(t);
  back.searchParams.delete('iss');
  await open(back, victim.cookie);
  assert.deepEqual(redeemed(), [code]);
});

test('Two partners’ clients at one system: what was answered to one is not taken as an answer to the other.', async (t) => {
  const { begin, answerFor, open, attack, registerBoth, isAt } = await atLaxServer(t);
  await registerBoth();
  const [one, two] = [await begin('cli_1'), await begin('cli_2')];
  assert.notEqual(parameter(one, 'client_id'), parameter(two, 'client_id'));
  const toOne = answerFor(one, 'one');
  const crossed = answerFor(two, 'two');
  // The answer to the first partner's client, with the state of a session of the second, by the browser of that session.
  toOne.searchParams.set('state', parameter(two, 'state'));
  await attack(toOne, two.cookie);
  crossed.pathname = answerFor(one, 'one').pathname;
  await attack(crossed, two.cookie);
  assert.deepEqual(await isAt(two), ['authorize', undefined]);
  assert.equal(await open(answerFor(two, 'two'), two.cookie), 200, 'the own answer is still good');
});

test('A registration that became another client’s meanwhile gets no code that was given to the first.', async (t) => {
  const { rig, lax, begin, answerFor, open, redeemed, registerBoth } = await atLaxServer(t);
  await registerBoth();
  const person = await begin('cli_1');
  await rig.register('cli_1', registered.other, { issuer: `${lax.origin}/oidc` });
  await open(answerFor(person, 'person'), person.cookie);
  assert.deepEqual(redeemed(), []);
});

test('Code injected across customers: an attacker’s answer that is opened in the victim’s browser is nobody’s.', async (t) => {
  const { begin, answerFor, open, attack, redeemed, registerBoth, isAt } = await atLaxServer(t);
  await registerBoth();
  const [victim, attacker] = [await begin('cli_1'), await begin('cli_1')];
  await attack(answerFor(attacker, 'attacker'), victim.cookie);
  assert.deepEqual(await isAt(victim), ['authorize', undefined], 'the victim goes on');
  assert.equal(await open(answerFor(victim, 'victim'), victim.cookie), 200);
  assert.deepEqual(redeemed(), ['code-of-victim']);
});

test('State injected across customers: the victim’s state with the attacker’s code is not taken, whatever cookie comes along.', async (t) => {
  for (const named of ['as it is', 'as the victim’s']) {
    const { begin, answerFor, attack, registerBoth, isAt } = await atLaxServer(t);
    await registerBoth();
    const [victim, attacker] = [await begin('cli_1'), await begin('cli_1')];
    const value = attacker.cookie.split('=')[1] ?? '';
    const cookie = named === 'as it is' ? attacker.cookie : `${victim.cookie.split('=')[0]}=${value}`;
    await attack(answerFor(victim, 'attacker'), cookie);
    assert.deepEqual(await isAt(victim), ['authorize', 'auth.other_browser']);
  }
});

test('Session fixation: who signs in at an address that somebody forwarded connects nothing to that somebody’s session.', async (t) => {
  const { begin, answerFor, attack, registerBoth, isAt } = await atLaxServer(t);
  await registerBoth();
  const attacker = await begin('cli_1');
  // The victim followed `attacker.to`, signed in with an own account, and comes back in an own browser.
  await attack(answerFor(attacker, 'victim'), '');
  assert.deepEqual(await isAt(attacker), ['authorize', 'auth.other_browser']);
  // The attacker caught the address that the victim came back by, and has the right cookie: it is used up.
  await attack(answerFor(attacker, 'victim'), attacker.cookie);
});

test('Login CSRF: an answer that was used is worth nothing a second time, in this browser or another.', async (t) => {
  const { begin, answerFor, open, attack, redeemed, registerBoth } = await atLaxServer(t);
  await registerBoth();
  const [victim, attacker] = [await begin('cli_1'), await begin('cli_1')];
  const used = answerFor(attacker, 'attacker');
  assert.equal(await open(used, attacker.cookie), 200);
  for (const cookie of [attacker.cookie, victim.cookie, `${attacker.cookie}; ${victim.cookie}`])
    await attack(used, cookie);
  const both = await Promise.all([1, 2].map(() => open(answerFor(victim, 'victim'), victim.cookie)));
  assert.deepEqual(both.toSorted(), [200, 400]);
  assert.deepEqual(redeemed(), ['code-of-attacker', 'code-of-victim']);
});
