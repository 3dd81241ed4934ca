/**
 * `service: 'makini'`: the same two links, over Makini's own service as it is published. There is no pushed request and no verifier
 * there, and `state` may be missing when the browser comes back: a cookie names customer and state, and without it nothing is taken.
 */
import type { Binding } from './binding.ts';
import type { Deliverer } from './delivery.ts';
import { store, strangeState } from './hand-over.ts';
import { forgetState, keepState, keptState } from './makini-cookie.ts';
import { authorizeAddress, connectionOf, deliveryOf, exchangeAtMakini } from './makini-wire.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import {
  landing,
  queryOf,
  readStart,
  requireNavigation,
  requireOwnLink,
  returnPath,
  seeOther,
} from './redirect-routes.ts';
import { addressesOf, requireCustomer } from './session-route.ts';

/** Sends the browser to Makini. */
export const startAtMakini = (settings: Settings, binding: Binding, request: Request): Promise<Response> => {
  const { returnTo } = readStart(settings, request);
  return landing(settings, request, returnTo, async () => {
    requireNavigation(request);
    requireOwnLink(request, settings);
    const customer = await requireCustomer(settings, request, { kind: 'session' });
    const { publicUrl, callbackUrl } = addressesOf(settings, request);
    const { state } = await binding.open(customer.id, returnTo);
    return seeOther(authorizeAddress(settings, callbackUrl, state), keepState(publicUrl, state));
  });
};

/** Takes the browser back from Makini: only the one that was sent there, for the customer who is still logged in. */
export const takeFromMakini = async (
  settings: Settings,
  binding: Binding,
  deliverer: Deliverer,
  request: Request,
): Promise<Response> => {
  const { publicUrl, callbackUrl } = addressesOf(settings, request);
  const kept = keptState(publicUrl, request);
  const signed = await binding.read(kept ?? '', undefined);
  const known = 'returnTo' in signed ? signed.returnTo : undefined;
  const work = async (): Promise<string> => {
    const query = queryOf(request);
    const state = query.get('state');
    if (kept === undefined || known === undefined) throw strangeState();
    if (state !== null && state !== kept) throw strangeState();
    if (query.get('error') !== null) return 'cancelled';
    const code = query.get('code');
    if (code === null) throw new PartnerError('malformed_request', 'The answer has neither code nor error.');
    const customer = await requireCustomer(settings, request, { kind: 'callback' });
    if (!(await binding.read(kept, customer.id)).ok) {
      throw new PartnerError('customer_changed', 'Another customer is logged in than set out to connect.');
    }
    const token = await exchangeAtMakini(settings, code, callbackUrl);
    const connection = await connectionOf(settings, token.access_token);
    await store(deliverer, deliveryOf(token, connection, customer));
    return 'connected';
  };
  return landing(settings, request, returnPath(settings, known), work, forgetState(publicUrl));
};
