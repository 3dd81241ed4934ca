import {
  AnyStepAnswer,
  CatalogueIndex,
  Check,
  HandOver,
  OpenAnswer,
  Problem,
  StepAnswer,
  SystemRequested,
  Ticket,
} from '../../contract/index.ts';
import type { Answer, OpenRequest, Reader, Step, SystemRequest } from '../../contract/index.ts';
import { isTroubleCode, Trouble } from '../flow/trouble.ts';
import type { TroubleCode } from '../flow/trouble.ts';
import { Lost } from './attempt.ts';

/** The paths the element asks; a test holds them to the contract's routes table. */
export const paths = {
  openSession: '/connect/sessions',
  step: '/connect/session/step',
  answer: '/connect/session/answer',
  back: '/connect/session/back',
  cancel: '/connect/session/cancel',
  systemRequest: '/connect/session/requests',
  ticket: '/connect/session/ticket',
  code: '/connect/session/code',
  check: '/connect/session/checks/{check}',
  checkEvents: '/connect/session/checks/{check}/events',
  sessionEvents: '/connect/session/events',
} as const;

/** The service sent a step whose kind this version does not know. */
export class UnknownStep extends Error {}

interface Question {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly signal: AbortSignal;
}

const stepKinds: readonly unknown[] = [
  'select',
  'prepare',
  'form',
  'authorize',
  'check',
  'choose',
  'replace',
  'done',
  'settings',
  'abort',
];

const byStatus: Readonly<Record<number, TroubleCode>> = {
  401: 'unauthorized',
  403: 'forbidden_origin',
  404: 'not_found',
  429: 'rate_limited',
};

/** The flow API of one connect service, as one session. The session's token lives in here and nowhere else. */
export class ServiceClient {
  readonly #service: string;
  #token = '';

  /** `service` is an origin. */
  constructor(service: string) {
    this.#service = service;
  }

  /** Opens the session of a `request_uri`. */
  async open(
    request: OpenRequest,
    key: string,
    signal: AbortSignal,
  ): Promise<Omit<OpenAnswer, 'session'> & { session: string }> {
    const answer = await this.ask(paths.openSession, OpenAnswer, { body: request, key, signal });
    this.#token = answer.session.token;
    return { ...answer, session: answer.session.id };
  }

  /** The step the person sees now. */
  async step(signal: AbortSignal): Promise<Step> {
    return (await this.ask(paths.step, StepAnswer, { signal })).step;
  }

  /** Answers a step that carries nothing typed. */
  async answer(answer: Answer, key: string, signal: AbortSignal): Promise<Step> {
    return (await this.ask(paths.answer, StepAnswer, { body: answer, key, signal })).step;
  }

  /** Leaves a step for the one before. */
  async back(step: string, key: string, signal: AbortSignal): Promise<Step> {
    return (await this.ask(paths.back, StepAnswer, { body: { step }, key, signal })).step;
  }

  /** Ends the session. */
  async cancel(signal: AbortSignal): Promise<Step> {
    return (await this.ask(paths.cancel, StepAnswer, { method: 'POST', signal })).step;
  }

  /** Asks for a system that is not listed; gives the request's id. */
  requestSystem(request: SystemRequest, key: string, signal: AbortSignal): Promise<SystemRequested> {
    return this.ask(paths.systemRequest, SystemRequested, { body: request, key, signal });
  }

  /** A one-use ticket for the frame. */
  async ticket(signal: AbortSignal): Promise<string> {
    return (await this.ask(paths.ticket, Ticket, { method: 'POST', signal })).ticket;
  }

  /** Mints the code that the host hands to its backend. */
  code(signal: AbortSignal): Promise<HandOver> {
    return this.ask(paths.code, HandOver, { method: 'POST', signal });
  }

  /** A check as it stands. */
  check(id: string, signal: AbortSignal): Promise<Check> {
    return this.ask(paths.check.replace('{check}', encodeURIComponent(id)), Check, { signal });
  }

  /** A check's event stream, after the event `last` where given. */
  checkEvents(id: string, last: string | undefined, signal: AbortSignal): Promise<Response> {
    const headers = { Accept: 'text/event-stream', ...(last !== undefined && { 'Last-Event-ID': last }) };
    return this.#fetch(paths.checkEvents.replace('{check}', encodeURIComponent(id)), { headers, signal });
  }

  /** The event stream of the session's step. */
  sessionEvents(signal: AbortSignal): Promise<Response> {
    return this.#fetch(paths.sessionEvents, { headers: { Accept: 'text/event-stream' }, signal });
  }

  /** The catalogue index at the address a select step names. */
  catalogue(address: string, signal: AbortSignal): Promise<CatalogueIndex> {
    return this.ask(address, CatalogueIndex, { signal }, false);
  }

  /** Asks one of the flow's routes; what is not as the schema has it is a Trouble. */
  async ask<T>(path: string, schema: Reader<T>, question: Question, own = true): Promise<T> {
    const response = await this.#fetch(path, question, own);
    const body: unknown = await response.json().catch(() => {
      throw question.signal.aborted ? new Lost('The answer broke off.') : malformed(path, 'it is not JSON');
    });
    const read = schema.safeParse(body);
    if (read.success) return read.data;
    const step = AnyStepAnswer.safeParse(body);
    if (step.success && !stepKinds.includes(step.data.step.kind)) throw new UnknownStep(step.data.step.kind);
    throw malformed(path, read.error.issues[0]?.path.join('.') ?? '');
  }

  async #fetch(
    path: string,
    { method, body, key, headers, signal }: Question,
    own = true,
  ): Promise<Response> {
    const response = await fetch(new URL(path, this.#service), {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      credentials: 'omit',
      ...(own && { cache: 'no-store' }),
      signal,
      headers: {
        Accept: 'application/json',
        ...(own && this.#token !== '' && { Authorization: `Bearer ${this.#token}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(key !== undefined && { 'Idempotency-Key': key }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new Lost(`${this.#service} does not answer (${String(error)}).`);
    });
    if (!response.ok) throw await refusal(path, response);
    return response;
  }
}

const malformed = (path: string, where: string): Trouble =>
  new Trouble('service_malformed', `The answer of ${path} does not have the form of the contract: ${where}.`);

const refusal = async (path: string, response: Response): Promise<Trouble | Lost> => {
  const problem = Problem.safeParse(await response.json().catch(() => undefined));
  if (!problem.success && response.status >= 502) return new Lost(`${path} answered ${response.status}.`);
  // Nothing was done yet: the same question, under the same key, does no harm when its time has come.
  const seconds = response.status === 429 ? Number(response.headers.get('Retry-After')) : 0;
  if (seconds > 0 && seconds <= 60) return new Lost(`${path} is asked too often.`, seconds * 1000);
  const { code, reference, title, detail, failure } = problem.data ?? {
    code: '',
    title: `Status ${response.status}`,
  };
  const known = isTroubleCode(code) ? code : (byStatus[response.status] ?? 'internal');
  return new Trouble(known, `${path}: ${detail ?? title}`, reference, failure);
};
