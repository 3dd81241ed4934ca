/** The frame's way in: a one-use ticket that the element gets and the frame redeems for a token of its own. */
import type { FrameOpened, FrameTicket, Ticket } from '../../contract/index.ts';
import { randomText, sha256 } from '../digest.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { isOver } from './admission.ts';
import { readFlow, type Place } from './flow.ts';
import { stepChanged, type Session, type Writer } from './session.ts';
import { showStep } from './showing.ts';
import { keptValues, openDraft } from './typed.ts';

/** How long a ticket waits for the frame, in milliseconds. */
export const ticketLife = 60_000;

/** Steps at which the frame has something to show. */
const framed: readonly Place['at'][] = ['form', 'authorize'];

/** Makes a ticket for the form or sign-in the session stands at; the one before it is void. */
export const issueTicket = async ({ store, clock }: Ports, session: Session): Promise<Ticket> => {
  if (!framed.includes(readFlow(session.flow).place.at))
    throw stepChanged('Tickets are for steps that the frame shows.');
  const ticket = randomText();
  await store
    .updateTable('session')
    .set({ ticket_hash: sha256(ticket), ticket_expires_at: clock() + ticketLife })
    .where('id', '=', session.id)
    .execute();
  return { ticket };
};

const unknownTicket = (): ProblemError =>
  new ProblemError('ticket_unknown', { detail: 'Ask the page for a new ticket.' });

/** The session that a ticket was made for; in the frame of another client it is none. */
export const findTicket = async (
  { store, clock }: Ports,
  { ticket, client }: FrameTicket,
): Promise<Session> => {
  const session = await store
    .selectFrom('session')
    .selectAll()
    .where('ticket_hash', '=', sha256(ticket))
    .executeTakeFirst();
  if (
    !session ||
    (client ?? session.client_id) !== session.client_id ||
    (session.ticket_expires_at ?? 0) <= clock()
  )
    throw unknownTicket();
  if (session.status === 'open' && !isOver(session, clock())) return session;
  throw new ProblemError('session_expired', { detail: 'Open a new session.' });
};

/** Uses a ticket up, once; `ticket_unknown` when somebody was faster. */
export const useTicket = async (
  writer: Writer,
  session: Session,
  also: Pick<Partial<Session>, 'frame_hash'> = {},
): Promise<void> => {
  const { numUpdatedRows } = await writer
    .updateTable('session')
    .set({ ticket_hash: null, ticket_expires_at: null, ...also })
    .where('id', '=', session.id)
    .where('ticket_hash', '=', session.ticket_hash)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw unknownTicket();
};

const clientOf = async ({ store }: Ports, session: Session) => {
  const row = await store
    .selectFrom('client')
    .select(['name', 'mode'])
    .where('id', '=', session.client_id)
    .where('mode', '=', session.mode)
    .executeTakeFirstOrThrow();
  return { name: row.name, mode: row.mode };
};

/** Redeems a ticket: the frame's token (the newest wins), the form and the values kept for it, never a secret; or the sign-in. */
export const openFrame = async (ports: Ports, ticket: FrameTicket): Promise<FrameOpened> => {
  const session = await findTicket(ports, ticket);
  const token = randomText();
  await useTicket(ports.store, session, { frame_hash: sha256(token) });
  const step = await showStep(ports.store, ports, session);
  const client = await clientOf(ports, session);
  if (step.kind === 'authorize') return { token, step, values: {}, client };
  if (step.kind !== 'form') throw stepChanged();
  // What was kept when more was asked for is not filled in.
  const { fields } = step;
  const values = keptValues(openDraft(ports.vault, session), step.system.id, fields);
  return { token, step, values, client };
};
