// Trying again: the same call, a little later, while the network gives nothing.
import { pause } from './pause.ts';
import type { Answer } from './service.ts';

/** Waits until the browser says that it is online. */
const online = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (navigator.onLine || signal.aborted) return resolve();
    window.addEventListener('online', () => resolve(), { once: true, signal });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Repeats `call` after each of `pauses` (ms) while it is unreachable; waits for the network, without end, while offline. */
export const persist = async <T>(
  call: () => Promise<Answer<T>>,
  pauses: readonly number[],
  signal: AbortSignal,
): Promise<Answer<T>> => {
  for (const ms of pauses) {
    await online(signal);
    const answer = await call();
    if (answer.ok || answer.why.code !== 'unreachable' || signal.aborted) return answer;
    await pause(ms, signal);
  }
  await online(signal);
  return call();
};
