/** Pushed authorization requests (RFC 9126): a new session, or the continuation of one that is open. */
import type { Insertable } from 'kysely';
import type { PushedAnswer, PushedRequest, SessionPurpose } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { isOver } from '../connecting/admission.ts';
import type { Session } from '../connecting/session.ts';
import { newId, randomText, sha256 } from '../digest.ts';
import { OAuthError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import type { SessionTable } from '../tables.ts';
import type { ClientCaller } from './caller.ts';

/** How long a request_uri may wait to be opened, in seconds. */
export const requestLife = 30 * 60;

const refuse = (sentence: string): never => {
  throw new OAuthError('invalid_request', sentence);
};

interface Minted {
  readonly answer: PushedAnswer;
  readonly row: Pick<SessionTable, 'request_hash' | 'request_expires_at'>;
}

/** A new request_uri: what is answered, and what of it is kept. */
export const mintRequest = (now: number): Minted => {
  const uri = `urn:ietf:params:oauth:request_uri:${randomText()}`;
  return {
    answer: { request_uri: uri, expires_in: requestLife },
    row: { request_hash: sha256(uri), request_expires_at: now + requestLife * 1000 },
  };
};

/** The parameters that a new session needs, present and registered. */
const judged = (client: ClientCaller, body: PushedRequest) => {
  const { redirect_uri, state, code_challenge } = body;
  if (body.request_uri !== undefined) return refuse('request_uri: not part of a pushed request (RFC 9126)');
  if (body.response_type !== 'code') return refuse('response_type: required, and the only one is code');
  if (redirect_uri === undefined) return refuse('redirect_uri: required');
  if (!client.redirect_uris.includes(redirect_uri)) {
    return refuse('redirect_uri: not registered for this client; it is compared letter by letter');
  }
  if (state === undefined) return refuse('state: required, 8 to 1024 characters');
  if (code_challenge === undefined) return refuse('code_challenge: required (RFC 7636, S256)');
  if (body.code_challenge_method !== 'S256')
    return refuse('code_challenge_method: required, and the only one is S256');
  return { redirect_uri, state, code_challenge };
};

/** Where the session runs. Embedded: on the page that is named. Hosted: on the service's own, and its request opens there alone. */
const placed = (ports: Ports, client: ClientCaller, body: PushedRequest, { row }: Minted) => {
  const { origin } = body;
  if (origin === undefined) {
    return { ...row, origin: ports.issuer, request_hash: null, hosted_hash: row.request_hash };
  }
  if (!client.origins.includes(origin)) return refuse('origin: not registered for this client');
  return { ...row, origin, hosted_hash: null };
};

const systemsOf = (ports: Ports, { mode }: ClientCaller, systems: string | undefined): string | null => {
  const ids = [...new Set((systems ?? '').split(' ').filter((id) => id !== ''))];
  const isOffered = (id: string): boolean => {
    const system = ports.catalogue.find(id);
    return system !== undefined && (system.mode ?? mode) === mode;
  };
  const unknown = ids.find((id) => !isOffered(id));
  if (unknown !== undefined) return refuse(`systems: the catalogue has no system ${unknown.slice(0, 60)}`);
  return ids.length === 0 ? null : ids.join(' ');
};

const requireConnection = async (ports: Ports, client: ClientCaller, body: PushedRequest): Promise<void> => {
  if (body.connection_id === undefined) return;
  const row = await ports.store
    .selectFrom('connection')
    .select('status')
    .where('id', '=', body.connection_id)
    .where('client_id', '=', client.id)
    .where('mode', '=', client.mode)
    .where('customer_id', '=', body.customer_id)
    .where('pending', '=', 0)
    .executeTakeFirst();
  if (!row) return refuse('connection_id: this customer has no such connection');
  if (row.status === 'disconnected') refuse('connection_id: it was disconnected for good; connect anew');
};

/** Nothing is handed over at its end, so there is no page of the service that could lead back with it. */
const purposeOf = ({ purpose = 'connect', connection_id, origin }: PushedRequest): SessionPurpose => {
  if (purpose === 'connect') return purpose;
  if (connection_id === undefined) return refuse('connection_id: required with purpose=settings');
  return origin === undefined ? refuse('origin: required with purpose=settings') : purpose;
};

const newSession = async (
  ports: Ports,
  client: ClientCaller,
  body: PushedRequest,
  minted: Minted,
): Promise<Insertable<SessionTable>> => {
  const required = { ...judged(client, body), ...placed(ports, client, body, minted) };
  const systems = systemsOf(ports, client, body.systems);
  await requireConnection(ports, client, body);
  const now = ports.clock();
  return {
    ...required,
    systems,
    id: newId('ses'),
    client_id: client.id,
    mode: client.mode,
    customer_id: body.customer_id,
    customer_name: body.customer_name ?? null,
    ui_locales: body.ui_locales ?? null,
    reconnect_id: body.connection_id ?? null,
    purpose: purposeOf(body),
    browser_hash: null,
    unbound_until: null,
    opened_key: null,
    token_hash: null,
    superseded_hash: null,
    ticket_hash: null,
    ticket_expires_at: null,
    frame_hash: null,
    // The flow begins when the session is opened: until then the page's own wish is not known.
    flow: '',
    draft: null,
    pending_secret: null,
    connection_id: null,
    status: 'open',
    created_at: now,
    opened_at: null,
    seen_at: now,
    expires_at: minted.row.request_expires_at,
  };
};

const begin = async (ports: Ports, client: ClientCaller, body: PushedRequest): Promise<PushedAnswer> => {
  const minted = mintRequest(ports.clock());
  const row = await newSession(ports, client, body, minted);
  await ports.store.transaction().execute(async (db) => {
    await db.insertInto('session').values(row).execute();
    await audit(db, {
      at: ports.clock(),
      client,
      actor: 'client',
      action: 'session.pushed',
      subject: row.id,
    });
  });
  return minted.answer;
};

const findOwn = (ports: Ports, client: ClientCaller, body: PushedRequest) =>
  ports.store
    .selectFrom('session')
    .selectAll()
    .where('id', '=', body.session ?? '')
    .where('client_id', '=', client.id)
    .where('mode', '=', client.mode)
    .where('customer_id', '=', body.customer_id)
    .executeTakeFirst();

/** Also when it is done, as long as there is its connection: the page may have died before it heard how the hand-over ended. */
const goesOn = async ({ store }: Ports, session: Session): Promise<boolean> => {
  if (session.status !== 'done') return session.status === 'open';
  const alive = await store
    .selectFrom('connection')
    .select('id')
    .where('id', '=', session.connection_id)
    .where('client_id', '=', session.client_id)
    .where('mode', '=', session.mode)
    .where('status', '!=', 'disconnected')
    .executeTakeFirst();
  return alive !== undefined;
};

const proceed = async (ports: Ports, client: ClientCaller, body: PushedRequest): Promise<PushedAnswer> => {
  const session = await findOwn(ports, client, body);
  if (!session) return refuse('session: this customer has no such session');
  if (session.hosted_hash !== null) {
    return refuse('session: it runs on a page of the service and continues there; or begin a new one');
  }
  const now = ports.clock();
  const over = session.opened_at === null ? now >= session.expires_at : isOver(session, now);
  if (over || !(await goesOn(ports, session))) return refuse('session: it has ended; begin a new one');
  const { answer, row } = mintRequest(now);
  await ports.store.transaction().execute(async (db) => {
    await db
      .updateTable('session')
      .set({ ...row, ...(session.opened_at === null && { expires_at: row.request_expires_at }) })
      .where('id', '=', session.id)
      .execute();
    await audit(db, {
      at: now,
      client,
      actor: 'client',
      action: 'session.pushed_again',
      subject: session.id,
    });
  });
  const { reconnect_id: connection_id, purpose } = session;
  return { ...answer, purpose, ...(connection_id !== null && { connection_id }) };
};

/** Answers a pushed request of an authenticated client. */
export const pushRequest = (
  ports: Ports,
  client: ClientCaller,
  body: PushedRequest,
): Promise<PushedAnswer> =>
  body.session === undefined ? begin(ports, client, body) : proceed(ports, client, body);
