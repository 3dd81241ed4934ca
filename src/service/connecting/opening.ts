/** Opening a session by its pushed request: once, from the registered page; opening again elsewhere supersedes the older tab. */
import type { Transaction } from 'kysely';
import type { Mode, OpenAnswer, System } from '../../contract/index.ts';
import { auditPerson } from '../audit.ts';
import { randomText, sha256 } from '../digest.ts';
import { ProblemError } from '../http/problem-error.ts';
import { lockSession } from '../locking.ts';
import type { Catalogue, Ports } from '../ports.ts';
import { catalogueFor } from '../upstream-clients/registered.ts';
import { connectionOf } from '../settings/of-session.ts';
import type { Tables } from '../tables.ts';
import { isOver } from './admission.ts';
import { startFlow, type Flow } from './flow.ts';
import { inUse } from './in-use.ts';
import { keepAnswer, keptAnswer, type Repeatable } from './once.ts';
import { selectionOf, type Picked } from './picked.ts';
import { beginReconnect, type Begun } from './reconnect.ts';
import { loadSession, newStep, sessionLife, sessionLine, type Session, type Writer } from './session.ts';
import { showStep, systemsOf } from './showing.ts';

/** Who opens: the request_uri, the page's origin, the key of the attempt, and the system the page starts at. */
export interface Opening {
  readonly requestUri: string;
  readonly origin: string | undefined;
  readonly key: string | undefined;
  readonly system?: string;
}

const unknownRequest = (): ProblemError =>
  new ProblemError('request_uri_unknown', { detail: 'Push the authorization request again.' });

/** The memory of a used request_uri: its hash is the scope, so that another key finds "used" and not "unknown". */
const usedScope = (requestUri: string): string => `open:${sha256(requestUri)}`;

const repeatableOf = ({ requestUri, origin, key, system }: Opening): Repeatable => ({
  scope: usedScope(requestUri),
  // An opening without a key can not be asked for again, but its use is remembered.
  key: key ?? randomText(),
  parts: ['open', requestUri, origin ?? '', system ?? ''],
});

const sessionOfUse = async (writer: Writer, scope: string): Promise<Session | undefined> =>
  writer.selectFrom('session').selectAll().where('opened_key', '=', scope).executeTakeFirst();

/** The answer of the same attempt, or the refusal of another one; undefined when the request was never used. */
const answerAgain = async (
  writer: Writer,
  ports: Ports,
  request: Repeatable,
): Promise<OpenAnswer | undefined> => {
  const used = await writer
    .selectFrom('idempotency')
    .select('key_hash')
    .where('scope', '=', request.scope)
    .executeTakeFirst();
  if (!used) return undefined;
  const session = await sessionOfUse(writer, request.scope);
  const kept = session && (await keptAnswer(writer, ports, session, request));
  if (kept !== undefined) return kept as OpenAnswer;
  throw new ProblemError('request_uri_used', { detail: 'Push a new authorization request.' });
};

const known = (catalogue: Catalogue, id: string): System => {
  const system = catalogue.find(id);
  if (system) return system;
  throw new ProblemError('system_unknown', {
    detail: 'The catalogue has no system with the id to start at.',
  });
};

const startOf = (catalogue: Catalogue, { system, way }: Picked, fixed: boolean) => ({
  ...selectionOf(catalogue, known(catalogue, system), way),
  fixed,
});

/** The connection to renew, and its system; without credentials that open it is begun with as if it were new. */
const reconnected = async (
  writer: Writer,
  ports: Ports,
  catalogue: Catalogue,
  session: Session,
): Promise<Begun | undefined> => {
  if (session.reconnect_id === null) return undefined;
  const row = await writer
    .selectFrom('connection')
    .select(['system_id as system', 'method as way'])
    .where('id', '=', session.reconnect_id)
    .where('client_id', '=', session.client_id)
    .where('mode', '=', session.mode)
    .executeTakeFirst();
  if (!row) return undefined;
  const used = await inUse(writer, ports, session);
  return typeof used === 'string'
    ? { flow: startFlow(newStep(), startOf(catalogue, row, true)) }
    : beginReconnect(ports, catalogue, session, known(catalogue, row.system), used);
};

