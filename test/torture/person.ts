// A person at a customer, with the page they are on: goes through the whole flow and asks again what got lost, as the element does.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { FrameOpened, HandOver, OpenAnswer, SessionGrant, Step } from '../../src/contract/index.ts';
import type { Chance } from './chance.ts';
import { signInOf } from './upstream.ts';

/** Where the page finds the partner, the service and the customer's system. */
export interface Places {
  readonly page: string;
  readonly service: string;
  readonly system: string;
  /** Whether everything that a person needs is up. */
  readonly runs: () => boolean;
}

/** What became of a person. `left` closed the browser after sending the form: whether they are connected is for others to find out. */
export interface Trip {
  readonly customer: string;
  readonly end: 'connected' | 'left' | 'dead end';
  /** Why a new session was begun, each time. */
  readonly restarts: readonly string[];
  /** Requests whose answer got lost. */
  readonly lost: number;
}

interface Asked {
  readonly where: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A word of the service or the partner that asking again does not change; the page offers the way out that belongs to it. */
class Refused extends Error {
  readonly code: string;
  constructor(code: string, where: string) {
    super(`${where}: ${code}`);
    this.code = code;
  }
}

/** Nothing was answered for a minute in which everything ran: while processes are dead, or just starting, nobody could answer. */
class NoWay extends Error {}

class Left extends Error {}

const most = { patience: 60_000, restarts: 6, moves: 120 } as const;
const again = new Set(['step_changed', 'ticket_unknown', 'session_superseded']);
const json = { 'content-type': 'application/json' };

/** One walk through the flow. */
export class Walk {
  readonly #places: Places;
  readonly #chance: Chance;
  readonly #customer: string;
  readonly #restarts: string[] = [];
  readonly #leaves: 'never' | 'after the form' | 'with the code';
  #lost = 0;

  constructor(places: Places, chance: Chance, customer: string) {
    this.#places = places;
    this.#chance = chance;
    this.#customer = customer;
    this.#leaves = chance.of(['never', 'never', 'never', 'never', 'after the form', 'with the code']);
  }

  /** Walks to the end; never rejects for what the flow does. */
  async run(): Promise<Trip> {
    let end: Trip['end'] | undefined;
    while (end === undefined) end = await this.#session();
    return { customer: this.#customer, end, restarts: this.#restarts, lost: this.#lost };
  }

  async #session(): Promise<Trip['end'] | undefined> {
    try {
      await this.#walk();
      return 'connected';
    } catch (error) {
      if (error instanceof Left) return 'left';
      if (!(error instanceof Refused || error instanceof NoWay)) throw error;
      this.#restarts.push(error.message);
      return error instanceof NoWay || this.#restarts.length > most.restarts ? 'dead end' : undefined;
    }
  }

  async #walk(): Promise<void> {
    let { session, step } = await this.#open({ reason: 'open', system: 'sap-cap' });
    for (let moves = 0; moves < most.moves; moves += 1) {
      if (this.#chance.happens(0.04)) {
        // The page was reloaded: it asks its host for the same session again.
        ({ session, step } = await this.#open({ reason: 'resume', session: session.id }));
      }
      try {
        const next = await this.#move(session, step);
        if (next === undefined) return;
        step = next;
      } catch (error) {
        if (!(error instanceof Refused && again.has(error.code))) throw error;
        step = await this.#step(session);
      }
    }
    throw new Refused('too many moves', 'the flow');
  }

  async #move(session: OpenAnswer['session'], step: Step): Promise<Step | undefined> {
    if (step.kind === 'prepare') return this.#answer(session, { kind: 'prepare', step: step.id });
    if (step.kind === 'form') return this.#fill(session);
    if (step.kind === 'check') return this.#watch(session, step);
    if (step.kind === 'done') return this.#handOver(session, step);
    throw new Refused(step.kind, 'a step');
  }

