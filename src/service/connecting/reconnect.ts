/** Where a reconnect begins: straight at what is broken, with everything filled in that is not secret. */
import {
  failures,
  type Failure,
  type FailureCode,
  type FailureRule,
  type System,
} from '../../contract/index.ts';
import { randomText } from '../digest.ts';
import type { Catalogue, Ports } from '../ports.ts';
import { failureOf } from '../upstream/failure.ts';
import { fieldsOf, methodOf } from './check-job.ts';
import { startAt, startFlow, type Flow } from './flow.ts';
import type { InUse } from './in-use.ts';
import { findPicked, pickOf, selectionOf } from './picked.ts';
import { newStep, type Session } from './session.ts';
import { sealDraft, sealPending } from './typed.ts';

/** What opening writes of it. */
export interface Begun extends Partial<Pick<Session, 'draft' | 'pending_secret'>> {
  readonly flow: Flow;
}

/** Why the connection does not work, where the person can mend it in the form or by signing in. */
const brokenBy = ({ status, reason }: InUse, landing: FailureRule['landing']): Failure | undefined => {
  if (status !== 'reauthorization_required' || reason === null || !Object.hasOwn(failures, reason))
    return undefined;
  const code = reason as FailureCode;
  return failures[code].landing === landing ? failureOf(code) : undefined;
};

/** The reason belongs to a field of this form: to the secret, where the one that its code names is not there. */
const atField = (system: System, problem: Failure): Failure => {
  const fields = fieldsOf(system);
  const own = fields.some(({ name }) => name === problem.field);
  const secret = fields.find(({ type }) => type === 'secret')?.name;
  return own || secret === undefined ? problem : { ...problem, field: secret };
};

/** Where the system's own sign-in page lies, by what was learned of it before; undefined where there is none. */
const pageOf = (ports: Ports, system: System, { sealed }: InUse, session: Session): string | undefined => {
  const { authorization } = methodOf(ports, system);
  const { server, values } = sealed;
  if (!authorization || server === undefined) return undefined;
  const client = { id: session.client_id, mode: session.mode };
  const start = { redirectUri: ports.issuer, state: randomText(), challenge: randomText() };
  return new URL(authorization.address({ system, values, server, client }, start)).host;
};

/** The step that a connection is renewed at; at its guide, or the choice among the ways, where that is not known any more. */
export const beginReconnect = (
  ports: Ports,
  catalogue: Catalogue,
  session: Session,
  whole: System,
  used: InUse,
): Begun => {
  const { vault } = ports;
  const { sealed } = used;
  const selection = selectionOf(catalogue, whole, used.method);
  const system = findPicked(ports.catalogue, { system: whole.id, way: selection.way });
  if (!system || selection.way === undefined)
    return { flow: startFlow(newStep(), { ...selection, fixed: true }) };
  const typed = { ...pickOf(system), values: sealed.values };
  const draft = sealDraft(vault, session, typed, fieldsOf(system));
  const signIn = brokenBy(used, 'sign_in');
  const host = signIn && pageOf(ports, system, used, session);
  if (host === undefined) {
    const problem = brokenBy(used, 'form');
    const why = problem && { problem: atField(system, problem) };
    return { draft, flow: startAt(newStep(), { at: 'form', ...selection, passed: [], ...why }) };
  }
  const { server, registered } = sealed;
  return {
    draft,
    pending_secret: sealPending(vault, session, { ...typed, server, registered }),
    flow: startAt(newStep(), {
      at: 'authorize',
      ...selection,
      host,
      passed: [],
      problem: signIn,
      started: 0,
    }),
  };
};
