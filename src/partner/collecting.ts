/** Fetching the token of a session whose page did not bring its code: by webhook, or by asking what is unclaimed. */
import type { ConnectionSummary } from '../contract/index.ts';
import type { Binding } from './binding.ts';
import type { Deliverer } from './delivery.ts';
import { keep, strangeState } from './hand-over.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { exchangeSession, unclaimedSessions } from './service-wire.ts';

/** A session that may be unclaimed, as the service names it. */
export interface Waiting {
  readonly session: string;
  readonly state: string;
  readonly customerId: string;
}

/** What `reconcile` did: connections whose token was stored, and sessions that wait for the next time. */
export interface Reconciled {
  readonly stored: readonly { readonly connection: ConnectionSummary; readonly customerId: string }[];
  readonly failed: readonly {
    readonly session: string;
    readonly customerId: string;
    readonly error: PartnerError;
  }[];
}

/** Fetches, stores and acknowledges; undefined when somebody else has done so. The state must be one that was signed here for this customer. */
export const collect = async (
  settings: Settings,
  binding: Binding,
  deliverer: Deliverer,
  { session, state, customerId }: Waiting,
): Promise<ConnectionSummary | undefined> => {
  const reading = await binding.read(state, customerId);
  if (!reading.ok) throw strangeState();
  const { verifier } = reading;
  return deliverer.once(state, async () => {
    try {
      const token = await exchangeSession(settings, { session, code_verifier: verifier });
      return await keep(settings, deliverer, token, { id: customerId });
    } catch (error) {
      if (error instanceof PartnerError && error.code === 'session_claimed') return undefined;
      throw error;
    }
  });
};

const asPartnerError = (cause: unknown): PartnerError =>
  cause instanceof PartnerError
    ? cause
    : new PartnerError('store_failed', 'A session could not be fetched.', { cause });

/** Fetches whatever is unclaimed, one after the other; what fails is told and waits for the next time. */
export const reconcile = async (
  settings: Settings,
  binding: Binding,
  deliverer: Deliverer,
): Promise<Reconciled> => {
  const stored: Reconciled['stored'][number][] = [];
  const failed: Reconciled['failed'][number][] = [];
  for (const { id: session, state, customer_id: customerId } of await unclaimedSessions(settings)) {
    try {
      const connection = await collect(settings, binding, deliverer, { session, state, customerId });
      if (connection) stored.push({ connection, customerId });
    } catch (cause) {
      const error = asPartnerError(cause);
      settings.onError(error);
      failed.push({ session, customerId, error });
    }
  }
  return { stored, failed };
};