/** Whether this session may connect this system: the partner offers it, and a live client no system made for trying out. */
export const isOffered = (session: Pick<Session, 'systems' | 'mode'>, { id, mode }: System): boolean => {
  const systems = systemsOf(session);
  return (mode ?? session.mode) === session.mode && (systems.length === 0 || systems.includes(id));
};

/** Nobody signs in: the session begins, and ends, at what the connection includes. */
const settingsFlow = async (writer: Writer, catalogue: Catalogue, session: Session): Promise<Flow> => {
  const { id, name, system_id: system } = await connectionOf(writer, session);
  const summary = { id, system, system_name: known(catalogue, system).name, name, mode: session.mode };
  return { step: newStep(), fixed: true, place: { at: 'settings', system, connection: summary } };
};

const firstFlow = (catalogue: Catalogue, session: Session, wished: string | undefined): Flow => {
  const systems = systemsOf(session);
  const [system] = systems;
  if (systems.length === 1 && system !== undefined)
    return startFlow(newStep(), startOf(catalogue, { system }, true));
  if (wished === undefined) return startFlow(newStep());
  if (isOffered(session, known(catalogue, wished)))
    return startFlow(newStep(), startOf(catalogue, { system: wished }, false));
  throw new ProblemError('system_unknown', { detail: 'The session does not offer the system to start at.' });
};

/** Where a session begins, and what it begins with. */
const beginning = async (
  writer: Writer,
  ports: Ports,
  session: Session,
  wished: string | undefined,
): Promise<Partial<Session>> => {
  const catalogue = await catalogueFor(writer, ports, session);
  if (session.purpose === 'settings')
    return { flow: JSON.stringify(await settingsFlow(writer, catalogue, session)) };
  const renewed = await reconnected(writer, ports, catalogue, session);
  const { flow, ...kept } = renewed ?? { flow: firstFlow(catalogue, session, wished) };
  return { ...kept, flow: JSON.stringify(flow) };
};

const findRequested = async (
  writer: Writer,
  now: number,
  { requestUri }: Opening,
): Promise<Session | undefined> => {
  const session = await writer
    .selectFrom('session')
    .selectAll()
    .where('request_hash', '=', sha256(requestUri))
    .executeTakeFirst();
  return session && session.request_expires_at > now ? session : undefined;
};

const requireOpenable = (session: Session, now: number): void => {
  const ended = session.status !== 'open' && session.status !== 'done';
  if (ended || (session.opened_at !== null && isOver(session, now))) {
    throw new ProblemError('session_expired', { detail: 'Push a new authorization request.' });
  }
};

const opened = async (
  writer: Writer,
  ports: Ports,
  session: Session,
  wished: string | undefined,
  changes: Pick<Session, 'token_hash' | 'opened_key'>,
): Promise<Session> => {
  const now = ports.clock();
  const first = session.opened_at === null;
  return {
    ...session,
    ...changes,
    request_hash: null,
    superseded_hash: session.token_hash,
    ticket_hash: null,
    ticket_expires_at: null,
    frame_hash: null,
    ...(first && (await beginning(writer, ports, session, wished))),
    opened_at: session.opened_at ?? now,
    seen_at: now,
    expires_at: first ? now + sessionLife.most : session.expires_at,
  };
};

const claimRequest = async (
  writer: Writer,
  { requestUri }: Opening,
  before: Session,
  after: Session,
): Promise<void> => {
  const columns = Object.keys(after) as (keyof Session)[];
  const changed = columns.filter((column) => after[column] !== before[column]);
  const { numUpdatedRows } = await writer
    .updateTable('session')
    .set(Object.fromEntries(changed.map((column) => [column, after[column]])))
    .where('id', '=', after.id)
    .where('request_hash', '=', sha256(requestUri))
    .where('flow', '=', before.flow)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new ProblemError('request_uri_used');
};

