/** Taking a code for whoever is logged in now: exchange, storing, acknowledgement. The same for both ways a code comes back. */
import type { CallbackAnswer, ConnectionSummary } from '../contract/index.ts';
import type { Binding, StateReading } from './binding.ts';
import type { Deliverer } from './delivery.ts';
import type { Customer, Delivery, Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { acknowledge, exchange } from './service-wire.ts';
import type { Exchanged } from './service-wire.ts';

/** A code that came back, by the `page` (embedded) or by a `redirect` (hosted), and for whom it is taken. */
export interface Returned {
  readonly by: 'page' | 'redirect';
  readonly code: string;
  readonly state: string;
  readonly redirectUri: string;
  readonly customer: Customer;
}

/** The refusal of a state that was not made here, or for another way back. */
export const strangeState = (): PartnerError =>
  new PartnerError('state_malformed', 'The state was not made by this backend, or its binding key is gone.');

/** The refusal of an answer that names another service as its issuer (RFC 9207). */
export const strangeIssuer = (): PartnerError =>
  new PartnerError('state_malformed', 'The answer names another service as its issuer (RFC 9207).');

/** The verifier that a state stands for; throws `state_malformed` or `customer_changed`. */
const verifierOf = (reading: StateReading, by: Returned['by']): string => {
  if (!reading.ok && reading.reason === 'malformed') throw strangeState();
  if ((reading.returnTo === undefined) !== (by === 'page')) throw strangeState();
  if (reading.ok) return reading.verifier;
  throw new PartnerError(
    'customer_changed',
    'The session was opened for another customer than is logged in now.',
  );
};

/** A token as the partner is given it; its end counts by this machine's clock from now. */
export const deliveryOf = (token: Exchanged, customer: Customer): Delivery => {
  const { access_token, connection, refresh_token: refreshToken, expires_in: seconds } = token;
  return {
    token: access_token,
    connection,
    customer,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(seconds !== undefined && { expiresAt: new Date(Date.now() + seconds * 1000) }),
  };
};

/** Stores a token by the partner's `onToken`; what that throws is `store_failed`. */
export const store = (deliverer: Deliverer, delivery: Parameters<Deliverer['deliver']>[0]): Promise<void> =>
  deliverer.deliver(delivery).catch((cause: unknown) => {
    throw new PartnerError('store_failed', 'onToken threw: the token is not stored and not acknowledged.', {
      cause,
    });
  });

/** An acknowledgement that fails twice loses nothing: the token is stored, and its first use claims the connection as well. */
const acknowledgeTwice = async (settings: Settings, token: Exchanged): Promise<void> => {
  try {
    await acknowledge(settings, token).catch(() => acknowledge(settings, token));
  } catch (error) {
    if (error instanceof PartnerError) settings.onError(error);
    else throw error;
  }
};

/** Stores a token that was fetched for a customer, and acknowledges it. */
export const keep = async (
  settings: Settings,
  deliverer: Deliverer,
  token: Exchanged,
  customer: Customer,
): Promise<ConnectionSummary> => {
  if (token.customer_id !== undefined && token.customer_id !== customer.id) {
    throw new PartnerError('customer_changed', 'The token belongs to another customer.');
  }
  await store(deliverer, deliveryOf(token, customer));
  await acknowledgeTwice(settings, token);
  return token.connection;
};

/** Takes a code to its end: nothing is exchanged unless the state was opened for this very customer. */
export const takeCode = async (
  settings: Settings,
  binding: Binding,
  deliverer: Deliverer,
  { by, code, state, redirectUri, customer }: Returned,
): Promise<CallbackAnswer> => {
  const code_verifier = verifierOf(await binding.read(state, customer.id), by);
  const connection = await deliverer.once(state, async () => {
    const token = await exchange(settings, { code, redirect_uri: redirectUri, code_verifier });
    return keep(settings, deliverer, token, customer);
  });
  if (connection === undefined) throw new TypeError('A hand-over gave nothing.');
  return { connection: { id: connection.id, system: connection.system, name: connection.name } };
};
