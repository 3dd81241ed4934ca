// Here: connections as they go on after they were made: checked again, judged, told of. Not here: making them (connecting/), ending and claiming them (connections/).
/** One check of a connection: its credentials are opened, its system is asked, and what came of it is written down. */
import { carriedFailure } from '../connecting/check-failure.ts';
import { openAccess } from '../connecting/credentials.ts';
import { hostOf } from '../connecting/host-of.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Access, Ports } from '../ports.ts';
import { giveUp, type Watched } from './due.ts';
import { settle } from './settle.ts';
import { isThorough } from './timing.ts';
import type { Answer } from './verdict.ts';
import { whoAmI } from './who-am-i.ts';

/** How long a connection waits whose host turned out to be busy, in milliseconds. */
const busyWait = 5_000;

/** What the worker lends to a check. `mayAsk` is told the host, and whether there is room at it. */
export interface CheckParts {
  readonly ports: Ports;
  readonly chance: () => number;
  readonly signal: AbortSignal;
  readonly mayAsk: (host: string | null) => boolean;
}

/** The credentials, or why they cannot be used. */
const open = async (ports: Ports, watched: Watched): Promise<Access | Exclude<Answer, 'passed'>> => {
  try {
    return await openAccess(ports, watched);
  } catch (error) {
    const failure = carriedFailure(error);
    if (failure) return failure;
    // They are gone, or the catalogue has the system no more: nothing was learned of the system.
    if (error instanceof ProblemError) return { code: 'service.interrupted', owner: 'makini' };
    throw error;
  }
};

const hostKey = ({ vault }: Ports, { system, values }: Access): string | null => {
  const host = hostOf(system, values);
  return host === undefined ? null : vault.fingerprint(['host', host]);
};

/** Checks a connection that this worker holds. Where it is stopped, or the host has enough of us, the row is given back. */
export const check = async (
  { ports, chance, signal, mayAsk }: CheckParts,
  watched: Watched,
): Promise<void> => {
  const access = await open(ports, watched);
  if ('code' in access) return settle(ports, watched, access, chance());
  const known = { ...watched, host_key: hostKey(ports, access) };
  if (!mayAsk(known.host_key)) return giveUp(ports, known, busyWait);
  const depth = isThorough(watched, watched.last_checked_at, ports.clock()) ? 'access' : 'auth';
  try {
    const { answer, stages } = await whoAmI(ports, access, depth, signal);
    await settle(ports, known, answer, chance(), stages);
  } catch (error) {
    if (!signal.aborted) throw error;
    await giveUp(ports, known, 0);
  }
};
