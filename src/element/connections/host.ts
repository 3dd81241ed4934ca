import { HostError, OwnConnectionAnswer, OwnConnections, OwnTimeline } from '../../contract/index.ts';
import type { ConnectionChange, OwnConnection, Reader, ShownConnections } from '../../contract/index.ts';
import type { HostHeaders } from '../world/host.ts';

/** How to reach the host's backend. */
export interface ConnectionsHost {
  readonly connectionsUrl?: string | undefined;
  readonly headers?: HostHeaders | undefined;
  readonly credentials: RequestCredentials;
}

/** Which part of the list is wanted. */
export interface Wanted {
  readonly page: number;
  readonly search: string;
  readonly show: ShownConnections | undefined;
}

/** Why the host did not answer as it should: its code, or `offline`, `unreachable`, `malformed`. */
export class HostTrouble extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`The host's list of connections: ${code}.`);
    this.code = code;
  }
}

/** How long the host has for an answer, in ms: what it does to a connection may take the service a while. */
const patience = 30_000;

const asked = async (
  host: ConnectionsHost,
  path: string,
  init: { readonly method?: string; readonly etag?: string | undefined; readonly signal?: AbortSignal },
): Promise<Response> => {
  const { headers, credentials, connectionsUrl = '' } = host;
  const own = typeof headers === 'function' ? await headers() : headers;
  const url = new URL(`${connectionsUrl}${path}`, document.baseURI);
  const answer = await fetch(url, {
    method: init.method ?? 'GET',
    credentials,
    cache: 'no-store',
    signal: AbortSignal.any([AbortSignal.timeout(patience), ...(init.signal ? [init.signal] : [])]),
    headers: { Accept: 'application/json', ...own, ...(init.etag && { 'If-None-Match': init.etag }) },
  }).catch(() => {
    throw new HostTrouble(navigator.onLine ? 'unreachable' : 'offline');
  });
  if (answer.ok || answer.status === 304) return answer;
  const said = HostError.safeParse(await answer.json().catch(() => undefined));
  throw new HostTrouble(
    said.success ? said.data.code : answer.status === 401 ? 'not_logged_in' : 'unreachable',
  );
};

const read = async <T>(answer: Response, schema: Reader<T>): Promise<T> => {
  const body = schema.safeParse(await answer.json().catch(() => undefined));
  if (body.success) return body.data;
  throw new HostTrouble('malformed');
};

/** A page of the list and its ETag; nothing where it is as it was. */
export const askList = async (
  host: ConnectionsHost,
  { page, search, show }: Wanted,
  etag: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly list: OwnConnections; readonly etag: string | undefined } | undefined> => {
  const query = new URLSearchParams({
    ...(page > 1 && { page: String(page) }),
    ...(search.trim() !== '' && { search: search.trim() }),
    ...(show !== undefined && { show }),
  }).toString();
  const answer = await asked(host, query === '' ? '' : `?${query}`, { etag, signal });
  if (answer.status === 304) return undefined;
  return { list: await read(answer, OwnConnections), etag: answer.headers.get('etag') ?? undefined };
};

/** What happened to a connection. */
export const askTimeline = async (host: ConnectionsHost, id: string): Promise<OwnTimeline> =>
  read(await asked(host, `/${encodeURIComponent(id)}/timeline`, {}), OwnTimeline);

/** Has something done to a connection; the connection as it is then. */
export const askChange = async (
  host: ConnectionsHost,
  id: string,
  change: ConnectionChange,
): Promise<OwnConnection> => {
  const answer = await asked(host, `/${encodeURIComponent(id)}/${change}`, { method: 'POST' });
  return (await read(answer, OwnConnectionAnswer)).connection;
};
