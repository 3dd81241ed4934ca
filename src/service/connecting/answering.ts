/** Answers that carry nothing typed: the element's side of the flow. */
import type { Transaction } from 'kysely';
import type { Answer, StepAnswer, System } from '../../contract/index.ts';
import { auditPerson } from '../audit.ts';
import { newId } from '../digest.ts';
import { ProblemError } from '../http/problem-error.ts';
import { returnGrants } from '../grants/return-grants.ts';
import type { Ports } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { catalogueFor } from '../upstream-clients/registered.ts';
import { beginCheck } from './check-log.ts';
import type { CheckJob } from './check-job.ts';
import type { CheckRuns } from './check-runs.ts';
import { forgetAttempts } from './attempt.ts';
import { isExchanged } from './code.ts';
import { readFlow, type Place } from './flow.ts';
import { openFields, valuesAt } from './given-address.ts';
import { once, type Outcome } from './once.ts';
import { isOffered } from './opening.ts';
import { move, tryMove } from './moving.ts';
import { isGuided, selectionOf, systemOf } from './picked.ts';
import { accept, isAsked } from './proof.ts';
import { erased, requireStep, sessionLine, stepChanged, type Session } from './session.ts';
import { showStep } from './showing.ts';
import { openDraft, openPending, sealDraft, withoutTokens } from './typed.ts';

type Work = Promise<Outcome<StepAnswer>>;
type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

/** What the flow's moves work with. */
export interface Room {
  readonly ports: Ports;
  readonly runs: CheckRuns;
}

/** The person went elsewhere: what ran is stopped, and what was granted is given back. */
const left = ({ ports, runs }: Room, session: Session): void => {
  runs.stop(session.id);
  void returnGrants(ports);
};

const shown = async (trx: Transaction<Tables>, ports: Ports, session: Session): Promise<StepAnswer> => ({
  step: await showStep(trx, ports, session),
});

/** What the form begins with where the person named an address; of the same system what was typed before stays beside it. */
const begunWith = ({ vault }: Ports, session: Session, system: System, address = ''): Partial<Session> => {
  const given = valuesAt(system, address);
  if (Object.keys(given).length === 0) return {};
  const before = openDraft(vault, session);
  const { values: typed = {}, way } = before?.system === system.id ? before : {};
  // An address that was made whole in the form is not cut short again.
  const fresh = Object.entries(given).filter(([name, value]) => !typed[name]?.startsWith(value));
  const values = { ...typed, ...Object.fromEntries(fresh) };
  return { draft: sealDraft(vault, session, { system: system.id, way, values }, openFields(system)) };
};

const select = async (
  room: Room,
  trx: Transaction<Tables>,
  session: Session,
  { system: id, address }: AnswerOf<'select'>,
): Work => {
  const { ports } = room;
  const catalogue = await catalogueFor(trx, ports, session);
  const system = catalogue.find(id);
  if (!system || !isOffered(session, system)) {
    throw new ProblemError('system_unknown', { detail: 'The session offers no system with this id.' });
  }
  const event = { type: 'selected', ...selectionOf(catalogue, system) } as const;
  const kept = begunWith(ports, session, system, address);
  const moved = await move(trx, ports, session, event, { pending_secret: null, ...kept });
  await forgetAttempts(trx, session.id);
  return { answer: await shown(trx, ports, moved), after: () => left(room, session) };
};

const prepare = async ({ ports }: Room, trx: Transaction<Tables>, session: Session): Work => ({
  answer: await shown(trx, ports, await move(trx, ports, session, { type: 'prepared' })),
});

/** The job of a check that runs with what is kept sealed; `step_changed` when nothing is kept any more. */
const jobOf = ({ vault, catalogue }: Ports, session: Session, check: string): CheckJob => {
  const typed = openPending(vault, session);
  const { place } = readFlow(session.flow);
  if (!typed || place.at !== 'check') throw stepChanged();
  const system = systemOf(catalogue, typed);
  return { session, check, system, values: typed.values, choice: place.choice?.chosen, kept: typed };
};

const run = async (
  { ports, runs }: Room,
  trx: Transaction<Tables>,
  session: Session,
  event: { type: 'retried' } | { type: 'chosen'; option: string },
): Work => {
  const check = newId('chk');
  const moved = await move(trx, ports, session, { ...event, check });
  await beginCheck(trx, { id: check, session: session.id, at: ports.clock() });
  await auditPerson(trx, ports.clock, session, 'session.retried', { check });
  const job = jobOf(ports, moved, check);
  return { answer: await shown(trx, ports, moved), after: () => runs.start(job) };
};

const retry = async (room: Room, trx: Transaction<Tables>, session: Session): Work => {
  const { place } = readFlow(session.flow);
  if (place.at !== 'check') throw stepChanged();
  const known = await trx
    .selectFrom('check_run')
    .select('status')
    .where('id', '=', place.check)
    .executeTakeFirst();
  if (known?.status === 'running') throw stepChanged('The check is still running.');
  return run(room, trx, session, { type: 'retried' });
};

