/** What the partner's backend says to the service with its client secret: PAR, the exchange, the acknowledgement. */
import {
  OAuthError,
  PushedAnswer,
  TokenAnswer,
  SessionRow,
  listOf,
  routes,
  sessionGrant,
} from '../contract/index.ts';
import { sha256 } from './binding.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import type { PartnerErrorCode } from './partner-error.ts';

/** An answer that arrived: its status and its JSON, if it was JSON. */
export interface WireAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** A connection's token as the exchange gives it. */
export type Exchanged = TokenAnswer & { readonly connection: NonNullable<TokenAnswer['connection']> };

const UnclaimedList = listOf(SessionRow);

/** How long one call may take, in milliseconds. */
const timeoutMs = 15_000;

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One call to the service; rejects with `service_unreachable` when no answer came, or one of a broken gateway. */
export const call = async (
  settings: Pick<Settings, 'service' | 'fetch'>,
  path: string,
  init: RequestInit,
): Promise<WireAnswer> => {
  const unreachable = (cause?: unknown, status?: number): PartnerError =>
    new PartnerError(
      'service_unreachable',
      status === undefined
        ? `The connect service at ${settings.service} did not answer.`
        : `The connect service at ${settings.service} answered with ${status}.`,
      { cause },
    );
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const answer = await settings.fetch(`${settings.service}${path}`, {
      ...init,
      redirect: 'manual',
      signal,
    });
    const json = parseJson(await answer.text());
    if (answer.status >= 500 && json === undefined) throw unreachable(undefined, answer.status);
    return { status: answer.status, json };
  } catch (error) {
    throw error instanceof PartnerError ? error : unreachable(error);
  }
};

/** RFC 6749 section 2.3.1: both parts form-urlencoded before they are joined. */
const basic = (id: string, secret: string): string => {
  const part = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
  return `Basic ${btoa(`${part(id)}:${part(secret)}`)}`;
};

