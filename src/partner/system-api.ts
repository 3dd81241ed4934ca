/** The service's API as the client itself sees it: asked with an app token, which is kept while it lives. */
import { Problem } from '../contract/index.ts';
import type { Reader, Route } from '../contract/index.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { appToken, call } from './service-wire.ts';
import type { WireAnswer } from './service-wire.ts';

/** Asks one of the client's own routes; rejects with a `PartnerError`. */
export interface SystemApi {
  /** The answer, read; `query` and the values of the path's places are written into the address. */
  read<T>(route: Asked, schema: Reader<T>): Promise<T>;
  /** For routes without an answer that matters. */
  send(route: Asked): Promise<void>;
}

/** A route with what its address needs. */
export interface Asked {
  readonly route: Pick<Route, 'method' | 'path'>;
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const addressOf = ({ route, id = '', query = {} }: Asked): string => {
  const search = new URLSearchParams(query).toString();
  return `${route.path.replace('{id}', encodeURIComponent(id))}${search === '' ? '' : `?${search}`}`;
};

/** What the service refused is told on where it is about the connection; where it is about the backend itself, that is nobody's but the backend's. */
const refusal = ({ status, json }: WireAnswer): PartnerError => {
  const problem = Problem.safeParse(json);
  const said = problem.success ? `${problem.data.code}: ${problem.data.title}` : 'an unknown shape';
  if (status === 429 || status >= 500)
    return new PartnerError('service_unreachable', `The connect service answered with ${status}: ${said}.`);
  if (!problem.success || status === 401 || status < 400)
    return new PartnerError('service_refused', `The connect service answered with ${status}: ${said}.`);
  return new PartnerError(problem.data.code, problem.data.title, { status });
};

/** An API for one client. */
export const createSystemApi = (settings: Settings): SystemApi => {
  let kept: { readonly text: string; readonly until: number } | undefined;

  const token = async (): Promise<string> => {
    if (kept && Date.now() < kept.until) return kept.text;
    const { access_token: text, expires_in: seconds = 0 } = await appToken(settings);
    kept = { text, until: Date.now() + (seconds - 60) * 1000 };
    return text;
  };
  const once = async (asked: Asked): Promise<WireAnswer> => {
    const headers = {
      ...asked.headers,
      authorization: `Bearer ${await token()}`,
      accept: 'application/json',
    };
    return call(settings, addressOf(asked), { method: asked.route.method, headers });
  };
  const ask = async (asked: Asked): Promise<unknown> => {
    let answer = await once(asked);
    // the token was ended before its time: one of today
    if (answer.status === 401) {
      kept = undefined;
      answer = await once(asked);
    }
    if (answer.status < 200 || answer.status > 299) throw refusal(answer);
    return answer.json;
  };
  return {
    async read(asked, schema) {
      const answer = schema.safeParse(await ask(asked));
      if (answer.success) return answer.data;
      throw new PartnerError(
        'answer_malformed',
        `The connect service answered ${asked.route.path} in an unknown shape.`,
      );
    },
    async send(asked) {
      await ask(asked);
    },
  };
};
