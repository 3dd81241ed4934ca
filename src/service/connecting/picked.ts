/** Which system is meant, and by which of its ways it is signed in to: what flows, typed values and credentials keep of it. */
import { wayOf } from '../../catalogue/index.ts';
import type { System } from '../../contract/index.ts';
import type { Catalogue } from '../ports.ts';
import { onlyMethod } from '../upstream/methods/only-method.ts';
import type { Selection } from './flow.ts';

/** A system of the catalogue and one of its ways; without one, as it was kept before there was a choice, its first. */
export interface Picked {
  readonly system: string;
  readonly way?: string | undefined;
}

/** What is kept of a system and the one method that it has here. */
export const pickOf = (system: System): { readonly system: string; readonly way: string } => ({
  system: system.id,
  way: wayOf(onlyMethod(system)),
});

/** The id under which the form of another way than the picked one is sent, in its place. */
export const stepOfWay = (step: string, way: string): string => `${step.split(':', 1)[0]}:${way}`;

/** The ways that a person can pick from, the recommended one first. */
export const waysOf = ({ methods }: System): string[] => methods.map(wayOf);

/** The system with that one method; undefined when the catalogue has it no more. */
export const findPicked = (
  catalogue: Pick<Catalogue, 'find'>,
  { system: id, way }: Picked,
): System | undefined => {
  const system = catalogue.find(id, way);
  return system && system.methods.length > 1 ? catalogue.find(id, waysOf(system)[0]) : system;
};

/** Whether something has to be read before the form. */
export const isGuided = (catalogue: Catalogue, picked: Picked): boolean =>
  catalogue.guide(systemOf(catalogue, picked)).prerequisites.length > 0;

/** A system to begin with. Where it has several ways the person picks, unless they did so before (`way`). */
export const selectionOf = (catalogue: Catalogue, whole: System, way?: string): Selection => {
  const { id: system } = whole;
  const ways = waysOf(whole);
  const known = ways.length === 1 ? ways[0] : ways.find((each) => each === way);
  const guided = known !== undefined && isGuided(catalogue, { system, way: known });
  return { system, way: known, guided, ...(ways.length > 1 && { ways }) };
};

/** The same, for a stored flow, which may name it although the catalogue has changed since. */
export const systemOf = (catalogue: Pick<Catalogue, 'find'>, picked: Picked): System => {
  const system = findPicked(catalogue, picked);
  if (!system)
    throw new Error(`The system ${picked.system} of an open session is no longer in the catalogue.`);
  return system;
};
