/** The calls to the service: each answer is read by the contract; one that says that the session is over waits until somebody has signed in again. */
import { backgroundHeader, DashboardProblem, dashboardRoutes } from '../../contract/index.ts';
import type { DashboardRouteName } from '../../contract/index.ts';
import { Trouble } from './trouble.ts';

type Routes = typeof dashboardRoutes;
type Read<S> = S extends { safeParse(value: unknown): infer R } ? Extract<R, { success: true }> : never;

/** What a route answers. */
export type AnswerTo<N extends DashboardRouteName> = Routes[N]['answer'] extends { body: infer S }
  ? Read<S> extends { data: infer T }
    ? T
    : never
  : undefined;

/** What a call carries. `background`: the page's own idea, which keeps no session alive. */
export interface Call {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly background?: boolean;
  readonly signal?: AbortSignal;
}

const addressOf = (path: string, { params = {}, query = {} }: Call): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const entries = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return entries.length === 0 ? filled : `${filled}?${new URLSearchParams(entries).toString()}`;
};

const troubleIn = async (answer: Response): Promise<Trouble> => {
  const problem = DashboardProblem.safeParse(await answer.json().catch(() => undefined));
  const wait = Number(answer.headers.get('retry-after') ?? '') || undefined;
  if (!problem.success) return new Trouble(answer.status === 429 ? 'rate_limited' : 'unreachable', [], wait);
  const { code, reason, problems } = problem.data;
  return new Trouble(reason ?? code, problems, wait);
};

/** Asks the service; `signedOut` resolves once somebody has signed in again. */
export class Service {
  readonly #signedOut: () => Promise<void>;

  constructor(signedOut: () => Promise<void>) {
    this.#signedOut = signedOut;
  }

  /** Calls a route by its name; throws a `Trouble` where it does not answer as it should. */
  async call<N extends DashboardRouteName>(name: N, call: Call = {}): Promise<AnswerTo<N>> {
    const { method, path, answer: expected } = dashboardRoutes[name];
    const answer = await this.#send(method, addressOf(path, call), call);
    if (!answer.ok) {
      const trouble = await troubleIn(answer);
      if (trouble.code !== 'signed_out') throw trouble;
      await this.#signedOut();
      call.signal?.throwIfAborted();
      return this.call(name, call);
    }
    if (!('body' in expected)) return undefined as AnswerTo<N>;
    const read = expected.body.safeParse(await answer.json().catch(() => undefined));
    if (!read.success) throw new Trouble('malformed');
    return read.data as AnswerTo<N>;
  }

  #send(method: string, address: string, { body, background, signal }: Call): Promise<Response> {
    const headers = {
      Accept: 'application/json',
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(background && { [backgroundHeader]: '1' }),
    };
    return fetch(address, {
      method,
      headers,
      cache: 'no-store',
      credentials: 'same-origin',
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    }).catch(() => {
      throw new Trouble(navigator.onLine ? 'unreachable' : 'offline');
    });
  }
}
