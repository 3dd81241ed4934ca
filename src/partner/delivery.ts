/** Handing tokens to the partner's `onToken`: at least once each, for one connection never twice at the same time. */
import type { Delivery } from './options.ts';

/** Delivers tokens. */
export interface Deliverer {
  /** Resolves when this token is stored; the same token arriving meanwhile shares the outcome, another one of the connection waits. */
  deliver(delivery: Delivery): Promise<void>;
  /**
   * One way to a session's token at a time, by its state: whoever comes meanwhile shares what it gives. When it fails, or gives
   * nothing, the next one tries its own.
   */
  once<T extends object>(state: string, work: () => Promise<T | undefined>): Promise<T | undefined>;
}

/** Delivers through `store` (the partner’s `onToken`), one at a time per connection. */
export const createDeliverer = (store: (delivery: Delivery) => void | Promise<void>): Deliverer => {
  const running = new Map<string, { readonly token: string; readonly outcome: Promise<void> }>();

  const start = (delivery: Delivery, before: Promise<void>): Promise<void> => {
    const { connection, token } = delivery;
    const outcome = before.then(() => store(delivery));
    const entry = { token, outcome };
    running.set(connection.id, entry);
    const done = (): void => {
      if (running.get(connection.id) === entry) running.delete(connection.id);
    };
    outcome.then(done, done);
    return outcome;
  };

  const ways = new Map<string, Promise<object | undefined>>();

  return {
    async once<T extends object>(state: string, work: () => Promise<T | undefined>) {
      for (let other = ways.get(state); other !== undefined; other = ways.get(state)) {
        const given = await other.catch(() => undefined);
        // All ways to one session's token give the same kind of answer.
        if (given !== undefined) return given as T;
      }
      const own = work().finally(() => ways.delete(state));
      ways.set(state, own);
      return own;
    },
    deliver(delivery) {
      const current = running.get(delivery.connection.id);
      if (current === undefined) return start(delivery, Promise.resolve());
      if (current.token === delivery.token) return current.outcome;
      return start(
        delivery,
        current.outcome.catch(() => undefined),
      );
    },
  };
};
