/** The partner: one handler for the routes a page calls, and the API behind a token. */
import { createBinding } from './binding.ts';
import type { Binding } from './binding.ts';
import { takeHandOver } from './callback-route.ts';
import { createConnectionClient } from './connection-client.ts';
import type { ConnectionClient } from './connection-client.ts';
import { createDeliverer } from './delivery.ts';
import type { Deliverer } from './delivery.ts';
import { corsHeaders, preflight, requireOwnPage } from './guard.ts';
import { createIssuerCheck } from './issuer-check.ts';
import { readOptions } from './options.ts';
import type { PartnerOptions, Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { openSession } from './session-route.ts';

/** What `createPartner` gives. */
export interface Partner {
  /** Answers `POST <base>/session` and `POST <base>/callback` (and their preflights); never rejects for what a request holds. */
  handle(request: Request): Promise<Response>;
  /** The service's API for one connection's token; rejects with `PartnerError`. */
  client(token: string): ConnectionClient;
}

type Handler = (request: Request) => Promise<unknown>;

const json = (body: unknown, status: number, headers: Record<string, string>): Response =>
  Response.json(body, {
    status,
    headers: { ...headers, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });

const handlersOf = (settings: Settings, binding: Binding, deliverer: Deliverer): Map<string, Handler> => {
  const issuerCheck = createIssuerCheck(settings);
  return new Map<string, Handler>([
    [`${settings.basePath}/session`, (request) => openSession(settings, binding, issuerCheck, request)],
    [`${settings.basePath}/callback`, (request) => takeHandOver(settings, binding, deliverer, request)],
  ]);
};

const answer = async (
  settings: Settings,
  handler: Handler | undefined,
  request: Request,
): Promise<Response> => {
  if (handler === undefined) throw new PartnerError('not_found', 'There is no such route.');
  if (request.method === 'OPTIONS') return preflight(request, settings.origins);
  if (request.method !== 'POST') throw new PartnerError('method_not_allowed', 'This route takes POST.');
  requireOwnPage(request, settings.origins);
  return json(await handler(request), 200, corsHeaders(request, settings.origins));
};

const refuse = (settings: Settings, request: Request, error: PartnerError): Response => {
  if (error.status >= 500) settings.onError(error);
  return json({ code: error.code, message: error.message }, error.status, {
    ...corsHeaders(request, settings.origins),
    ...(error.code === 'method_not_allowed' && { allow: 'POST, OPTIONS' }),
  });
};

/** Makes a partner; throws one `PartnerError` (`options_malformed`) with a sentence for each option that is not right. */
export const createPartner = (options: PartnerOptions): Partner => {
  const settings = readOptions(options);
  const binding = createBinding(settings.clientId, settings.bindingKeys);
  const deliverer = createDeliverer(settings.onToken);
  const handlers = handlersOf(settings, binding, deliverer);
  return {
    async handle(request) {
      try {
        return await answer(settings, handlers.get(new URL(request.url).pathname), request);
      } catch (error) {
        if (error instanceof PartnerError) return refuse(settings, request, error);
        throw error;
      }
    },
    client: (token) => createConnectionClient(settings, token),
  };
};
