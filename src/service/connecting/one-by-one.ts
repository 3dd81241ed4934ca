/** Work on many things, of which none keeps the others waiting. */
import { failureFacts } from '../failure-facts.ts';
import type { Ports } from '../ports.ts';

/** One after the other. What cannot be dealt with is told and left: the next sweep tries it again. */
export const oneByOne = async <T>(
  { log }: Pick<Ports, 'log'>,
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> => {
  for (const one of all)
    await work(one).catch((error: unknown) => log.error('sweep.failed', failureFacts(error)));
};
