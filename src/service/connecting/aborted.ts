// Here: the flow: sessions, steps, checks and the code at their end. Not here: HTTP (routes/), tokens (oauth/), methods (upstream/).
/** Waiting no longer than a signal allows: a method that does not listen to it is left behind. */

const abortOf = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const give = (): void => reject(new DOMException('Stopped.', 'AbortError'));
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });

/** The work's result, or a rejection (`AbortError`) as soon as the signal is aborted. */
export const unlessAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([work, abortOf(signal)]);