/** The form of another way keeps what both have; what was granted by the one before is given back by then. */
const pick = async ({ ports }: Room, trx: Transaction<Tables>, session: Session, way: string): Work => {
  const { place } = readFlow(session.flow);
  if (place.at !== 'pick') throw stepChanged();
  const catalogue = await catalogueFor(trx, ports, session);
  const guided = isGuided(catalogue, { system: place.system, way });
  return {
    answer: await shown(trx, ports, await move(trx, ports, session, { type: 'way_picked', way, guided })),
  };
};

const choose = async (
  room: Room,
  trx: Transaction<Tables>,
  session: Session,
  { option }: AnswerOf<'choose'>,
): Work => {
  const { place } = readFlow(session.flow);
  if (place.at === 'pick' && place.ways.includes(option)) return pick(room, trx, session, option);
  if (place.at === 'choose' && place.options.some(({ id }) => id === option)) {
    return run(room, trx, session, { type: 'chosen', option });
  }
  if (place.at !== 'pick' && place.at !== 'choose') throw stepChanged();
  throw new ProblemError('malformed_request', {
    detail: 'The answer is none of the options of the step.',
    errors: [{ pointer: '/option', detail: 'is none of the options' }],
  });
};

const replace = async (
  { ports }: Room,
  trx: Transaction<Tables>,
  session: Session,
  { step }: AnswerOf<'replace'>,
): Work => {
  const moved = await accept(trx, ports, session, step);
  const stored = (): void => {
    ports.announced?.();
    ports.log.info('session.ended', { session: session.id, code: 'connected' });
  };
  const after = isAsked(moved) ? undefined : stored;
  return { answer: await shown(trx, ports, moved), ...(after && { after }) };
};

const answerKind = (room: Room, trx: Transaction<Tables>, session: Session, answer: Answer): Work => {
  switch (answer.kind) {
    case 'select':
      return select(room, trx, session, answer);
    case 'prepare':
      return prepare(room, trx, session);
    case 'choose':
      return choose(room, trx, session, answer);
    case 'replace':
      return replace(room, trx, session, answer);
    case 'retry':
      return retry(room, trx, session);
  }
};

/** Takes an answer to the current step; a retry under the same key gets the same next step. */
export const answerStep = (
  room: Room,
  session: Session,
  key: string | undefined,
  answer: Answer,
): Promise<StepAnswer> =>
  once(room.ports, session, { key, parts: ['answer', JSON.stringify(answer)] }, async (trx) => {
    requireStep(session, answer.step);
    return answerKind(room, trx, session, answer);
  });

/** At a choice the person may still choose again; before it, the secret is given again: in the form, or at the system's own sign-in. */
const keptOnBack = ({ vault }: Ports, session: Session, place: Place): Partial<Session> => {
  const begun = place.at === 'done' ? place.question : place;
  const isRetyped = place.at === 'done' && place.question?.retype === true;
  if (place.at !== 'choose' && !isRetyped && begun && 'choice' in begun && begun.choice !== undefined)
    return {};
  const signedIn = begun && 'signIn' in begun && begun.signIn !== undefined;
  return { pending_secret: signedIn ? withoutTokens(vault, session) : null };
};

/** Goes to the step before; a running check is stopped, and what it would have brought does not count. */
export const goBack = (
  room: Room,
  session: Session,
  key: string | undefined,
  step: string,
): Promise<StepAnswer> =>
  once(room.ports, session, { key, parts: ['back', step] }, async (trx) => {
    const { ports } = room;
    if (await isExchanged(trx, session)) throw new ProblemError('handed_over');
    requireStep(session, step);
    const { place } = readFlow(session.flow);
    const moved = await move(trx, ports, session, { type: 'went_back' }, keptOnBack(ports, session, place));
    await forgetAttempts(trx, session.id);
    if (place.at === 'done') {
      await auditPerson(trx, ports.clock, session, 'connection.rejected', { system: place.system });
    }
    return { answer: await shown(trx, ports, moved), after: () => left(room, session) };
  });

/** Ends the session; everything typed is destroyed. A session that has ended answers with the step it ended at. */
export const cancelSession = async (room: Room, session: Session): Promise<StepAnswer> => {
  const { ports } = room;
  let ended = false;
  const answer = await ports.store.transaction().execute(async (trx) => {
    const gone = { ...erased, status: 'cancelled' };
    const moved = await tryMove(trx, ports, session, { type: 'cancelled' }, gone);
    if (!moved) {
      if (session.status === 'open') throw stepChanged();
      return shown(trx, ports, session);
    }
    await trx.deleteFrom('refused').where('session_id', '=', session.id).execute();
    await forgetAttempts(trx, session.id);
    await auditPerson(trx, ports.clock, session, 'session.cancelled');
    ended = true;
    return shown(trx, ports, moved);
  });
  if (ended) ports.log.info(sessionLine(session, 'ended'), { session: session.id, code: 'cancelled' });
  left(room, session);
  return answer;
};
