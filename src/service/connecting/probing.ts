/** The probe: looking at a typed address before anybody signs in, one at a time per session, gone when the person types on. */
import type { Failure, Probe, ProbeRequest, Stage, System, Values } from '../../contract/index.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Catalogue, Ports } from '../ports.ts';
import { catalogueFor } from '../upstream-clients/registered.ts';
import { unlessAborted } from './aborted.ts';
import { failureOfEnd } from './check-failure.ts';
import { fieldsOf, methodOf } from './check-job.ts';
import { inTurn } from './courtesy.ts';
import { readFlow } from './flow.ts';
import { atForm } from './form-place.ts';
import { judgeProbe, requireFields } from './form.ts';
import { isOffered } from './opening.ts';
import type { Session } from './session.ts';
import { pickOf, systemOf } from './picked.ts';
import { openStages } from './step.ts';
import { sealDraft } from './typed.ts';

/** How long a probe may take, in milliseconds. */
export const probeBudget = 15_000;

const failedAt = (stage: Stage['stage'], failure: Failure): Probe => ({
  status: 'failed',
  stages: [{ stage, status: 'failed', evidence: [], failure }],
});

const stageOf = (failure: Failure): Stage['stage'] => {
  const stage = failure.code.split('.')[0];
  return stage === 'input' || stage === 'dns' || stage === 'network' || stage === 'tls' ? stage : 'service';
};

/** A session offers only some systems, or only one: no advice to take another. */
const offered = (catalogue: Catalogue, session: Session, probe: Probe): Probe => {
  const { suggestion, ...rest } = probe;
  const flow = readFlow(session.flow);
  const stages = openStages(flow, probe.stages);
  const other = suggestion && catalogue.find(suggestion.id);
  const fits = other !== undefined && !flow.fixed && isOffered(session, other);
  return fits ? { ...rest, stages, suggestion } : { ...rest, stages };
};

/** Probes by session. One per service. */
export class Probes {
  readonly #ports: Ports;
  readonly #budget: number;
  readonly #running = new Map<string, { stop: AbortController; end: Promise<unknown> }>();

  constructor(ports: Ports, budget: number = probeBudget) {
    this.#ports = ports;
    this.#budget = budget;
  }

  /** Looks at the address. A newer probe of the same session stops this one; `left` is the caller's connection. */
  async probe(session: Session, request: ProbeRequest, left: AbortSignal): Promise<Probe> {
    const { place } = atForm(this.#ports, session, request.step);
    const system = systemOf(this.#ports.catalogue, place);
    requireFields(fieldsOf(system), request.values, 'refused');
    await this.#keep(session, system, request.values);
    const shown = systemOf(await catalogueFor(this.#ports.store, this.#ports, session), place);
    const judged = judgeProbe(fieldsOf(shown), request.values);
    if (!judged.ok) return failedAt('input', judged.problem);
    return offered(this.#ports.catalogue, session, await this.#alone(session, system, judged.values, left));
  }

  /** What was typed so far outlives a reload and a switch of system; it holds no secret. */
  async #keep(session: Session, system: System, values: Values): Promise<void> {
    const { vault, store } = this.#ports;
    const draft = sealDraft(vault, session, { ...pickOf(system), values }, fieldsOf(system));
    await store
      .updateTable('session')
      .set({ draft })
      .where('id', '=', session.id)
      .where('flow', '=', session.flow)
      .execute();
  }

  async #alone(session: Session, system: System, values: Values, left: AbortSignal): Promise<Probe> {
    const stop = new AbortController();
    const before = this.#running.get(session.id);
    before?.stop.abort();
    const end = (before?.end ?? Promise.resolve()).then(() =>
      this.#look(session, system, values, AbortSignal.any([stop.signal, left])),
    );
    const mine = { stop, end: end.catch(() => undefined) };
    this.#running.set(session.id, mine);
    try {
      return await end;
    } finally {
      if (this.#running.get(session.id) === mine) this.#running.delete(session.id);
    }
  }

  async #look(session: Session, system: System, values: Values, stopped: AbortSignal): Promise<Probe> {
    let budget: AbortSignal | undefined;
    const client = { id: session.client_id, mode: session.mode };
    const replaced = new ProblemError('rate_limited', {
      detail: 'A newer probe took the place of this one.',
    });
    if (stopped.aborted) throw replaced;
    try {
      const access = { system, values, client };
      return await inTurn(this.#ports, access, { signal: stopped, patience: this.#budget }, () => {
        budget = AbortSignal.timeout(this.#budget);
        const signal = AbortSignal.any([stopped, budget]);
        return unlessAborted(methodOf(this.#ports, system).probe(access, signal), signal);
      });
    } catch (error) {
      if (stopped.aborted) throw replaced;
      const failure = failureOfEnd(error, budget?.aborted === true, 'service', values);
      return failedAt(stageOf(failure), failure);
    }
  }
}
