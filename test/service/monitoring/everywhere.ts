/** What everybody who may know is told of one connection: its token's holder, its client, who reads with it, the webhook's receiver, the operator. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { HealthEvent, OperatorConnectionDetails } from '../../../src/contract/index.ts';
import { setPassword } from '../../../src/service/dashboard/access.ts';
import { createDashboard } from '../../../src/service/dashboard/app.ts';
import { mintToken } from '../../../src/service/oauth/token-text.ts';
import type { EgressRequest, Ports } from '../../../src/service/ports.ts';
import { createService } from '../../../src/service/service.ts';
import { addEndpoint } from '../../../src/service/webhooks/by-operator.ts';
import { DeliveryWorker } from '../../../src/service/webhooks/worker.ts';
import { basic } from '../stand.ts';
import { watching } from './watching.ts';

/** Status, reason and owner, wherever they are said. */
export type Said = readonly [status: string, reason: string | null, owner: string | null];

type Answer = Readonly<Record<string, unknown>>;

const saidIn = (answer: unknown): Said => {
  const { status, reason, owner } = answer as { status: string; reason: string | null; owner: string | null };
  return [status, reason, owner];
};

const site = 'https://connect.test';
const desk = 'http://127.0.0.1:4101';
const password = 'correct horse battery';
const cost = { log2: 4, blocks: 8, rounds: 1 } as const;

/** The operator, signed in to the dashboard. */
const operatorOf = async (ports: Ports) => {
  const app = createDashboard(ports, { host: '127.0.0.1', cost });
  await setPassword(ports.store, ports.clock, password, cost);
  return async (id: string): Promise<Said> => {
    const headers = { 'sec-fetch-site': 'same-origin', origin: desk, 'content-type': 'application/json' };
    const body = JSON.stringify({ password });
    const entered = await app.request(`${desk}/dashboard/api/sign-in`, { method: 'POST', headers, body });
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? assert.fail('not signed in');
    const shown = await app.request(`${desk}/dashboard/api/connections/${id}`, {
      headers: { 'sec-fetch-site': 'same-origin', cookie },
    });
    return saidIn(OperatorConnectionDetails.parse(await shown.json()).connection);
  };
};

/** A monitor as `watching` has it, and everybody around it. */
export const watchedEverywhere = async (t: TestContext, changes: Partial<Ports> = {}) => {
  const posted: EgressRequest[] = [];
  const made = await watching(t, {
    ...changes,
    egress: {
      request: async (request) => {
        posted.push(request);
        return { status: 204, headers: {}, body: '', ms: 1 };
      },
      connect: () => Promise.reject(new Error('the systems have a way out of their own here')),
    },
  });
  const { ports, client } = made;
  const app = createService(ports);
  const url = 'https://app.test/makini/webhook';
  const endpoint = await addEndpoint(ports.store, ports.vault, ports.clock, { client: client.id, url });
  const deliveries = new DeliveryWorker(ports, { chance: () => 0.5, every: 0 });
  const operator = await operatorOf(ports);

  const ask = async (path: string, authorization: string) => {
    const answer = await app.request(`${site}${path}`, { headers: { authorization } });
    return { status: answer.status, body: (await answer.json()) as Answer };
  };
  const appToken = async (): Promise<string> => {
    const headers = {
      authorization: basic(client),
      'content-type': 'application/x-www-form-urlencoded',
    };
    const body = 'grant_type=client_credentials';
    const answer = await app.request(`${site}/link/token`, { method: 'POST', headers, body });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const tokenOf = async (id: string): Promise<string> => {
    const token = mintToken('test');
    const at = ports.clock();
    const owner = { client_id: client.id, mode: 'test', connection_id: id, session_id: null } as const;
    const { hash, hint } = token;
    const times = { created_at: at, expires_at: null, first_used_at: at, revoked_at: null };
    await ports.store
      .insertInto('token')
      .values({ ...owner, ...times, hash, hint, kind: 'connection' })
      .execute();
    return token.text;
  };

  return {
    ...made,
    /** What the webhook's receiver was told of a connection, in order; every signature is checked against the specification's own library. */
    heard: async (id: string): Promise<readonly [type: string, ...said: Said][]> => {
      await deliveries.settled();
      return posted.flatMap(({ headers = {}, body = '' }): [string, ...Said][] => {
        const at = new Date(Number(headers['webhook-timestamp']) * 1000);
        const signed = new Webhook(endpoint.secret).sign(headers['webhook-id'] ?? '', at, body);
        assert.equal(headers['webhook-signature'], signed);
        const event = HealthEvent.safeParse(JSON.parse(body));
        if (!event.success || event.data.data.connection_id !== id) return [];
        return [[event.data.type.replace('connection.', ''), ...saidIn(event.data.data)]];
      });
    },
    /** What is said of a connection where somebody asks: all of them have to say the same. */
    said: async (id: string): Promise<Said> => {
      const own = await ask('/api/integrations/current', `Bearer ${await tokenOf(id)}`);
      const bearer = `Bearer ${await appToken()}`;
      const one = await ask(`/api/system/connections/${id}`, bearer);
      const all = await ask('/api/system/connections', bearer);
      const listed = (all.body['data'] as { key: string }[]).find(({ key }) => key === id);
      const [said, ...others] = [
        saidIn(own.body['data']),
        saidIn(one.body['data']),
        saidIn(listed),
        await operator(id),
      ];
      for (const other of others) assert.deepEqual(other, said);
      return said ?? assert.fail();
    },
    /** How a request for data is refused: its status, code, reason and owner, and which connection is to be signed in to again. */
    refusal: async (id: string) => {
      const { status, body } = await ask('/api/raw/tables', `Bearer ${await tokenOf(id)}`);
      const { connection_id: again } = (body['reconnect'] ?? {}) as { connection_id?: string };
      return [status, body['code'], body['reason'], body['owner'], again];
    },
  };
};
