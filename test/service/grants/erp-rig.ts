// The flow on the rig before the test ERP with its real authorization server: people sign in there, and its tokens are tried out.
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Step, Values } from '../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { openSealed } from '../../../src/service/connecting/credentials.ts';
import { loadSession } from '../../../src/service/connecting/session.ts';
import { openPending } from '../../../src/service/connecting/typed.ts';
import { sha256 } from '../../../src/service/digest.ts';
import { returnGrants } from '../../../src/service/grants/return-grants.ts';
import { authenticateToken } from '../../../src/service/oauth/bearer.ts';
import { exchangeCode } from '../../../src/service/oauth/exchange.ts';
import type { Tokens } from '../../../src/service/ports.ts';
import { createMethods } from '../../../src/service/upstream/methods/index.ts';
import { callback, issuer, rig, type Tab } from '../connecting/rig.ts';
import { startHeaders } from '../connecting/sign-in-rig.ts';
import { egressWith } from '../upstream/egress/servers.ts';
import { openErp, registered, walkSignIn, type people } from '../upstream/methods/oauth2/erp.ts';

const catalogue = createDiskCatalogue();

export const system = 'larkfield-test-erp-sign-in-page';
const verifier = 'v'.repeat(43);
const client = { id: 'cli_1', mode: 'test', name: 'Uptime', redirect_uris: [callback], origins: [] } as const;
type Person = keyof typeof people;

export const erpRig = async (t: TestContext) => {
  const bench = await openErp(t);
  const made = await rig();
  t.after(() => made.close());
  const { ports, open, app, runs } = made;
  const egress = egressWith(bench.origin);
  Object.assign(ports, { catalogue, egress, methods: createMethods({ egress, catalogue }) });
  const { id: client_id, secret: client_secret } = registered.code;
  const typed: Values = { address: bench.origin, client_id, client_secret };

  const atSignIn = async (more: object = {}, values: Values = typed): Promise<Tab> => {
    const tab = await open({ systems: system, code_challenge: sha256(verifier), ...more });
    const first = await tab.step();
    if (first.kind === 'authorize') return tab;
    if (first.kind === 'prepare') await tab.answer({ kind: 'prepare', step: first.id });
    const answer = await (await tab.frame()).submit(values);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    await runs.settled();
    return tab;
  };
  /** The tab opens, the person signs in at the ERP, and comes back. */
  const signIn = async (tab: Tab, who: Person = 'planner'): Promise<Step> => {
    const { body } = await tab.call('POST', '/connect/session/ticket');
    const started = await app.request(`${issuer}/connect/frame/authorize`, {
      method: 'POST',
      headers: startHeaders,
      body: new URLSearchParams({ ticket: String(body['ticket']) }).toString(),
    });
    const to = /content="0;url=([^"]+)"/.exec(await started.text())?.[1]?.replaceAll('&#38;', '&') ?? '';
    const cookie = (started.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const back = await walkSignIn(bench.origin, to, who);
    await app.request(back, { headers: { cookie } });
    await runs.settled();
    return tab.step();
  };
  const signedIn = async (who?: Person, more: object = {}) => {
    const tab = await atSignIn(more);
    return { tab, step: await signIn(tab, who) };
  };
  /** The person says that the record is theirs; the code is minted. */
  const codeOf = async (tab: Tab): Promise<string> =>
    String((await tab.call('POST', '/connect/session/code')).body['code']);
  /** The partner exchanges the code and uses the token once. */
  const exchange = async (tab: Tab): Promise<string> => {
    const code = await codeOf(tab);
    const request = { grant_type: 'authorization_code', code, redirect_uri: callback } as const;
    const answer = await exchangeCode(ports, client, { ...request, code_verifier: verifier }, undefined);
    return answer.access_token;
  };
  const use = (token: string) => authenticateToken(ports, `Bearer ${token}`);

  /** What a session was given and still holds. */
  const heldBy = async (tab: Tab): Promise<Tokens | undefined> => {
    const session = await loadSession(ports.store, tab.opened.session.id);
    return session && openPending(ports.vault, session)?.tokens;
  };
  /** What a connection's credentials hold; `renewal` those that wait for their first use. */
  const storedFor = async (which: 'credentials' | 'renewal' = 'credentials'): Promise<Tokens> => {
    const rows = await ports.store.selectFrom('credential').selectAll().execute();
    const row = rows.find(({ purpose }) => purpose.startsWith(which));
    assert(row);
    const { tokens } = openSealed(ports, { ...row, id: row.connection_id }, row.sealed);
    assert(tokens);
    return tokens;
  };
  /** Whether the ERP takes a token, once everything that is due was given back. */
  const works = async (tokens: Tokens | undefined): Promise<boolean> => {
    assert(tokens);
    await returnGrants(ports);
    const answer = await fetch(`${bench.origin}/api/me`, {
      headers: { authorization: `Bearer ${tokens.access}` },
    });
    return answer.ok;
  };
  const waiting = () => ports.store.selectFrom('grant_return').selectAll().execute();
  const ends = async (): Promise<string[]> =>
    (await ports.store.selectFrom('audit').select('action').where('action', 'like', 'grant.%').execute()).map(
      ({ action }) => action,
    );

  return {
    ...made,
    bench,
    typed,
    atSignIn,
    signIn,
    signedIn,
    codeOf,
    exchange,
    use,
    heldBy,
    storedFor,
    works,
    waiting,
    ends,
  };
};