  async #open(question: Record<string, string>): Promise<OpenAnswer> {
    const grant = await this.#atHost<SessionGrant>('/makini/session', json, JSON.stringify(question));
    return this.#ask<OpenAnswer>({
      where: this.#places.service,
      path: '/connect/sessions',
      headers: { origin: this.#places.page },
      body: { request_uri: grant.request_uri, ...(question['system'] && { system: question['system'] }) },
    });
  }

  #element<T>({ token }: OpenAnswer['session'], path: string, body?: unknown): Promise<T> {
    const headers = { origin: this.#places.page, authorization: `Bearer ${token}` };
    return this.#ask<T>({ where: this.#places.service, path, headers, body });
  }

  async #step(session: OpenAnswer['session']): Promise<Step> {
    return (await this.#element<{ step: Step }>(session, '/connect/session/step')).step;
  }

  async #answer(session: OpenAnswer['session'], body: unknown): Promise<Step> {
    return (await this.#element<{ step: Step }>(session, '/connect/session/answer', body)).step;
  }

  async #fill(session: OpenAnswer['session']): Promise<Step> {
    const own = { origin: this.#places.service, 'sec-fetch-site': 'same-origin' };
    const at = { where: this.#places.service };
    const ticket = await this.#element(session, '/connect/session/ticket', {});
    const frame = await this.#ask<FrameOpened>({
      ...at,
      path: '/connect/frame/open',
      headers: own,
      body: ticket,
    });
    const values = { address: `${this.#places.system}/od`, ...signInOf(this.#customer) };
    const { step } = await this.#ask<{ step: Step }>({
      ...at,
      path: '/connect/frame/submit',
      headers: { ...own, authorization: `Bearer ${frame.token}` },
      body: { step: frame.step.id, values },
    });
    if (this.#leaves === 'after the form') throw new Left();
    return step;
  }

  async #watch(session: OpenAnswer['session'], step: Extract<Step, { kind: 'check' }>): Promise<Step> {
    if (step.check.status === 'failed') return this.#answer(session, { kind: 'retry', step: step.id });
    await pause(250);
    return this.#step(session);
  }

  async #handOver(
    session: OpenAnswer['session'],
    step: Extract<Step, { kind: 'done' }>,
  ): Promise<Step | undefined> {
    if (step.claimed) return undefined;
    try {
      const answer = await this.#element<HandOver>(session, '/connect/session/code', {});
      if (this.#leaves === 'with the code') throw new Left();
      const form = new URLSearchParams({ ...answer }).toString();
      await this.#atHost('/makini/callback', { 'content-type': 'application/x-www-form-urlencoded' }, form);
      return undefined;
    } catch (error) {
      if (error instanceof Refused && error.code === 'handed_over') return undefined;
      // The code lived too long, or another one took its place: the page mints a new one.
      if (error instanceof Refused && error.code === 'code_expired') return this.#step(session);
      throw error;
    }
  }

  #atHost<T>(path: string, type: Record<string, string>, body: string): Promise<T> {
    const headers = { ...type, origin: this.#places.page, 'x-customer': this.#customer };
    return this.#ask<T>({ where: this.#places.page, path, headers, body });
  }

  /** Asks until there is an answer, under one key. */
  async #ask<T>(asked: Asked): Promise<T> {
    const key = randomUUID();
    for (let waited = 0; waited < most.patience;) {
      const [from, ran] = [Date.now(), this.#places.runs()];
      const answer = await this.#once(asked, key);
      if (answer !== undefined) return answer as T;
      this.#lost += 1;
      await pause(100 + this.#chance.next() * 300);
      if (ran && this.#places.runs()) waited += Date.now() - from;
    }
    throw new NoWay(`${asked.path} was not answered for a minute`);
  }

  /** Undefined where no answer came, or only a gateway's. */
  async #once({ where, path, body, headers }: Asked, key: string): Promise<unknown> {
    try {
      const response = await fetch(`${where}${path}`, {
        ...(body !== undefined && {
          method: 'POST',
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
        headers: { ...json, 'idempotency-key': key, ...headers },
        signal: AbortSignal.timeout(20_000),
      });
      if (response.status === 429 || response.status >= 500) {
        await response.body?.cancel();
        return undefined;
      }
      const answer = (await response.json()) as { code?: string; detail?: string };
      if (response.ok) return answer;
      throw new Refused(answer.code ?? String(response.status), path);
    } catch (error) {
      if (error instanceof Refused) throw error;
      return undefined;
    }
  }
}