const clientName = async (writer: Writer, session: Session): Promise<{ name: string; mode: Mode }> => {
  const { name } = await writer
    .selectFrom('client')
    .select('name')
    .where('id', '=', session.client_id)
    .where('mode', '=', session.mode)
    .executeTakeFirstOrThrow();
  return { name, mode: session.mode };
};

/** The connection that is there already. */
const connectionNamed = async (writer: Writer, session: Session): Promise<OpenAnswer['connection']> =>
  session.reconnect_id === null
    ? undefined
    : writer
        .selectFrom('connection')
        .select(['id', 'name'])
        .where('id', '=', session.reconnect_id)
        .where('client_id', '=', session.client_id)
        .where('mode', '=', session.mode)
        .executeTakeFirst();

const answerOf = async (
  writer: Writer,
  ports: Ports,
  session: Session,
  token: string,
): Promise<OpenAnswer> => ({
  session: {
    id: session.id,
    token,
    expires_in: Math.floor((session.expires_at - ports.clock()) / 1000),
    idle_seconds: sessionLife.idle / 1000,
  },
  client: await clientName(writer, session),
  customer: { name: session.customer_name },
  connection: await connectionNamed(writer, session),
  frame: `${ports.issuer}/connect/frame?client=${encodeURIComponent(session.client_id)}`,
  step: await showStep(writer, ports, session),
});

/** The answer, and whether it is the session's first. */
interface Opened {
  readonly answer: OpenAnswer;
  readonly first: boolean;
}

const openNow = async (
  trx: Transaction<Tables>,
  ports: Ports,
  opening: Opening,
  found: Session,
): Promise<Opened> => {
  const request = repeatableOf(opening);
  // The same attempt may have arrived twice at once: the second one waits, and finds the answer of the first.
  await lockSession(trx, found.id);
  const again = await answerAgain(trx, ports, request);
  if (again) return { answer: again, first: false };
  const session = (await loadSession(trx, found.id)) ?? found;
  requireOpenable(session, ports.clock());
  const token = randomText();
  const keys = { token_hash: sha256(token), opened_key: request.scope };
  const after = await opened(trx, ports, session, opening.system, keys);
  await claimRequest(trx, opening, session, after);
  const answer = await answerOf(trx, ports, after, token);
  await keepAnswer(trx, ports, session, request, answer);
  const first = session.opened_at === null;
  await auditPerson(trx, ports.clock, session, first ? 'session.opened' : 'session.continued');
  return { answer, first };
};

/**
 * Opens (or continues) the session of a request_uri; the same attempt asked again gets the same answer. `superseded` hears of a session
 * whose tab before is to notice.
 */
export const openSession = async (
  ports: Ports,
  opening: Opening,
  superseded: (session: string) => void = () => undefined,
): Promise<OpenAnswer> => {
  const { store, clock, log } = ports;
  const request = repeatableOf(opening);
  const again = await answerAgain(store, ports, request);
  if (again) return again;
  const session = await findRequested(store, clock(), opening);
  if (!session) {
    // Used between the two looks, perhaps by this very attempt.
    const late = await answerAgain(store, ports, request);
    if (late) return late;
    throw unknownRequest();
  }
  if (opening.origin !== session.origin) {
    await auditPerson(store, clock, session, 'session.origin_refused');
    throw new ProblemError('forbidden_origin', { detail: 'The session was pushed for another page.' });
  }
  const { answer, first } = await store.transaction().execute((trx) => openNow(trx, ports, opening, session));
  if (first) log.info(sessionLine(session, 'opened'), { session: session.id, client: session.client_id });
  else superseded(session.id);
  return answer;
};
