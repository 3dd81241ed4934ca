/** Signing in at the system's own page: the tab's start from the frame, and its return, judged whole before any token request. */
import type { Failure, FailureCode, FrameTicket, System } from '../../contract/index.ts';
import { auditPerson } from '../audit.ts';
import { newId, sameText, sha256 } from '../digest.ts';
import { lockSession } from '../locking.ts';
import type { Access, Authorization, Ports } from '../ports.ts';
import type { UpstreamAttemptTable } from '../tables.ts';
import { registeredAs } from '../upstream-clients/registered.ts';
import { failureOf } from '../upstream/failure.ts';
import { isOver } from './admission.ts';
import type { Room } from './answering.ts';
import { beginAttempt, findAttempt, takeAttempt, type NewAttempt, type Sent } from './attempt.ts';
import { carriedFailure } from './check-failure.ts';
import { beginCheck } from './check-log.ts';
import { methodOf } from './check-job.ts';
import { readFlow } from './flow.ts';
import { redirectUri } from './redirect-uri.ts';
import { move, tryMove } from './moving.ts';
import { systemOf } from './picked.ts';
import { loadSession, stepChanged, type Session } from './session.ts';
import { findTicket, useTicket } from './ticket.ts';
import { openPending, type Pending } from './typed.ts';

/** Where a started tab goes, and what binds its return to this browser. */
export interface Started {
  readonly address: string;
  readonly state: string;
  readonly cookie: string;
  readonly lang: string;
}

/** What came back: the query, the path's two names, and the cookie that its state should have. */
export interface Return {
  readonly client: string;
  readonly system: string;
  readonly query: string;
  readonly cookie: (state: string) => string | undefined;
}

/** How a return is answered; `app` is whose page goes on, `lang` in which languages. `unknown`: not expected here, or no longer. */
export type Returned =
  | { readonly is: 'taken'; readonly app: string; readonly lang: string }
  | { readonly is: 'refused'; readonly app: string; readonly lang: string; readonly failure: Failure }
  | { readonly is: 'unknown' };

interface AtSignIn {
  readonly session: Session;
  readonly system: System;
  readonly pending: Pending;
  readonly access: Access;
  readonly authorization: Authorization;
}

/** A session as it stands at its sign-in; undefined when it does not. */
const atSignIn = (ports: Ports, session: Session): AtSignIn | undefined => {
  const { place } = readFlow(session.flow);
  const pending = openPending(ports.vault, session);
  if (session.status !== 'open' || isOver(session, ports.clock()) || place.at !== 'authorize' || !pending)
    return undefined;
  const system = systemOf(ports.catalogue, place);
  const { authorization } = methodOf(ports, system);
  if (!authorization) return undefined;
  const client = { id: session.client_id, mode: session.mode };
  const access = { system, values: pending.values, server: pending.server, client };
  return { session, system, pending, access, authorization };
};

/** With the partner's client, where it is that; the person reads that it is gone where the sign-in is offered. */
const withClient = async (
  { ports, runs }: Room,
  { session, system, pending, access }: AtSignIn,
): Promise<Access> => {
  try {
    return { ...access, registered: await registeredAs(ports, session, system.id, pending.registered) };
  } catch (error) {
    const problem = carriedFailure(error);
    if (!problem) throw error;
    await ports.store
      .transaction()
      .execute((trx) => tryMove(trx, ports, session, { type: 'sign_in_failed', problem }));
    runs.announce(session.id);
    throw stepChanged();
  }
};

/** Starts a sign-in with a ticket that came over the frame's port; an attempt before it is over. */
export const startSignIn = async ({ ports, runs }: Room, ticket: FrameTicket): Promise<Started> => {
  const session = await findTicket(ports, ticket);
  const standing = atSignIn(ports, session);
  if (!standing) throw stepChanged();
  const { system, authorization } = standing;
  const access = await withClient({ ports, runs }, standing);
  const lang = [ticket.lang, session.ui_locales].filter(Boolean).join(' ');
  const uri = redirectUri(ports.issuer, session.client_id, system.id);
  const attempt = await ports.store.transaction().execute(async (trx): Promise<NewAttempt> => {
    await useTicket(trx, session);
    const made = await beginAttempt(trx, ports, session, system, { redirectUri: uri, lang });
    await move(trx, ports, session, { type: 'sign_in_started' });
    await auditPerson(trx, ports.clock, session, 'sign_in.started', { system: system.id });
    return made;
  });
  runs.announce(session.id);
  const { state, verifier, cookie } = attempt;
  const start = { redirectUri: uri, state, challenge: sha256(verifier) };
  return { address: authorization.address(access, start), state, cookie, lang };
};

