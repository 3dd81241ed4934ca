/** Handing tokens to the partner's `onToken`: at least once each, for one connection never twice at the same time. */
import type { Delivery } from './options.ts';

/** Delivers tokens. */
export interface Deliverer {
  /** Resolves when this token is stored; the same token arriving meanwhile shares the outcome, another one of the connection waits. */
  deliver(delivery: Delivery): Promise<void>;
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

  return {
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
