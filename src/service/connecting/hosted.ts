/** Hosted sessions: the browser that opens one carries it by a cookie; its page goes on with it as an embedding page would. */
import type { HostedGrant } from '../../contract/index.ts';
import { auditPerson } from '../audit.ts';
import { randomText, sameText, sha256 } from '../digest.ts';
import { ProblemError } from '../http/problem-error.ts';
import { mintRequest } from '../oauth/push.ts';
import type { Ports } from '../ports.ts';
import { isOver } from './admission.ts';
import { isExchanged } from './code.ts';
import { loadSession, type Session } from './session.ts';

/** Reads what a browser's cookie holds for a session. */
export type ReadCookie = (session: string) => string | undefined;

/** What a browser that arrives with a request_uri meets. `secret` is the new cookie of the browser that came first. */
export type Arrival =
  | { readonly met: 'first'; readonly session: Session; readonly secret: string }
  | { readonly met: 'again'; readonly session: Session }
  | { readonly met: 'elsewhere' | 'expired' | 'embedded' | 'unknown' };

/** How a hosted session stands for the browser that carries it. */
export type Standing = 'open' | 'finished' | 'cancelled' | 'expired';

const isCarriedBy = (session: Session, secret: string | undefined): boolean =>
  secret !== undefined && session.browser_hash !== null && sameText(sha256(secret), session.browser_hash);

const findPushed = (ports: Ports, client: string, requestUri: string): Promise<Session | undefined> =>
  ports.store
    .selectFrom('session')
    .selectAll()
    .where((row) =>
      row.or([row('hosted_hash', '=', sha256(requestUri)), row('request_hash', '=', sha256(requestUri))]),
    )
    .where('client_id', '=', client)
    .executeTakeFirst();

/** Ties a session to this browser; undefined when another one was faster. */
const bind = async ({ store, clock }: Ports, session: Session): Promise<string | undefined> => {
  const secret = randomText();
  return store.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('session')
      .set({ browser_hash: sha256(secret), seen_at: clock() })
      .where('id', '=', session.id)
      .where('browser_hash', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return undefined;
    await auditPerson(trx, clock, session, 'session.browser_bound');
    return secret;
  });
};

/** Brings a browser to the session of a request_uri: the first one carries it from then on, any other is turned away. */
export const arrive = async (
  ports: Ports,
  { client, requestUri }: { readonly client: string; readonly requestUri: string },
  readCookie: ReadCookie,
): Promise<Arrival> => {
  const session = await findPushed(ports, client, requestUri);
  if (!session) return { met: 'unknown' };
  if (session.hosted_hash === null) return { met: 'embedded' };
  if (isCarriedBy(session, readCookie(session.id))) return { met: 'again', session };
  if (session.browser_hash === null) {
    if (session.status !== 'open' || session.request_expires_at <= ports.clock()) return { met: 'expired' };
    const secret = await bind(ports, session);
    if (secret !== undefined) return { met: 'first', session, secret };
  }
  await auditPerson(ports.store, ports.clock, session, 'session.browser_refused');
  return { met: 'elsewhere' };
};

/** The hosted session that this browser carries; undefined for any other. */
export const findCarried = async (
  { store }: Pick<Ports, 'store'>,
  id: string,
  secret: string | undefined,
): Promise<Session | undefined> => {
  const session = await loadSession(store, id);
  return session && isCarriedBy(session, secret) ? session : undefined;
};

/** How the session stands; one that is done is open until its code was exchanged, as long as its result still waits. */
export const standingOf = async (ports: Ports, session: Session): Promise<Standing> => {
  const now = ports.clock();
  if (session.status === 'cancelled') return 'cancelled';
  if (session.status === 'done' && (await isExchanged(ports.store, session))) return 'finished';
  const lapsed = session.unbound_until !== null && session.unbound_until <= now;
  const over = session.opened_at === null ? session.expires_at <= now : isOver(session, now);
  return session.status === 'expired' || lapsed || over ? 'expired' : 'open';
};

/** A request_uri for the hosted page, with which the element opens or continues the session; the address of the answer beside it. */
export const continueHosted = async (ports: Ports, session: Session): Promise<HostedGrant> => {
  const standing = await standingOf(ports, session);
  if (standing === 'finished') throw new ProblemError('handed_over');
  if (standing !== 'open') throw new ProblemError('session_expired', { detail: 'The session has ended.' });
  const { answer, row } = mintRequest(ports.clock());
  const also = session.opened_at === null ? { expires_at: row.request_expires_at } : {};
  await ports.store
    .updateTable('session')
    .set({ ...row, ...also })
    .where('id', '=', session.id)
    .execute();
  const { redirect_uri, state } = session;
  return { ...answer, service: ports.issuer, redirect_uri, state };
};
