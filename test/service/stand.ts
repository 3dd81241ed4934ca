// A service on a stand: OAuth and API asked as partners ask, without a port. `stand-ports.ts` beside it is what it stands on.
import type { Hono } from 'hono';
import { registerClient } from '../../src/service/clients/register.ts';
import type { Mode } from '../../src/contract/index.ts';
import { newId, randomText, sha256 } from '../../src/service/digest.ts';
import type { Ports } from '../../src/service/ports.ts';
import { createService } from '../../src/service/service.ts';
import { makePorts, origin, redirectUri, verifier } from './stand-ports.ts';

export * from './stand-ports.ts';

export interface Account {
  readonly id: string;
  readonly secret: string;
  readonly mode: Mode;
}

export const basic = ({ id, secret }: Pick<Account, 'id' | 'secret'>): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

export const makeStand = async (changes: Partial<Ports> = {}) => {
  const made = await makePorts(changes);
  const { ports } = made;
  const app: Hono = createService(ports);
  const account = async (mode: Mode = 'test'): Promise<Account> => ({
    ...(await registerClient(ports.store, ports.clock, {
      name: `Partner ${mode}`,
      mode,
      redirectUris: [redirectUri],
      origins: [origin],
    })),
    mode,
  });
  const client = await account();

  const post = (
    path: string,
    form: Record<string, string>,
    headers: Record<string, string> = {},
    as: Account = client,
  ) =>
    Promise.resolve(
      app.request(path, {
        method: 'POST',
        headers: {
          authorization: basic(as),
          'content-type': 'application/x-www-form-urlencoded',
          ...headers,
        },
        body: new URLSearchParams(form).toString(),
      }),
    );

  const pushed = (changesOfForm: Record<string, string> = {}): Record<string, string> => ({
    response_type: 'code',
    redirect_uri: redirectUri,
    state: 'state-12345',
    code_challenge: sha256(verifier),
    code_challenge_method: 'S256',
    customer_id: 'cust-1',
    origin,
    ...changesOfForm,
  });

  const sessionOf = (requestUri: string) =>
    ports.store
      .selectFrom('session')
      .selectAll()
      .where('request_hash', '=', sha256(requestUri))
      .executeTakeFirstOrThrow();

  /** A pushed session whose connection is made and whose code is minted, as the connecting room does it. */
  const authorized = async (as: Account = client, form: Record<string, string> = {}) => {
    const answer = await post('/oauth/par', pushed(form), {}, as);
    const { request_uri } = (await answer.json()) as { request_uri: string };
    const session = await sessionOf(request_uri);
    const at = ports.clock();
    const owner = { client_id: as.id, mode: as.mode };
    const connection = newId('con');
    await ports.store
      .insertInto('connection')
      .values({
        ...owner,
        id: connection,
        customer_id: session.customer_id,
        customer_name: 'Acme',
        system_id: 'sys-1',
        method: 'odata_basic',
        name: 'System sys-1',
        status: 'active',
        reason: null,
        owner: null,
        since: at,
        last_checked_at: at,
        redirect_uri: redirectUri,
        created_at: at,
        updated_at: at,
        connected_at: at,
        claimed_at: null,
        pending: 0,
      })
      .execute();
    await ports.store
      .insertInto('credential')
      .values({
        ...owner,
        connection_id: connection,
        purpose: 'credentials',
        sealed: ports.vault.seal(JSON.stringify({ system: 'sys-1', values: {} }), {
          client: as.id,
          mode: as.mode,
          subject: connection,
          purpose: 'credentials',
        }),
        created_at: at,
      })
      .execute();
    await ports.store
      .updateTable('session')
      .set({
        status: 'done',
        connection_id: connection,
        request_hash: null,
        opened_at: at,
        expires_at: at + 7_200_000,
      })
      .where('id', '=', session.id)
      .execute();
    return { session: session.id, connection, code: await mintCode(session.id, connection, as) };
  };

  const mintCode = async (session: string, connection: string, as: Account = client): Promise<string> => {
    const code = randomText();
    await ports.store
      .insertInto('code')
      .values({
        hash: sha256(code),
        session_id: session,
        connection_id: connection,
        client_id: as.id,
        mode: as.mode,
        expires_at: ports.clock() + 60_000,
        used_at: null,
        used_key: null,
        answer: null,
      })
      .execute();
    return code;
  };

  const exchange = (
    code: string,
    form: Record<string, string> = {},
    headers: Record<string, string> = {},
    as: Account = client,
  ) =>
    post(
      '/link/token',
      { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier, ...form },
      headers,
      as,
    );

  /** A connection and its API token. */
  const connected = async (as: Account = client) => {
    const made = await authorized(as);
    const answer = await exchange(made.code, {}, {}, as);
    const { access_token: token } = (await answer.json()) as { access_token: string };
    return { ...made, token };
  };

  const appToken = async (as: Account = client): Promise<string> => {
    const answer = await post('/link/token', { grant_type: 'client_credentials' }, {}, as);
    return ((await answer.json()) as { access_token: string }).access_token;
  };

  const bearer = (path: string, token: string, init: RequestInit = {}) =>
    Promise.resolve(
      app.request(path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } }),
    );

  return {
    ...made,
    app,
    client,
    account,
    post,
    pushed,
    sessionOf,
    authorized,
    mintCode,
    exchange,
    connected,
    appToken,
    bearer,
  };
};

export type Stand = Awaited<ReturnType<typeof makeStand>>;

export const errorOf = async (answer: Response): Promise<[number, string, string]> => {
  const body = (await answer.json()) as {
    error?: string;
    code?: string;
    error_description?: string;
    detail?: string;
  };
  return [answer.status, body.error ?? body.code ?? '', body.error_description ?? body.detail ?? ''];
};
