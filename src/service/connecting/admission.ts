/** Who may call the flow: the element by its session token and origin, the frame by its own token from the service's own page. */
import { sha256 } from '../digest.ts';
import type { Knock } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { expireSession } from './moving.ts';
import { attention } from './outcome.ts';
import { sessionLife, type Session } from './session.ts';

/** `seen_at` is written again only when it is this much older: not every read needs a write. */
const seenGrain = 15_000;

const bearerOf = (knock: Knock): string => {
  const match = /^Bearer ([\w-]{16,200})$/i.exec(knock.header('authorization') ?? '');
  if (match?.[1] !== undefined) return sha256(match[1]);
  throw new ProblemError('unauthorized', {
    detail: 'Send the token as Authorization: Bearer.',
    headers: { 'www-authenticate': 'Bearer' },
  });
};

/** Whether a session's time is over: half an hour untouched, unless it is done, or two hours in all. */
export const isOver = ({ status, expires_at, seen_at }: Session, now: number): boolean =>
  now >= expires_at || (status !== 'done' && now - seen_at >= sessionLife.idle);

const requireLife = async (ports: Ports, session: Session): Promise<Session> => {
  const now = ports.clock();
  if (session.status === 'expired' || isOver(session, now)) {
    if (session.status === 'open') await expireSession(ports, session);
    throw new ProblemError('session_expired', { detail: 'Open a new session.' });
  }
  if (now - session.seen_at < seenGrain) return session;
  const active = Math.min(now - session.seen_at, attention);
  await ports.store
    .updateTable('session')
    .set((row) => ({ seen_at: now, active_ms: row('active_ms', '+', active) }))
    .where('id', '=', session.id)
    .where('seen_at', '=', session.seen_at)
    .execute();
  return { ...session, seen_at: now, active_ms: session.active_ms + active };
};

const requireCurrent = async ({ store }: Ports, hash: string): Promise<Session> => {
  const session = await store
    .selectFrom('session')
    .selectAll()
    .where((row) => row.or([row('token_hash', '=', hash), row('superseded_hash', '=', hash)]))
    .executeTakeFirst();
  if (!session) throw new ProblemError('session_unknown', { detail: 'Open a new session.' });
  if (session.token_hash === hash) return session;
  throw new ProblemError('session_superseded', { detail: 'The session was opened again elsewhere.' });
};

/** The page that asks. Of a page of the service itself, which hosts sessions, a browser names no origin when it only reads. */
const pageOf = (ports: Ports, knock: Knock): string | undefined =>
  knock.header('origin') ?? (knock.header('sec-fetch-site') === 'same-origin' ? ports.issuer : undefined);

/** The session of the element's token; refuses other origins, older tabs and sessions whose time is over. */
export const admitSession = async (ports: Ports, knock: Knock): Promise<Session> => {
  const session = await requireCurrent(ports, bearerOf(knock));
  if (pageOf(ports, knock) !== session.origin) {
    throw new ProblemError('forbidden_origin', { detail: 'The session belongs to another page.' });
  }
  return requireLife(ports, session);
};

/** Refuses every page but the service's own: the frame's calls are same-origin. */
export const requireOwnPage = (ports: Ports, knock: Knock): void => {
  if (knock.header('origin') === ports.issuer && knock.header('sec-fetch-site') === 'same-origin') return;
  throw new ProblemError('forbidden_origin', { detail: 'Only the frame of the service may call this.' });
};

/** The session of the frame's token, from the service's own page alone. */
export const admitFrame = async (ports: Ports, knock: Knock): Promise<Session> => {
  requireOwnPage(ports, knock);
  const session = await ports.store
    .selectFrom('session')
    .selectAll()
    .where('frame_hash', '=', bearerOf(knock))
    .executeTakeFirst();
  if (!session) throw new ProblemError('ticket_unknown', { detail: 'Ask the page for a new ticket.' });
  return requireLife(ports, session);
};
