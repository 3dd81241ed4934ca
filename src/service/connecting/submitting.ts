/** Submitting the form: judged, sealed, and a check begun; the answer is the next step, at once. */
import type { Transaction } from 'kysely';
import type { Failure, FormStep, StepAnswer, SubmitRequest, System, Values } from '../../contract/index.ts';
import { auditPerson } from '../audit.ts';
import { newId } from '../digest.ts';
import type { Tables } from '../tables.ts';
import { asRegistered, takesClient } from '../upstream-clients/client-view.ts';
import { findRegistered, registrationOf, type Registration } from '../upstream-clients/registered.ts';
import { failureOf } from '../upstream/failure.ts';
import type { Room } from './answering.ts';
import { fieldsOf } from './check-job.ts';
import { beginCheck } from './check-log.ts';
import { wasRefused } from './fingerprint.ts';
import { atForm, type AtForm } from './form-place.ts';
import { judgeForm, requireFields } from './form.ts';
import { once, type Outcome } from './once.ts';
import { move } from './moving.ts';
import { pickOf, systemOf } from './picked.ts';
import type { Session } from './session.ts';
import { showStep } from './showing.ts';
import { sealDraft, sealPending } from './typed.ts';

/** The system of the form. `registered` is the partner's client there: then `shown`, by which is judged, asks for none. */
interface Asked {
  readonly system: System;
  readonly shown: System;
  readonly registered: Registration | undefined;
}

const askedOf = async (
  trx: Transaction<Tables>,
  { ports }: Room,
  session: Session,
  { place }: AtForm,
): Promise<Asked> => {
  const system = systemOf(ports.catalogue, place);
  const found = takesClient(system) ? await findRegistered(trx, ports, session, system.id) : undefined;
  if (!found) return { system, shown: system, registered: undefined };
  return { system, shown: asRegistered(system), registered: registrationOf(found) };
};

/** The same form with what is wrong; its step id stays, for the person has not left it. */
const askAgain = async (
  { ports }: Room,
  trx: Transaction<Tables>,
  session: Session,
  { flow }: AtForm,
  problem: Failure,
): Promise<Outcome<StepAnswer>> => {
  const step = (await showStep(trx, ports, { ...session, flow: JSON.stringify(flow) })) as FormStep;
  return { answer: { step: { ...step, problem } } };
};

const refusedField = (system: System): string | undefined =>
  fieldsOf(system).find(({ type }) => type === 'secret')?.name;

const begin = async (
  { ports, runs }: Room,
  trx: Transaction<Tables>,
  session: Session,
  { system, registered, at: { place } }: Asked & { readonly at: AtForm },
  values: Values,
): Promise<Outcome<StepAnswer>> => {
  const { vault, clock } = ports;
  const check = newId('chk');
  const typed = { ...pickOf(system), values };
  const kept = { registered };
  const moved = await move(
    trx,
    ports,
    session,
    { type: 'submitted', check, way: pickOf(system).way, guided: place.guided },
    {
      draft: sealDraft(vault, session, typed, fieldsOf(system)),
      pending_secret: sealPending(vault, session, { ...typed, ...kept }),
    },
  );
  await beginCheck(trx, { id: check, session: session.id, at: clock() });
  await auditPerson(trx, clock, session, 'session.submitted', { check, system: system.id });
  const answer = { step: await showStep(trx, ports, moved) };
  return { answer, after: () => runs.start({ session: moved, check, system, values, kept }) };
};

const submitNow = async (
  room: Room,
  trx: Transaction<Tables>,
  session: Session,
  request: SubmitRequest,
): Promise<Outcome<StepAnswer>> => {
  const at = atForm(room.ports, session, request.step);
  const asked = await askedOf(trx, room, session, at);
  const { system, shown } = asked;
  // A form that was drawn before the partner was registered has more fields; what is in those is not used.
  requireFields(fieldsOf(system), request.values, 'allowed');
  const judged = judgeForm(fieldsOf(shown), request.values);
  if (!judged.ok) return askAgain(room, trx, session, at, judged.problem);
  const { values } = judged;
  if (request.again !== true && (await wasRefused(trx, room.ports, session, system, values))) {
    return askAgain(room, trx, session, at, {
      ...failureOf('auth.refused_before'),
      field: refusedField(shown),
    });
  }
  return begin(room, trx, session, { ...asked, at }, values);
};

/** Takes the typed form. A retry under the same key gets the same answer and is never a second attempt to sign in. */
export const submitForm = (
  room: Room,
  session: Session,
  key: string | undefined,
  request: SubmitRequest,
): Promise<StepAnswer> =>
  once(room.ports, session, { key, parts: ['submit', JSON.stringify(request)] }, (trx) =>
    submitNow(room, trx, session, request),
  );
