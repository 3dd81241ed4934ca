// A person, their page and their partner in one, over HTTP: each request is sent again as the element and the SDK do it, until some node answers.
import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { FrameOpened, HandOver, OpenAnswer, Step, TokenAnswer } from '../../../src/contract/index.ts';
import { randomText, sha256 } from '../../../src/service/digest.ts';
import { basic, verifier } from '../stand.ts';
import { page, redirectUri } from '../works.ts';
import type { Fleet } from './fleet.ts';

const json = { 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** How often a request is sent before it counts as failed. */
const tries = 6;

/** One walk from the push to the token. `customer` is nobody else's. */
export class Person {
  readonly #fleet: Fleet;
  readonly customer: string;
  /** Where requests go; a test may put a node in the proxy's place. */
  base: string;
  /** The ids of the check's events in the order in which they came, over all streams. */
  readonly heard: number[] = [];
  /** How often the form was sent: typing is asked for once. */
  typed = 0;
  #element: Record<string, string> = {};

  constructor(fleet: Fleet, customer: string) {
    this.#fleet = fleet;
    this.customer = customer;
    this.base = fleet.issuer;
  }

  /** One request, sent again under the same headers while no node answers; an answer below 300, or the test ends. */
  async #ask(path: string, init: RequestInit): Promise<Answer> {
    for (let tried = 1; ; tried += 1) {
      const answer = await this.#once(path, init);
      if (answer && answer.status < 300) return answer;
      const said = `${path}: ${answer?.status ?? 'no answer'} ${answer?.text ?? ''}`;
      assert.ok(tried < tries && (answer?.status ?? 502) === 502, said);
      await setTimeout(50 * tried);
    }
  }

  /** Undefined when the connection broke. */
  async #once(path: string, init: RequestInit): Promise<Answer | undefined> {
    try {
      const answer = await fetch(`${this.base}${path}`, init);
      return { status: answer.status, text: await answer.text() };
    } catch {
      return undefined;
    }
  }

  async #post<T>(path: string, headers: Record<string, string>, body: object | URLSearchParams): Promise<T> {
    const sent = body instanceof URLSearchParams ? body.toString() : JSON.stringify(body);
    const keyed = { 'idempotency-key': randomText(), ...headers };
    const { text } = await this.#ask(path, { method: 'POST', headers: keyed, body: sent });
    return JSON.parse(text) as T;
  }

  async #open(): Promise<Step> {
    const client = { ...form, authorization: basic(this.#fleet.client) };
    const pushed = new URLSearchParams({
      response_type: 'code',
      redirect_uri: redirectUri,
      state: 'state-12345',
      code_challenge: sha256(verifier),
      code_challenge_method: 'S256',
      customer_id: this.customer,
      origin: page,
    });
    const { request_uri } = await this.#post<{ request_uri: string }>('/oauth/par', client, pushed);
    const { session, step } = await this.#post<OpenAnswer>(
      '/connect/sessions',
      { ...json, origin: page },
      { request_uri, system: 'sap-cap' },
    );
    this.#element = { ...json, origin: page, authorization: `Bearer ${session.token}` };
    return step;
  }

  /** A ticket opens a frame once: where the answer was lost, the page hands over another one. */
  async #frame(): Promise<FrameOpened> {
    for (let tried = 1; ; tried += 1) {
      const ticket = await this.#post<object>('/connect/session/ticket', this.#element, {});
      const headers = { ...json, origin: this.#fleet.issuer, 'sec-fetch-site': 'same-origin' };
      const init = { method: 'POST', headers, body: JSON.stringify(ticket) };
      const answer = await this.#once('/connect/frame/open', init);
      if (answer?.status === 200) return JSON.parse(answer.text) as FrameOpened;
      assert.ok(tried < tries && (answer?.status ?? 502) === 502, answer?.text);
    }
  }

  /** Goes as far as the form, and sends it: a check begins. */
  async submit(): Promise<Extract<Step, { kind: 'check' }>> {
    const first = await this.#open();
    if (first.kind === 'prepare')
      await this.#post('/connect/session/answer', this.#element, { kind: 'prepare', step: first.id });
    const frame = await this.#frame();
    const address = `http://127.0.0.1:${this.#fleet.systemPort}/connected/od`;
    const { step } = await this.#post<{ step: Step }>(
      '/connect/frame/submit',
      {
        ...json,
        origin: this.#fleet.issuer,
        'sec-fetch-site': 'same-origin',
        authorization: `Bearer ${frame.token}`,
      },
      { step: frame.step.id, values: { address, username: 'planner', password: 'right horse' } },
    );
    this.typed += 1;
    assert(step.kind === 'check', JSON.stringify(step));
    return step;
  }

  /** Reads one stream until it ends, and notes its events; whether the check has ended. */
  async listen(check: string, after = this.heard.at(-1)): Promise<boolean> {
    const headers = { ...this.#element, ...(after !== undefined && { 'last-event-id': String(after) }) };
    let text = '';
    try {
      const stream = await fetch(`${this.base}/connect/session/checks/${check}/events`, { headers });
      if (stream.status !== 200 || !stream.body) return stream.status === 204;
      for await (const chunk of stream.body) text += Buffer.from(chunk).toString();
    } catch (error) {
      // A node that dies breaks its streams off.
      assert.ok(error instanceof TypeError, String(error));
    }
    const whole = text.split('\n\n').slice(0, -1);
    for (const event of whole) {
      const id = /^id: (\d+)$/m.exec(event)?.[1];
      if (id !== undefined) this.heard.push(Number(id));
    }
    return whole.some((event) => /^event: end$/m.test(event));
  }

  /** The present step, from whichever node answers. */
  async step(): Promise<Step> {
    const { text } = await this.#ask('/connect/session/step', { headers: this.#element });
    return (JSON.parse(text) as { step: Step }).step;
  }

  /** "Try again": nothing is typed. */
  async retry(step: string): Promise<Step> {
    const answer = { kind: 'retry', step };
    return (await this.#post<{ step: Step }>('/connect/session/answer', this.#element, answer)).step;
  }

  /** Waits for the check by stream and by asking; tries again what a dead node interrupted. Ends at `done`. */
  async follow(from: Step): Promise<void> {
    let step = from;
    for (let looks = 0; looks < 400; looks += 1) {
      if (step.kind === 'done') return;
      assert(step.kind === 'check', JSON.stringify(step));
      const { check } = step;
      if (check.status === 'running') await this.listen(check.id);
      if (check.status === 'failed') {
        const codes = check.stages.flatMap(({ failure }) => failure?.code ?? []);
        assert.deepEqual(codes, ['service.interrupted']);
        this.heard.length = 0;
        await this.retry(step.id);
      }
      await setTimeout(50);
      step = await this.step();
    }
    assert.fail('the check did not end');
  }

  /** The code, and the token that the partner gets for it. */
  async token(): Promise<string> {
    const { code } = await this.#post<HandOver>('/connect/session/code', this.#element, {});
    const { access_token } = await this.#post<TokenAnswer>(
      '/link/token',
      { ...form, authorization: basic(this.#fleet.client), 'idempotency-key': sha256(code) },
      new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    );
    return access_token;
  }

  /** All of it. */
  async walk(): Promise<string> {
    await this.follow(await this.submit());
    return this.token();
  }
}

/** What a token gives at one node: the status of an answer. */
export const statusOf = async (origin: string, token: string): Promise<number> => {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${origin}/api/integrations/current`, { headers })).status;
};

/** One connection and one living token for this customer, and the token is good at every node. */
export const assertConnectedOnce = async (
  { store, nodes }: Fleet,
  customer: string,
  token: string,
): Promise<void> => {
  const connections = await store
    .selectFrom('connection')
    .select(['id', 'status'])
    .where('customer_id', '=', customer)
    .execute();
  assert.deepEqual(
    connections.map(({ status }) => status),
    ['active'],
  );
  const tokens = await store
    .selectFrom('token')
    .select('hash')
    .where('connection_id', '=', connections[0]?.id ?? '')
    .execute();
  assert.deepEqual(tokens, [{ hash: sha256(token) }]);
  for (const { origin } of nodes) assert.equal(await statusOf(origin, token), 200);
};
