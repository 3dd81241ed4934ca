/** A system of a few lines for one test, and the methods that speak to it through the real way out. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TestContext } from 'node:test';
import type { HttpApi, MethodId, Stage, System, SystemMethod } from '../../../../../src/contract/index.ts';
import type { Access, CheckOutcome, Method } from '../../../../../src/service/ports.ts';
import { createMethods } from '../../../../../src/service/upstream/methods/index.ts';
import { egressWith, http } from '../../egress/servers.ts';

/** What a request of the system is answered with: a status, a body (an object becomes JSON), headers. */
export type Answer = readonly [
  status: number,
  body?: unknown,
  headers?: Readonly<Record<string, string | number>>,
];

/** A request as the little system sees it. */
export interface Asked {
  readonly verb: string | undefined;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly key: string | undefined;
  readonly authorization: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A running little system with everything it was asked. */
export interface Bench {
  readonly address: string;
  readonly asked: Asked[];
  readonly method: (id: MethodId, known?: System[]) => Method;
}

const askedIn = async (request: IncomingMessage): Promise<Asked> => {
  const url = new URL(request.url ?? '/', 'http://here');
  const key = request.headers['x-key'];
  return {
    verb: request.method,
    path: url.pathname,
    query: url.searchParams,
    key: typeof key === 'string' ? key : undefined,
    authorization: request.headers.authorization,
    headers: request.headers,
    body: Buffer.concat((await request.toArray()) as Buffer[]).toString(),
  };
};

const send = (response: ServerResponse, [status, body = '', headers = {}]: Answer): void => {
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
};

/** Starts a system that answers as this test writes it. */
export const openBench = async (t: TestContext, answer: (asked: Asked) => Answer): Promise<Bench> => {
  const asked: Asked[] = [];
  const port = await http(t, (request, response) => {
    void askedIn(request).then((what) => {
      asked.push(what);
      send(response, answer(what));
    });
  });
  const egress = egressWith(`http://127.0.0.1:${port}`);
  return {
    address: `http://127.0.0.1:${port}`,
    asked,
    method: (id, systems = []) => {
      const method = createMethods({ egress, catalogue: { systems, fingerprints: [] } }).get(id);
      if (!method) throw new Error(`There is no ${id}.`);
      return method;
    },
  };
};

/** Two lists that can be read, a who-am-I, and one row of its own about it. */
export const api: HttpApi = {
  root: '{address}/api',
  whoami: { path: '/me', shows: '/user/id', account: '/user/login' },
  data: {
    is: 'tables',
    paging: { by: 'offset', offset: 'offset', limit: 'limit', most: 3 },
    sort: { parameter: 'sort', up: '{column}', down: '{column}:desc', join: ',' },
    tables: [
      {
        name: 'orders',
        path: '/orders',
        rows: '/orders',
        total: '/count',
        key: 'id',
        sortable: ['id'],
        filters: [{ column: 'title', op: 'contains', parameter: 'title', value: '~{value}' }],
        newest: { query: { sort: 'changed:desc' }, date: 'changed' },
      },
      { name: 'parts', path: '/parts', rows: '/parts', key: 'id' },
    ],
  },
};

/** A system that is signed in to like this. */
export const systemWith = (method: SystemMethod): System => ({
  id: 'little',
  name: 'Little',
  vendor: 'Vendor',
  category: 'ERP',
  domain: 'example.com',
  deployment: 'on-prem',
  aliases: [],
  popularity: 1,
  tier: 'documented',
  evidence: 'test',
  date: '2026-11-22',
  methods: [method],
});

/** A field that must be filled in. */
export const field = (name: string, type: 'url' | 'secret' | 'text') => ({
  name,
  type,
  label: name,
  required: true,
});

/** A system with a key in the header `x-key`. */
export const keySystem = (more: Partial<HttpApi> = {}): System =>
  systemWith({
    method: 'api_key',
    fields: [field('address', 'url'), field('key', 'secret')],
    header: 'X-Key',
    value: '{key}',
    api: { ...api, ...more },
  });

/** A system with a bearer token that is a JWT. */
export const tokenSystem = (more: Partial<HttpApi> = {}): System =>
  systemWith({
    method: 'bearer',
    fields: [field('address', 'url'), field('token', 'secret'), field('database', 'text')],
    scheme: 'Bearer',
    jwt: { account: 'username' },
    api: { ...api, ...more },
  });

/** An access to one of them. */
export const accessTo = (to: System, values: Access['values'], more: Partial<Access> = {}): Access => ({
  system: to,
  values,
  client: { id: 'client', mode: 'test' },
  ...more,
});

/** No time limit of the test's own. */
export const forever = new AbortController().signal;

/** Runs a check and keeps every stage that was reported. */
export const checked = async (
  method: Method,
  access: Access,
): Promise<{ outcome: CheckOutcome; stages: Stage[] }> => {
  const stages: Stage[] = [];
  const outcome = await method.check(access, (stage) => stages.push(stage), forever);
  return { outcome, stages };
};

/** The code that a check failed with; undefined when it did not. */
export const codeOf = ({ outcome }: { outcome: CheckOutcome }): string | undefined =>
  outcome.status === 'failed' ? outcome.failure.code : undefined;
