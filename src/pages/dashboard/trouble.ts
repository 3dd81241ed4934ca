/** Why the service did not do what it was asked: a reason or code of the contract, and which values were at fault. */
import type { ClientFault } from '../../contract/index.ts';

/** What the service answered instead, or `offline`, `unreachable`, `malformed`. */
export class Trouble extends Error {
  readonly code: string;
  readonly faults: readonly ClientFault[];
  /** When to try again, in seconds. */
  readonly wait: number | undefined;

  constructor(code: string, faults: readonly ClientFault[] = [], wait?: number) {
    super(`The dashboard was answered: ${code}.`);
    this.code = code;
    this.faults = faults;
    this.wait = wait;
  }
}

/** Whatever was thrown, as a trouble. */
export const troubleOf = (error: unknown): Trouble =>
  error instanceof Trouble ? error : new Trouble('unreachable');
