/** `POST <base>/callback`: takes the code from the page, answers it without the token. */
import { HandOver } from '../contract/index.ts';
import type { CallbackAnswer } from '../contract/index.ts';
import type { Binding } from './binding.ts';
import type { Deliverer } from './delivery.ts';
import { strangeIssuer, takeCode } from './hand-over.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { fieldOf, readForm } from './request-body.ts';
import { addressesOf, requireCustomer } from './session-route.ts';

const readHandOver = async (request: Request, service: string): Promise<HandOver> => {
  const handOver = HandOver.safeParse(await readForm(request));
  if (!handOver.success) {
    const field = fieldOf(handOver.error, 'body');
    throw new PartnerError('malformed_request', `The hand-over's "${field}" is missing.`);
  }
  if (handOver.data.iss !== service) throw strangeIssuer();
  return handOver.data;
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
  const redirectUri = addressesOf(settings, request).callbackUrl;
  return takeCode(settings, binding, deliverer, { by: 'page', code, state, redirectUri, customer });
};
