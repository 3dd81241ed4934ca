// A service in miniature for the tests of the flow: real store, vault and OAuth; a catalogue and a method that the test writes.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameOpened, OpenAnswer, Step, Values } from '../../../src/contract/index.ts';
import type { OpenStore } from '../../../src/service/adapters/open-store.ts';
import { openSqliteStore } from '../../../src/service/adapters/sqlite-store.ts';
import { CheckRuns } from '../../../src/service/connecting/check-runs.ts';
import { Probes } from '../../../src/service/connecting/probing.ts';
import { pushRequest } from '../../../src/service/oauth/push.ts';
import type { Method, Ports } from '../../../src/service/ports.ts';
import { OpenStreams } from '../../../src/service/routes/open-streams.ts';
import { connectRoutes } from '../../../src/service/routes/connect.ts';
import { newMasterKey, readMasterKey } from '../../../src/service/vault/master-key.ts';
import { createVault } from '../../../src/service/vault/vault.ts';
import { openTestStore } from '../test-store.ts';
import { catalogue, fresh } from './script.ts';

export { passing, plainSystem, type Script } from './script.ts';

export const issuer = 'https://connect.example';
export const page = 'https://app.example';
export const callback = 'https://app.example/makini/callback';
export const state = 'state-of-the-partner';

