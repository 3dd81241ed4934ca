import { CallbackAnswer, HostError, SessionGrant } from '../../contract/index.ts';
import type { HandOver, SessionQuestion } from '../../contract/index.ts';
import { isTroubleCode, Trouble } from '../flow/trouble.ts';
import type { TroubleCode } from '../flow/trouble.ts';
import { Lost } from './attempt.ts';

/** Headers for calls to the host: an object, or a function that makes one for each call. */
export type HostHeaders =
  Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>);

/** What the host's own function is asked for a session with. */
export interface SessionRequest {
  readonly reason: SessionQuestion['reason'];
  readonly session?: string | undefined;
  readonly system?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly purpose?: SessionQuestion['purpose'];
  readonly lang?: string | undefined;
}

/** How to reach the host: addresses of its backend, or functions of its page. */
export interface HostSettings {
  readonly sessionUrl?: string | undefined;
  readonly getSession?: ((request: SessionRequest) => Promise<SessionGrant> | SessionGrant) | undefined;
  readonly callbackUrl?: string | undefined;
  readonly handOver?: ((answer: HandOver) => unknown) | undefined;
  readonly headers?: HostHeaders | undefined;
  readonly credentials: RequestCredentials;
  /** The system to start at, and the connection to renew. */
  readonly system?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly purpose?: SessionQuestion['purpose'];
}

/** Asks the host for a session; what `why` says of it goes before what the element says. */
export const askSession = async (
  host: HostSettings,
  why: Omit<SessionRequest, 'system'>,
  signal: AbortSignal,
): Promise<SessionGrant> => {
  const { system, connectionId, purpose } = host;
  const request = { system, connectionId, purpose, ...why };
  const raw = await (host.getSession ? called(host.getSession, request) : fetched(host, request, signal));
  const grant = SessionGrant.safeParse(raw);
  if (grant.success) return grant.data;
  const issue = grant.error.issues[0];
  throw new Trouble(
    'session_malformed',
    `The host answered a session question without a usable ${issue?.path.join('.') || 'object'}; it has to be {request_uri, service}, as makini-connect/partner answers it.`,
  );
};

const called = async <A, B>(ask: (argument: A) => B | Promise<B>, argument: A): Promise<B> => {
  try {
    return await ask(argument);
  } catch (error) {
    const read = HostError.safeParse(error);
    const code = read.success && isTroubleCode(read.data.code) ? read.data.code : 'host_failed';
    throw new Trouble(code, error instanceof Error ? error.message : 'The function of the page failed.');
  }
};

const fetched = async (
  host: HostSettings,
  request: SessionRequest,
  signal: AbortSignal,
): Promise<unknown> => {
  if (!host.sessionUrl)
    throw new Trouble('session_url_missing', 'Set the attribute session-url, or the property getSession.');
  const { connectionId, ...rest } = request;
  const question: SessionQuestion = { ...rest, connection_id: connectionId };
  const body = JSON.stringify(question);
  return post(host, host.sessionUrl, body, 'application/json', 'host_unreachable', signal);
};

/** Hands the answer over to the host; what it says of the connection, where it says anything. */
export const deliver = async (
  host: HostSettings,
  answer: HandOver,
  signal: AbortSignal,
): Promise<CallbackAnswer['connection'] | undefined> => {
  const raw = await (host.handOver ? called(host.handOver, answer) : posted(host, answer, signal));
  const read = CallbackAnswer.safeParse(raw);
  return read.success ? read.data.connection : undefined;
};

const posted = (host: HostSettings, answer: HandOver, signal: AbortSignal): Promise<unknown> => {
  if (!host.callbackUrl) {
    throw new Trouble('callback_url_missing', 'Set the attribute callback-url, or the property handOver.');
  }
  const form = new URLSearchParams({ ...answer }).toString();
  return post(
    host,
    host.callbackUrl,
    form,
    'application/x-www-form-urlencoded',
    'callback_unreachable',
    signal,
  );
};

const post = async (
  host: HostSettings,
  url: string,
  body: string,
  type: string,
  unreachable: TroubleCode,
  signal: AbortSignal,
): Promise<unknown> => {
  const own = typeof host.headers === 'function' ? await called(host.headers, undefined) : host.headers;
  const response = await fetch(new URL(url, document.baseURI), {
    method: 'POST',
    credentials: host.credentials,
    cache: 'no-store',
    signal,
    headers: { Accept: 'application/json', ...own, 'Content-Type': type },
    body,
  }).catch((error: unknown) => {
    throw lost(`${url} does not answer (${String(error)}).`, unreachable);
  });
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer;
  const read = HostError.safeParse(answer);
  if (read.success && isTroubleCode(read.data.code)) {
    throw new Trouble(read.data.code, read.data.message ?? `${url} answered ${response.status}.`);
  }
  const said = `${url} answered ${response.status}.`;
  if (response.status === 401) throw new Trouble('not_logged_in', said);
  // a gateway's word, not the host's
  if (response.status >= 502) throw lost(said, unreachable);
  throw new Trouble(unreachable === 'host_unreachable' ? 'host_failed' : unreachable, said);
};

/** What is handed over is tried again with the same code: by whoever counts those tries. */
const lost = (message: string, unreachable: TroubleCode): Lost | Trouble =>
  unreachable === 'host_unreachable' || !navigator.onLine
    ? new Lost(message)
    : new Trouble(unreachable, message);
