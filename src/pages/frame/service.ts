// The frame's world: its three calls to the service that served it. The bearer token lives here, in memory, and nowhere else.
import { FormAnswer, FrameOpened, ProbeAnswer, Problem } from '../../contract/index.ts';
import type { ProbeRequest, SubmitRequest } from '../../contract/index.ts';
import { pause } from './pause.ts';

/**
 * Why a call gave nothing: a problem code of the contract, or `unreachable` (no answer, or a gateway's), `unreadable` (an answer
 * outside the contract) or `aborted`. `reference` is what the operator finds in the log.
 */
export interface Refusal {
  readonly code: string;
  readonly reference?: string;
}

/** What a call gave. */
export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Refusal };

/** A schema of the contract, as far as this file uses one. */
interface Schema<T> {
  safeParse(read: unknown): { success: true; data: T } | { success: false };
}

interface Call<T> {
  readonly path: string;
  readonly body: unknown;
  readonly answer: Schema<T>;
  readonly headers?: Record<string, string>;
  readonly signal: AbortSignal;
}

/** Where the frame's calls go, by their names in the contract's routes (a test holds them equal; the table itself is too large to load). */
export const paths = {
  frameOpen: '/connect/frame/open',
  frameProbe: '/connect/frame/probe',
  frameSubmit: '/connect/frame/submit',
  frameAuthorize: '/connect/frame/authorize',
} as const;

/** A try that hangs this long (ms) counts as unreachable; the next one goes under the same key. */
const patience = 30_000;
const gateways = [502, 503, 504];
const no = (code: string, reference?: string): Answer<never> => ({
  ok: false,
  why: reference === undefined ? { code } : { code, reference },
});

/** Whose frame this is, as its address says. */
export const ownClient = (): string | undefined =>
  new URLSearchParams(location.search).get('client') ?? undefined;

/** Speaks to `/connect/frame/…` of the page's own origin. */
export class ServiceClient {
  #token = '';

  /** Redeems a ticket (once); keeps the token it gives for the calls after it. */
  async open(ticket: string, signal: AbortSignal): Promise<Answer<Omit<FrameOpened, 'token'>>> {
    const answer = await this.#call({
      path: paths.frameOpen,
      body: { ticket, client: ownClient() },
      answer: FrameOpened,
      signal,
    });
    if (!answer.ok) return answer;
    const { token, ...opened } = answer.value;
    this.#token = token;
    return { ok: true, value: opened };
  }

  /** Looks at an address without signing in. */
  probe(body: ProbeRequest, signal: AbortSignal): Promise<Answer<ProbeAnswer>> {
    return this.#call({ path: paths.frameProbe, body, answer: ProbeAnswer, signal });
  }

  /** Sends the form; the same `key` is the same attempt, however often it is sent. */
  submit(body: SubmitRequest, key: string, signal: AbortSignal): Promise<Answer<FormAnswer>> {
    const headers = { 'Idempotency-Key': key };
    return this.#call({ path: paths.frameSubmit, body, answer: FormAnswer, headers, signal });
  }

  /** Forgets the token. */
  forget(): void {
    this.#token = '';
  }

  async #call<T>(call: Call<T>): Promise<Answer<T>> {
    try {
      const response = await this.#asked(call);
      if (gateways.includes(response.status)) return no('unreachable');
      const read: unknown = await response.json().catch(() => undefined);
      return response.ok ? accept(call.answer, read) : refuse(response.status, read);
    } catch {
      return no(call.signal.aborted ? 'aborted' : 'unreachable'); // fetch tells a page no more than that
    }
  }

  /** Asked once more when the service says when; but a submit is the person's to press. */
  async #asked(call: Call<unknown>): Promise<Response> {
    const response = await fetch(call.path, this.#request(call));
    const seconds = call.path === paths.frameSubmit ? 0 : pauseOf(response);
    if (seconds === 0) return response;
    await pause(seconds * 1000, call.signal);
    return fetch(call.path, this.#request(call));
  }

  #request({ path, body, headers, signal }: Call<unknown>): RequestInit {
    return {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(this.#token && { Authorization: `Bearer ${this.#token}` }),
        ...headers,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
      // what is looked at is kept, also when the person is leaving
      keepalive: path === paths.frameProbe,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    };
  }
}

/** The seconds after which to ask again, where the service says so and it is not long. */
const pauseOf = ({ status, headers }: Response): number => {
  const seconds = status === 429 ? Number(headers.get('Retry-After')) : 0;
  return seconds > 0 && seconds <= 60 ? seconds : 0;
};

const accept = <T>(schema: Schema<T>, read: unknown): Answer<T> => {
  const parsed = schema.safeParse(read);
  return parsed.success ? { ok: true, value: parsed.data } : no('unreadable');
};

const refuse = (status: number, read: unknown): Answer<never> => {
  const parsed = Problem.safeParse(read);
  if (parsed.success) return no(parsed.data.code, parsed.data.reference);
  return no(status === 401 ? 'unauthorized' : status === 429 ? 'rate_limited' : 'internal');
};
