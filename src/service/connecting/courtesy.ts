/** How the service behaves towards customers' systems: few questions at a time, and no sign-in more than an account can bear. */
import type { Access, Ports } from '../ports.ts';
import { UpstreamError } from '../upstream/upstream-error.ts';
import { hostOf } from './host-of.ts';
import { SignInBudget } from './sign-in-budget.ts';
import { LineFull, Turns } from './turns.ts';

/** The manners of one service. */
export interface Courtesy {
  readonly turns: Turns;
  readonly signIns: SignInBudget;
}

const known = new WeakMap<object, Courtesy>();

/** The manners that belong to a service, by its ports. */
export const courtesyOf = (ports: Ports): Courtesy => {
  const courtesy = known.get(ports) ?? { turns: new Turns(), signIns: new SignInBudget(ports) };
  known.set(ports, courtesy);
  return courtesy;
};

/** Sets other manners for a service, before its first question. */
export const behave = (ports: Ports, courtesy: Partial<Courtesy>): void => {
  known.set(ports, { ...courtesyOf(ports), ...courtesy });
};

/** How somebody waits for a host: until `signal`, at most `patience` milliseconds; `onWait` when others come first. */
export interface Wait {
  readonly signal: AbortSignal;
  readonly patience: number;
  readonly onWait?: (host: string) => void;
}

/** Works when the host's turn has come; fails as `service.queue_full` when it does not come. Where no host is asked, at once. */
export const inTurn = async <T>(
  ports: Ports,
  { system, values, client }: Pick<Access, 'system' | 'values' | 'client'>,
  { signal, patience, onWait }: Wait,
  work: () => Promise<T>,
): Promise<T> => {
  const host = hostOf(system, values);
  if (host === undefined) return work();
  const late = AbortSignal.timeout(patience);
  const end = await courtesyOf(ports)
    .turns.take(host, client.id, AbortSignal.any([signal, late]), () => onWait?.(host.replace(/:\d+$/, '')))
    .catch((error: unknown) => {
      if (signal.aborted || !(late.aborted || error instanceof LineFull)) throw error;
      throw new UpstreamError('service.queue_full', {}, { cause: error });
    });
  return work().finally(end);
};