const appOf = async ({ store }: Ports, { client_id }: UpstreamAttemptTable): Promise<string> => {
  const row = await store.selectFrom('client').select('name').where('id', '=', client_id).executeTakeFirst();
  return row?.name ?? '';
};

/** The `state` of a query that has exactly one. */
const stateOf = (query: string): string | undefined => {
  const states = new URLSearchParams(query).getAll('state');
  return states.length === 1 && states[0] !== '' ? states[0] : undefined;
};

/** What is wrong with a return before its content is looked at. */
const brokenBinding = (
  attempt: UpstreamAttemptTable,
  now: number,
  cookie: string | undefined,
): FailureCode | undefined => {
  if (attempt.expires_at <= now) return 'auth.sign_in_expired';
  const bound = cookie !== undefined && sameText(sha256(cookie), attempt.cookie_hash);
  return bound ? undefined : 'auth.other_browser';
};

/** Ends an attempt with a reason, shown where the sign-in is offered again. */
const refuse = async (
  { ports, runs }: Room,
  attempt: UpstreamAttemptTable,
  { session }: AtSignIn,
  failure: Failure,
): Promise<Returned> => {
  const taken = await ports.store.transaction().execute(async (trx): Promise<Sent | undefined> => {
    await lockSession(trx, session.id);
    const sent = await takeAttempt(trx, ports, attempt);
    if (!sent) return undefined;
    await tryMove(trx, ports, session, { type: 'sign_in_failed', problem: failure });
    await auditPerson(trx, ports.clock, session, 'sign_in.refused', { code: failure.code });
    return sent;
  });
  if (!taken) return { is: 'unknown' };
  runs.announce(session.id);
  return { is: 'refused', app: await appOf(ports, attempt), lang: taken.lang, failure };
};

/** Goes on with the check; the code is redeemed there, once. */
const take = async (
  { ports, runs }: Room,
  attempt: UpstreamAttemptTable,
  { session, system, pending }: AtSignIn,
  query: string,
): Promise<Returned> => {
  const check = newId('chk');
  const at = ports.clock();
  const taken = await ports.store.transaction().execute(async (trx) => {
    await lockSession(trx, session.id);
    const sent: Sent | undefined = await takeAttempt(trx, ports, attempt);
    if (!sent) return undefined;
    const moved = await move(trx, ports, session, { type: 'signed_in', check }, { seen_at: at });
    await beginCheck(trx, { id: check, session: session.id, at });
    await auditPerson(trx, ports.clock, session, 'sign_in.returned', { check, system: system.id });
    return { moved, sent };
  });
  if (!taken) return { is: 'unknown' };
  const { moved, sent } = taken;
  runs.start({
    session: moved,
    check,
    system,
    values: pending.values,
    kept: pending,
    grant: { query, ...sent },
  });
  runs.announce(session.id);
  return { is: 'taken', app: await appOf(ports, attempt), lang: sent.lang };
};

/** Takes what came back, or says why not. State, path, cookie and issuer are judged before anything is sent to the token endpoint. */
export const returnFromSignIn = async (room: Room, came: Return): Promise<Returned> => {
  const { ports } = room;
  const state = stateOf(came.query);
  const attempt = state === undefined ? undefined : await findAttempt(ports.store, state);
  if (!attempt || state === undefined) return { is: 'unknown' };
  if (attempt.client_id !== came.client || attempt.system_id !== came.system) return { is: 'unknown' };
  const session = await loadSession(ports.store, attempt.session_id);
  const standing = session && atSignIn(ports, session);
  if (!standing) return { is: 'unknown' };
  const broken = brokenBinding(attempt, ports.clock(), came.cookie(state));
  if (broken) return refuse(room, attempt, standing, failureOf(broken));
  const fault = standing.authorization.fault(standing.access, { query: came.query, state });
  return fault ? refuse(room, attempt, standing, fault) : take(room, attempt, standing, came.query);
};
