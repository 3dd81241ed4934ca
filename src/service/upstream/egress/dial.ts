/** Opening a TCP connection to one of several addresses that were already permitted and are now pinned. */
import { connect, type Socket } from 'node:net';

/** Longest wait for one address before the next is tried, in ms. */
export const tryBudgetMs = 3_000;

const connected = (socket: Socket, signal: AbortSignal, budgetMs: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const stop = (error: Error): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      reject(error);
      socket.destroy();
    };
    const onAbort = (): void => stop(Object.assign(new Error('aborted'), { code: 'ABORT_ERR' }));
    const timer = setTimeout(
      () => stop(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })),
      budgetMs,
    );
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    socket.once('error', stop);
    socket.once('connect', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.off('error', stop);
      resolve(socket);
    });
  });

/** Tries the addresses in order and gives the first connection; rejects with the most telling error (a refusal says more than "no route"). */
export const dial = async (
  addresses: readonly string[],
  port: number,
  signal: AbortSignal,
  budgetMs = tryBudgetMs,
): Promise<Socket> => {
  const errors: Error[] = [];
  for (const host of addresses) {
    try {
      // `host` is an IP literal: Node asks no resolver for it, so nothing can rebind.
      return await connected(
        connect({ host, port, autoSelectFamily: false, noDelay: true }),
        signal,
        budgetMs,
      );
    } catch (error) {
      errors.push(error instanceof Error ? error : new Error('connect failed', { cause: error }));
      if (signal.aborted) break;
    }
  }
  const noRoute = /^(?:ENETUNREACH|EHOSTUNREACH|EADDRNOTAVAIL)$/;
  const telling = errors.find((error) => !('code' in error && noRoute.test(String(error.code))));
  throw telling ?? errors[0] ?? new Error('no address to try');
};
