/** `POST <base>/callback`: takes the code, exchanges it for whoever is logged in now, has the token stored, answers without it. */
import { HandOver } from '../contract/index.ts';
import type { CallbackAnswer } from '../contract/index.ts';
import type { Binding } from './binding.ts';
import type { Deliverer } from './delivery.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { readForm } from './request-body.ts';
import { acknowledge, exchange } from './service-wire.ts';
import type { Exchanged } from './service-wire.ts';
import { addressesOf, requireCustomer } from './session-route.ts';

const readHandOver = async (request: Request, service: string): Promise<HandOver> => {
  const handOver = HandOver.safeParse(await readForm(request));
  if (!handOver.success) {
    const field = handOver.error.issues[0]?.path.join('.') || 'body';
    throw new PartnerError('malformed_request', `The hand-over's "${field}" is missing.`);
  }
  if (handOver.data.iss !== service) {
    throw new PartnerError('state_malformed', 'The answer names another service as its issuer (RFC 9207).');
  }
  return handOver.data;
};

const verifierFor = async (binding: Binding, state: string, customerId: string): Promise<string> => {
  const reading = await binding.read(state, customerId);
  if (reading.ok) return reading.verifier;
  throw reading.reason === 'other_customer'
    ? new PartnerError(
        'customer_changed',
        'The session was opened for another customer than is logged in now.',
      )
    : new PartnerError(
        'state_malformed',
        'The state was not made by this backend, or its binding key is gone.',
      );
};

/** An acknowledgement that fails twice loses nothing: the token is stored, and its first use claims the connection as well. */
const acknowledgeTwice = async (settings: Settings, token: Exchanged): Promise<void> => {
  try {
    await acknowledge(settings, token).catch(() => acknowledge(settings, token));
  } catch (error) {
    if (error instanceof PartnerError) settings.onError(error);
    else throw error;
  }
};

/** Takes a hand-over to its end. */
export const takeHandOver = async (
  settings: Settings,
  binding: Binding,
  deliverer: Deliverer,
  request: Request,
): Promise<CallbackAnswer> => {
  const { code, state } = await readHandOver(request, settings.service);
  const customer = await requireCustomer(settings, request, { kind: 'callback' });
  const code_verifier = await verifierFor(binding, state, customer.id);
  const redirect_uri = addressesOf(settings, request).callbackUrl;
  const token = await exchange(settings, { code, redirect_uri, code_verifier });
  if (token.customer_id !== undefined && token.customer_id !== customer.id) {
    throw new PartnerError(
      'customer_changed',
      'The token belongs to another customer than is logged in now.',
    );
  }
  const { connection } = token;
  await deliverer.deliver({ token: token.access_token, connection, customer }).catch((cause: unknown) => {
    throw new PartnerError('store_failed', 'onToken threw: the token is not stored and not acknowledged.', {
      cause,
    });
  });
  await acknowledgeTwice(settings, token);
  return { connection: { id: connection.id, system: connection.system, name: connection.name } };
};
