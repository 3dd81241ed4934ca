/** The code of the hand-over: minted after the connection is stored, again while unused; the older one dies. */
import type { HandOver } from '../../contract/index.ts';
import { auditPerson } from '../audit.ts';
import { randomText, sha256 } from '../digest.ts';
import { ProblemError } from '../http/problem-error.ts';
import { lockSession } from '../locking.ts';
import type { Ports } from '../ports.ts';
import { confirm, isAsked } from './proof.ts';
import { loadSession, stepChanged, type Session, type Writer } from './session.ts';

/** How long a code lives, in milliseconds. */
export const codeLife = 60_000;

/** Whether a code of this session was exchanged: then it has handed over what it had. */
export const isExchanged = async (writer: Writer, session: Pick<Session, 'id'>): Promise<boolean> => {
  const used = await writer
    .selectFrom('code')
    .select('hash')
    .where('session_id', '=', session.id)
    .where('used_at', 'is not', null)
    .executeTakeFirst();
  return used !== undefined;
};

const requireUnused = async (writer: Writer, session: Session): Promise<void> => {
  if (!(await isExchanged(writer, session))) return;
  throw new ProblemError('handed_over', { detail: "The partner's backend has exchanged the code." });
};

/**
 * Mints the code of a session that is done: 256 bits, kept as a hash. `handed_over` once one was exchanged. Where the person was
 * asked whether the newest record is theirs, this is the yes: the connection is stored now.
 */
export const mintCode = async (ports: Ports, session: Session): Promise<HandOver> => {
  const { store, clock, issuer, announced, log } = ports;
  const code = randomText();
  await store.transaction().execute(async (trx) => {
    await lockSession(trx, session.id);
    const now = (await loadSession(trx, session.id)) ?? session;
    const done = isAsked(now) ? await confirm(trx, ports, now) : now;
    const { id, connection_id: connection, client_id, mode } = done;
    if (done.status !== 'done' || connection === null) throw stepChanged('There is no connection yet.');
    await requireUnused(trx, session);
    await trx.deleteFrom('code').where('session_id', '=', id).where('used_at', 'is', null).execute();
    await trx
      .insertInto('code')
      .values({
        hash: sha256(code),
        session_id: id,
        connection_id: connection,
        client_id,
        mode,
        expires_at: clock() + codeLife,
        used_at: null,
        used_key: null,
        answer: null,
      })
      .execute();
    await auditPerson(trx, clock, session, 'code.minted', { connection });
  });
  if (isAsked(session)) {
    announced?.();
    log.info('session.ended', { session: session.id, code: 'connected' });
  }
  return { code, state: session.state, iss: issuer };
};
