/** A check to run, and the method it runs by. */
import type { Field, System, Values } from '../../contract/index.ts';
import type { Grant, Method, Ports } from '../ports.ts';
import { onlyMethod } from '../upstream/methods/only-method.ts';
import type { Session } from './session.ts';
import type { Pending } from './typed.ts';

/** A check to run: its session after the step was answered, and what was typed. */
export interface CheckJob {
  readonly session: Session;
  readonly check: string;
  readonly system: System;
  readonly values: Values;
  readonly choice?: { readonly id: string; readonly name: string };
  /** What the check before it learned and was given at the system's own sign-in. */
  readonly kept?: Pick<Pending, 'server' | 'tokens' | 'registered'>;
  /** What has just come back from there; redeemed once, by this check. */
  readonly grant?: Grant;
}

/** The method a system is signed in to with. Throws when the service was built without it. */
export const methodOf = ({ methods }: Pick<Ports, 'methods'>, system: System): Method => {
  const method = methods.get(onlyMethod(system).method);
  if (!method) throw new Error(`The system ${system.id} names a method this service does not have.`);
  return method;
};

/** The fields of a system's form. */
export const fieldsOf = (system: System): readonly Field[] => onlyMethod(system).fields;