const post = async (
  settings: Settings,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string>,
): Promise<WireAnswer> => {
  let answer: WireAnswer = { status: 401, json: undefined };
  for (const secret of settings.secrets) {
    answer = await call(settings, path, {
      method: 'POST',
      headers: {
        ...headers,
        authorization: basic(settings.clientId, secret),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(form).toString(),
    });
    // 429 too: while secrets rotate, a stranger's failures may have used up the patience for the one that is not registered yet
    if (answer.status !== 401 && answer.status !== 429) break;
  }
  return answer;
};

/** What a refused exchange means for the person, by the first word of the description; any other is a code to mint again. */
const grantCodes = {
  verifier_mismatch: 'verifier_mismatch',
  redirect_uri_mismatch: 'service_refused',
  connection_ended: 'session_unknown',
  session_unknown: 'session_unknown',
  session_not_done: 'session_unknown',
  session_unbound: 'session_unknown',
  session_claimed: 'session_claimed',
  claim_expired: 'claim_expired',
  refresh_unknown: 'refresh_refused',
  refresh_expired: 'refresh_refused',
  refresh_ended: 'refresh_refused',
  refresh_reused: 'refresh_refused',
} as const satisfies Record<string, PartnerErrorCode>;

/** The page's code for an OAuth error; `service_refused` where it is the developer's turn. */
const codeOf = ({ error, error_description = '' }: OAuthError, status: number): PartnerErrorCode => {
  if (status === 429 || status >= 500) return 'service_unreachable';
  const [first = ''] = error_description.split(':');
  if (error === 'invalid_grant') return grantCodes[first as keyof typeof grantCodes] ?? 'code_expired';
  return error === 'invalid_request' && first === 'session' ? 'session_unknown' : 'service_refused';
};

const refusal = ({ status, json }: WireAnswer, what: string): PartnerError => {
  const error = OAuthError.safeParse(json);
  if (!error.success) {
    return new PartnerError('service_refused', `The connect service answered ${what} with ${status}.`);
  }
  const { error: code, error_description: said } = error.data;
  return new PartnerError(
    codeOf(error.data, status),
    `The connect service refused ${what}: ${code}${said === undefined ? '' : `: ${said}`}`,
  );
};

const malformed = (what: string): PartnerError =>
  new PartnerError(
    'service_refused',
    `The connect service answered ${what} in a shape this SDK does not know.`,
  );

/** Pushes an authorization request (RFC 9126): a new session, or with `session` the continuation of one. */
export const pushRequest = async (
  settings: Settings,
  form: Record<string, string>,
): Promise<PushedAnswer> => {
  const answer = await post(settings, routes.par.path, form, {});
  if (answer.status !== routes.par.answer.status) throw refusal(answer, 'the session');
  const pushed = PushedAnswer.safeParse(answer.json);
  if (!pushed.success) throw malformed('the session');
  return pushed.data;
};

/** A token that says whose it is; else `service_refused`. */
export const connectionToken = (token: TokenAnswer, what: string): Exchanged => {
  if (token.connection === undefined) throw malformed(what);
  return { ...token, connection: token.connection };
};

const exchanged = (answer: WireAnswer, what = 'the exchange'): Exchanged => {
  if (answer.status !== 200) throw refusal(answer, what);
  const token = TokenAnswer.safeParse(answer.json);
  if (!token.success) throw malformed(what);
  return connectionToken(token.data, what);
};

/** Exchanges a code with its verifier (RFC 7636); the same code asked again gets the same answer (idempotency key: its SHA-256). */
export const exchange = async (
  settings: Settings,
  form: { readonly code: string; readonly redirect_uri: string; readonly code_verifier: string },
): Promise<Exchanged> => {
  const answer = await post(
    settings,
    routes.token.path,
    { grant_type: 'authorization_code', ...form },
    { 'idempotency-key': await sha256(form.code) },
  );
  return exchanged(answer);
};

/** Fetches the token of an unclaimed session with its verifier; `session_claimed` when the partner has it already. */
export const exchangeSession = async (
  settings: Settings,
  form: { readonly session: string; readonly code_verifier: string },
): Promise<Exchanged> =>
  exchanged(await post(settings, routes.token.path, { grant_type: sessionGrant, ...form }, {}));

/** Exchanges a refresh token for the next pair; asked again it gives the same one until that is used. `refresh_refused` when it is dead. */
export const refresh = async (settings: Settings, refresh_token: string): Promise<Exchanged> =>
  exchanged(
    await post(settings, routes.token.path, { grant_type: 'refresh_token', refresh_token }, {}),
    'the refresh',
  );

/** Tells the service that the token is stored (`POST /connect/ack`); idempotent. */
export const acknowledge = async (settings: Settings, token: Exchanged): Promise<void> => {
  const { status } = await call(settings, routes.ack.path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' },
    body: JSON.stringify(token.session === undefined ? {} : { session: token.session }),
  });
  if (status !== routes.ack.answer.status) {
    throw new PartnerError(
      'service_refused',
      `The connect service answered the acknowledgement with ${status}.`,
    );
  }
};

/** A token for the client's own routes. */
export const appToken = async (settings: Settings): Promise<TokenAnswer> => {
  const answer = await post(settings, routes.token.path, { grant_type: 'client_credentials' }, {});
  if (answer.status !== 200) throw refusal(answer, 'the app token');
  const token = TokenAnswer.safeParse(answer.json);
  if (!token.success) throw malformed('the app token');
  return token.data;
};

/** The client's sessions that nobody has claimed, oldest first; all pages, read before any of them is claimed. */
export const unclaimedSessions = async (settings: Settings): Promise<SessionRow[]> => {
  const headers = {
    authorization: `Bearer ${(await appToken(settings)).access_token}`,
    accept: 'application/json',
  };
  const rows: SessionRow[] = [];
  for (let page = 1, last = 1; page <= last; page += 1) {
    const query = new URLSearchParams({
      'filter[claimed]': 'false',
      per_page: '100',
      page: String(page),
    }).toString();
    const { status, json } = await call(settings, `${routes.sessions.path}?${query}`, { headers });
    const list = UnclaimedList.safeParse(json);
    if (status !== 200 || !list.success) throw malformed(`the unclaimed sessions with ${status},`);
    rows.push(...list.data.data);
    last = list.data.meta.last_page;
  }
  return rows;
};