export interface Called {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A person's page with an open session. */
export interface Tab {
  readonly opened: OpenAnswer;
  call(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Called>;
  step(): Promise<Step>;
  answer(body: object, key?: string): Promise<Called>;
  back(step: string, key?: string): Promise<Called>;
  frame(): Promise<Frame>;
}

/** The frame of a tab, its ticket redeemed. */
export interface Frame {
  readonly opened: FrameOpened;
  submit(values: Values, more?: { step?: string; again?: boolean; key?: string }): Promise<Called>;
  probe(values: Values, step?: string): Promise<Called>;
}

export const ownPage = { origin: issuer, 'sec-fetch-site': 'same-origin' };
export const good: Values = { address: 'acme.example/odata', username: 'planner', password: 'right horse' };

let keys = 0;
const newKey = (): string => `key-of-test-${(keys += 1)}`;

const seedClient = async ({ store }: Ports): Promise<void> => {
  await store
    .insertInto('client')
    .values({
      id: 'cli_1',
      mode: 'test',
      name: 'Uptime',
      redirect_uris: JSON.stringify([callback]),
      origins: JSON.stringify([page, 'https://other.example']),
      created_at: 0,
    })
    .execute();
};

/** Everything a test of the flow needs. `file` puts the store on disk. */
export const rig = async (
  options: {
    file?: boolean;
    budget?: number;
    stores?: readonly [OpenStore, ...OpenStore[]];
    announced?: () => void;
    /** In place of the catalogue and the method that the test writes. */
    real?: Pick<Ports, 'catalogue' | 'methods'>;
  } = {},
) => {
  const folder = options.file ? mkdtempSync(join(tmpdir(), 'makini-connecting-')) : undefined;
  const given = options.stores?.[0];
  const { store, shared, close } =
    given ?? (folder ? await openSqliteStore(folder, 'serve') : await openTestStore());
  const script = fresh();
  const method: Method = {
    id: 'odata_basic',
    check: (...all) => script.check(...all),
    probe: (...all) => script.probe(...all),
    describe: (...all) => script.describe(...all),
    read: (...all) => script.read(...all),
  };
  const time = { now: Date.UTC(2026, 0, 1) };
  const logged: string[] = [];
  const log = (event: string, facts?: object): void => void logged.push(JSON.stringify([event, facts]));
  const master = readMasterKey(newMasterKey());
  assert(master);
  const ports: Ports = {
    issuer,
    version: '0.1.0',
    store,
    bell: options.stores && shared?.bell,
    ...(options.announced && { announced: options.announced }),
    vault: createVault([master]),
    egress: {
      request: () => Promise.reject(new Error('no egress here')),
      connect: () => Promise.reject(new Error('no egress here')),
    },
    catalogue,
    methods: new Map([
      ['odata_basic', method],
      ['bearer', { ...method, id: 'bearer' }],
    ]),
    assets: { element: async () => undefined, page: async () => undefined },
    clock: () => time.now,
    log: { debug: log, info: log, warn: log, error: log },
    ...options.real,
  };
  await seedClient(ports);
  const runs = new CheckRuns(ports, options.budget);
  const app = connectRoutes(ports, { runs, probes: new Probes(ports), streams: new OpenStreams() });
  /** This node and those on the other stores: each request meets the next one. */
  const nodes = [
    { ports, runs, app },
    ...(options.stores?.slice(1) ?? []).map((other) => {
      const own: Ports = { ...ports, store: other.store, bell: other.shared?.bell };
      const parts = {
        runs: new CheckRuns(own, options.budget),
        probes: new Probes(own),
        streams: new OpenStreams(),
      };
      return { ports: own, runs: parts.runs, app: connectRoutes(own, parts) };
    }),
  ];
  let turn = 0;
  const client = {
    id: 'cli_1',
    mode: 'test',
    name: 'Uptime',
    redirect_uris: [callback],
    origins: [page],
  } as const;

  const send = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<Called> => {
    const node = nodes[turn % nodes.length] ?? assert.fail();
    turn += 1;
    const response = await node.app.request(`${issuer}${path}`, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: response.headers,
      body: json ? (JSON.parse(text) as Called['body']) : { text },
    };
  };

  const push = async (more: object = {}): Promise<string> => {
    const { request_uri } = await pushRequest(ports, client, {
      response_type: 'code',
      redirect_uri: callback,
      state,
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
      customer_id: 'customer-1',
      customer_name: 'Customer One',
      origin: page,
      ...more,
    });
    return request_uri;
  };

  const openWith = (request_uri: string, more: { key?: string; origin?: string; system?: string } = {}) =>
    send(
      'POST',
      '/connect/sessions',
      { request_uri, system: more.system },
      {
        origin: more.origin ?? page,
        'idempotency-key': more.key ?? newKey(),
      },
    );

  const frameOf = async (tab: Tab): Promise<Frame> => {
    const ticket = await tab.call('POST', '/connect/session/ticket');
    assert.equal(ticket.status, 200, JSON.stringify(ticket.body));
    const { status, body } = await send('POST', '/connect/frame/open', ticket.body, ownPage);
    assert.equal(status, 200, JSON.stringify(body));
    const opened = body as unknown as FrameOpened;
    const headers = { ...ownPage, authorization: `Bearer ${opened.token}` };
    return {
      opened,
      submit: (values, { step = opened.step.id, again, key = newKey() } = {}) =>
        send(
          'POST',
          '/connect/frame/submit',
          { step, values, again },
          { ...headers, 'idempotency-key': key },
        ),
      probe: (values, step = opened.step.id) =>
        send('POST', '/connect/frame/probe', { step, values }, headers),
    };
  };

  const tabOf = (opened: OpenAnswer): Tab => {
    const tab: Tab = {
      opened,
      call: (method, path, body, headers = {}) =>
        send(method, path, body, {
          origin: page,
          authorization: `Bearer ${opened.session.token}`,
          ...headers,
        }),
      step: async () => (await tab.call('GET', '/connect/session/step')).body['step'] as Step,
      answer: (body, key = newKey()) =>
        tab.call('POST', '/connect/session/answer', body, { 'idempotency-key': key }),
      back: (step, key = newKey()) =>
        tab.call('POST', '/connect/session/back', { step }, { 'idempotency-key': key }),
      frame: () => frameOf(tab),
    };
    return tab;
  };

  const open = async (more: object = {}, at: { system?: string } = {}): Promise<Tab> => {
    const { status, body } = await openWith(await push(more), at);
    assert.equal(status, 201, JSON.stringify(body));
    return tabOf(body as unknown as OpenAnswer);
  };

  /** A tab that stands at the form of the plain system. */
  const atForm = async (): Promise<Tab> => open({}, { system: 'plain' });

  /** A tab whose check has ended; returns the step it ended at. */
  const submitted = async (values: Values = good): Promise<{ tab: Tab; step: Step }> => {
    const tab = await atForm();
    await (await tab.frame()).submit(values);
    await runs.settled();
    return { tab, step: await tab.step() };
  };

  return {
    ports,
    script,
    time,
    logged,
    runs,
    app,
    nodes,
    folder,
    send,
    push,
    openWith,
    tabOf,
    open,
    atForm,
    submitted,
    close,
  };
};

/** Holds a check or probe until the test lets it go. */
export const gate = (): { readonly opened: Promise<void>; open(): void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
};

/** The problem's code of an answer. */
export const codeOf = ({ body }: Called): unknown => body['code'];

/** The step of an answer; fails when it has another kind. */
export const stepOf = <K extends Step['kind']>(called: Called, kind: K): Extract<Step, { kind: K }> => {
  const step = called.body['step'] as Step | undefined;
  assert.equal(step?.kind, kind, JSON.stringify(called.body));
  return step as Extract<Step, { kind: K }>;
};
