/** The one way to move a session: compare and set, so that two answers never both count, and nothing that was granted is dropped unsaid. */
import { failureFacts } from '../failure-facts.ts';
import { giveBack } from '../grants/give-back.ts';
import type { Ports, Tokens } from '../ports.ts';
import { countEnd } from './outcome.ts';
import { advance, readFlow, type FlowEvent } from './flow.ts';
import { erased, newStep, sessionLine, stepChanged, type Session, type Writer } from './session.ts';
import { openPending, type Pending } from './typed.ts';

/** What the connection takes over is not dropped. */
const handsOver: readonly FlowEvent['type'][] = ['connected', 'confirmed'];

const isKept = (tokens: Tokens, by: Tokens | undefined): boolean =>
  by !== undefined &&
  (tokens.access === by.access || (tokens.refresh !== undefined && tokens.refresh === by.refresh));

/** A running check writes its tokens beside the flow: the row is taken before it is read. */
const take = (writer: Writer, { id, flow }: Session): Promise<Pick<Session, 'pending_secret'> | undefined> =>
  writer
    .updateTable('session')
    .set({ flow })
    .where('id', '=', id)
    .where('flow', '=', flow)
    .returning('pending_secret')
    .executeTakeFirst();

/** What does not open can not be given back; the person goes on all the same. */
const opened = ({ vault, log }: Ports, session: Session): Pending | undefined => {
  try {
    return openPending(vault, session);
  } catch (error) {
    log.warn('grant.not_opened', failureFacts(error));
    return undefined;
  }
};

/** Leaves what a session was given, and holds no longer, to be given back. */
const release = async (writer: Writer, ports: Ports, before: Session, after: Session): Promise<void> => {
  const held = opened(ports, before);
  if (!held?.tokens || isKept(held.tokens, openPending(ports.vault, after)?.tokens)) return;
  const { account, accountId } = held.proven ?? {};
  await giveBack(writer, ports, before, { ...held, account, accountId });
};

/** Moves a session's flow, with further columns; undefined (and nothing written) when the event does not apply or somebody was faster. */
export const tryMove = async (
  writer: Writer,
  ports: Ports,
  session: Session,
  event: FlowEvent,
  also: Partial<Session> = {},
): Promise<Session | undefined> => {
  const flow = advance(readFlow(session.flow), event, newStep());
  const held = flow && (await take(writer, session));
  if (!held) return undefined;
  const before = { ...session, ...held };
  const changes = { ...also, flow: JSON.stringify(flow) };
  await writer.updateTable('session').set(changes).where('id', '=', session.id).execute();
  const after = { ...before, ...changes };
  if (also.status !== undefined) await countEnd(writer, before, also.status, ports.clock());
  if (also.pending_secret !== undefined && !handsOver.includes(event.type))
    await release(writer, ports, before, after);
  return after;
};

/** Moves a session's flow or refuses with `step_changed`. */
export const move = async (
  writer: Writer,
  ports: Ports,
  session: Session,
  event: FlowEvent,
  also: Partial<Session> = {},
): Promise<Session> => {
  const moved = await tryMove(writer, ports, session, event, also);
  if (!moved) throw stepChanged();
  return moved;
};

/** Ends an open session whose time is over; what was typed is destroyed. */
export const expireSession = async (ports: Ports, session: Session): Promise<void> => {
  const ended = await ports.store.transaction().execute(async (trx) => {
    const gone = { ...erased, status: 'expired' };
    const moved =
      session.opened_at !== null && (await tryMove(trx, ports, session, { type: 'expired' }, gone));
    const changed =
      moved ||
      (await trx
        .updateTable('session')
        .set(gone)
        .where('id', '=', session.id)
        .where('status', '=', 'open')
        .where('flow', '=', session.flow)
        .returning('id')
        .executeTakeFirst());
    await trx.deleteFrom('refused').where('session_id', '=', session.id).execute();
    return changed !== undefined;
  });
  if (ended) ports.log.info(sessionLine(session, 'ended'), { session: session.id, code: 'expired' });
};
