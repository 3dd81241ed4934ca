// Here: everything outside the page's own script: the host's backend, the connect service, its stream, the frame, the session
// storage, the look of the page. Not here: what follows from an answer. Whoever asks gets an answer or a Trouble, never a raw error.
import { Trouble } from '../flow/trouble.ts';
import type { TroubleCode } from '../flow/trouble.ts';

/** The answer did not come: no network, a time-out, or a gateway in between. The same question may be asked again under its key. */
export class Lost extends Error {
  /** In ms, where the service said when it wants to be asked again. */
  readonly wait: number | undefined;

  constructor(message: string, wait?: number) {
    super(message);
    this.wait = wait;
  }
}

/** A key for one question, 128 bits; every try of the question carries the same one. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

/** How an attempt speaks of itself while it lasts. */
export interface AttemptReports {
  /** No answer for 10 s, or not at the first try. */
  onLong(): void;
  onLost(): void;
  onReturned(): void;
}

const longAfter = 10_000;
const giveUpOneTry = 30_000;
const pauses = [1_000, 2_000, 4_000];

/** A pause in ms that ends early when the network returns; rejects when `signal` does. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stop = (): void => {
      reject(signal.reason);
      done();
    };
    // Offline, only the network's return is worth a try.
    const timer = navigator.onLine ? setTimeout(done, ms) : undefined;
    addEventListener('online', done);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });

/**
 * Asks until there is an answer: a lost one is asked for again (the asker uses one idempotency key for all tries). Rejects with
 * `unreachable` after four tries with a network that claims to work.
 */
export const attempt = async <T>(
  ask: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
  reports: AttemptReports,
  unreachable: TroubleCode = 'service_unreachable',
): Promise<T> => {
  const long = setTimeout(() => reports.onLong(), longAfter);
  try {
    for (let tries = 0; ; tries++) {
      const answer = await once(ask, signal);
      if (!(answer instanceof Lost)) return answer;
      const wait = pauses[tries];
      if (wait === undefined) throw new Trouble(answer.wait ? 'rate_limited' : unreachable, answer.message);
      if (navigator.onLine) reports.onLong();
      else {
        tries = -1;
        reports.onLost();
      }
      await pause(answer.wait ?? wait, signal);
      reports.onReturned();
    }
  } finally {
    clearTimeout(long);
  }
};

const once = async <T>(ask: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T | Lost> => {
  const limit = AbortSignal.timeout(giveUpOneTry);
  try {
    return await ask(AbortSignal.any([signal, limit]));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Lost) return error;
    if (limit.aborted) return new Lost('No answer within 30 s.');
    throw error;
  }
};
