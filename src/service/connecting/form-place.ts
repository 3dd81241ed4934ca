/** Which form was filled in: the one that the session stands at, or in its place that of another way (`stp_1:bearer`). */
import type { Ports } from '../ports.ts';
import { readFlow, type Flow, type Place } from './flow.ts';
import { isGuided, stepOfWay } from './picked.ts';
import { stepChanged, type Session } from './session.ts';

/** The flow as it stands at the form that a request names; `step_changed` when it does not. */
export interface AtForm {
  readonly flow: Flow;
  readonly place: Extract<Place, { at: 'form' }>;
}

/** Reads it. */
export const atForm = ({ catalogue }: Pick<Ports, 'catalogue'>, session: Session, named: string): AtForm => {
  const flow = readFlow(session.flow);
  const { place } = flow;
  if (place.at !== 'form') throw stepChanged();
  if (flow.step === named) return { flow, place };
  const way = place.ways?.find((each) => stepOfWay(flow.step, each) === named);
  if (way === undefined) throw stepChanged();
  const guided = isGuided(catalogue, { system: place.system, way });
  const other = { ...place, way, guided, problem: undefined };
  return { flow: { ...flow, step: named, place: other }, place: other };
};
