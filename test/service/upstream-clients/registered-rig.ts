// Two partners before the test ERP, a server that somebody else runs, and everything that leaves for either.
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { OpenAnswer } from '../../../src/contract/index.ts';
import { createDiskCatalogue } from '../../../src/service/adapters/disk-catalogue.ts';
import { redirectUri } from '../../../src/service/connecting/redirect-uri.ts';
import { sha256 } from '../../../src/service/digest.ts';
import { pushRequest } from '../../../src/service/oauth/push.ts';
import type { Egress, EgressRequest } from '../../../src/service/ports.ts';
import { Secret } from '../../../src/service/secret.ts';
import { addUpstreamClient, removeUpstreamClient } from '../../../src/service/upstream-clients/register.ts';
import { createMethods } from '../../../src/service/upstream/methods/index.ts';
import { erpRig, system } from '../grants/erp-rig.ts';
import { callback, issuer, page, type Tab } from '../connecting/rig.ts';
import { egressWith } from '../upstream/egress/servers.ts';
import { registered } from '../upstream/methods/oauth2/erp.ts';

const catalogue = createDiskCatalogue();

export { registered, system };
export const program = 'larkfield-test-erp-client-credentials';
export type App = { readonly id: string; readonly secret: string };
export type Partner = 'cli_1' | 'cli_2';

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** A server of somebody else's with good metadata; `got` is all that it was sent. */
const stranger = async (t: TestContext) => {
  const got: { readonly method: string; readonly said: string }[] = [];
  const server = createServer(async (request, response) => {
    const { method = '', url = '', headers } = request;
    got.push({ method, said: [url, JSON.stringify(headers), await textOf(request)].join(' ') });
    const oidc = `http://${headers.host}/oidc`;
    const metadata = {
      issuer: oidc,
      authorization_endpoint: `${oidc}/auth`,
      token_endpoint: `${oidc}/token`,
      revocation_endpoint: `${oidc}/revoke`,
    };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify(url.includes('.well-known') ? metadata : { access_token: 'x', token_type: 'bearer' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got };
};

/** What a request proves itself with, read. */
const proofIn = ({ headers = {}, body = '' }: EgressRequest): string => {
  const basic = /^Basic (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '';
  return `${Buffer.from(basic, 'base64').toString()} ${decodeURIComponent(body)}`;
};

export const registeredRig = async (t: TestContext) => {
  const made = await erpRig(t);
  const { ports, bench, openWith, tabOf, runs } = made;
  const other = await stranger(t);
  const real = egressWith(`${bench.origin},${other.origin}`);
  const sent: { readonly url: string; readonly proof: string }[] = [];
  const egress: Egress = {
    ...real,
    request: (request) => {
      sent.push({ url: request.url, proof: proofIn(request) });
      return real.request(request);
    },
  };
  Object.assign(ports, { egress, methods: createMethods({ egress, catalogue }) });
  await ports.store
    .insertInto('client')
    .values({
      id: 'cli_2',
      mode: 'test',
      name: 'Downtime',
      redirect_uris: JSON.stringify([callback]),
      origins: JSON.stringify([page]),
      created_at: 0,
    })
    .execute();
  for (const client of ['cli_1', 'cli_2']) bench.erp.allowRedirect(redirectUri(issuer, client, system));

  const register = (client: Partner, { id, secret }: App, more: { issuer?: string; system?: string } = {}) =>
    addUpstreamClient(ports, {
      client,
      system,
      issuer: `${bench.origin}/oidc`,
      id,
      secret: new Secret(secret),
      ...more,
    });
  const remove = (client: Partner, of = system) =>
    removeUpstreamClient(ports.store, ports.clock, { client, system: of });

  /** A tab of one partner's page that stands at the form. */
  const atForm = async (client: Partner, of = system, more: object = {}): Promise<Tab> => {
    const as = {
      id: client,
      mode: 'test',
      name: client,
      redirect_uris: [callback],
      origins: [page],
    } as const;
    const { request_uri } = await pushRequest(ports, as, {
      response_type: 'code',
      redirect_uri: callback,
      state: 'state-of-the-partner',
      code_challenge: sha256('v'.repeat(43)),
      code_challenge_method: 'S256',
      customer_id: 'customer-1',
      origin: page,
      systems: of,
      ...more,
    });
    const { body } = await openWith(request_uri);
    const tab = tabOf(body as unknown as OpenAnswer);
    const step = await tab.step();
    if (step.kind === 'prepare') await tab.answer({ kind: 'prepare', step: step.id });
    return tab;
  };
  /** The same with the address sent, its check ended. */
  const checked = async (client: Partner, of = system, address: string = bench.origin) => {
    const tab = await atForm(client, of);
    const answer = await (await tab.frame()).submit({ address });
    await runs.settled();
    return { tab, answer, step: await tab.step() };
  };
  /** A connection of the first partner, with its token. */
  const connected = async (): Promise<string> => {
    const { tab } = await checked('cli_1');
    await made.signIn(tab);
    return made.exchange(tab);
  };
  const proofsAt = (origin: string): string =>
    JSON.stringify(sent.filter(({ url }) => url.startsWith(origin)));
  return { ...made, other, sent, register, remove, atForm, checked, connected, proofsAt };
};
