/** The partner: one handler for the routes a page calls, and the API behind a token. */
import { reconcile } from './collecting.ts';
import type { Reconciled } from './collecting.ts';
import { createBinding, sha256 } from './binding.ts';
import type { Binding } from './binding.ts';
import { takeHandOver } from './callback-route.ts';
import { createConnectionClient } from './connection-client.ts';
import type { ConnectionClient } from './connection-client.ts';
import {
  changeConnection,
  isChange,
  listConnections,
  oneConnection,
  timelineOfConnection,
} from './connections-route.ts';
import { createDeliverer } from './delivery.ts';
import type { Deliverer } from './delivery.ts';
import { corsHeaders, preflight, requireOwnPage } from './guard.ts';
import { createIssuerCheck } from './issuer-check.ts';
import { startAtMakini, takeFromMakini } from './makini-routes.ts';
import { readOptions } from './options.ts';
import type { PartnerOptions, Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { startRedirect, takeRedirect } from './redirect-routes.ts';
import { openSession } from './session-route.ts';
import { createSystemApi } from './system-api.ts';
import type { SystemApi } from './system-api.ts';
import { createTokenKeeper } from './token-keeper.ts';
import type { RotateOptions } from './token-keeper.ts';
import { createWebhookTaker } from './webhook-route.ts';

/** What `createPartner` gives. */
export interface Partner {
  /**
   * Answers `POST <base>/session` and `POST <base>/callback` (and their preflights) for the element, `<base>/connections` and what is
   * below it for the list of connections, `GET <base>/start` and `GET <base>/callback` for browsers that are redirected,
   * `POST <base>/webhook` for the service; never rejects for what a request holds.
   */
  handle(request: Request): Promise<Response>;
  /**
   * Fetches the token of every session that nobody has claimed: call it at start and now and then. It hands them to `onToken` one after
   * the other and says what it did; it rejects with a `PartnerError` when the service cannot be asked.
   */
  reconcile(): Promise<Reconciled>;
  /**
   * A token of a connection that works now: the stored one, or where that ends within a minute the next one, which was handed to `onToken`
   * before. However many ask, it is renewed once. Needs `getToken`. Rejects with a `PartnerError`: `token_missing`, `service_unreachable`
   * once the stored one has ended, or why the connection may not be used.
   */
  tokenFor(connectionId: string): Promise<string>;
  /** Makes another token for a connection, hands it to `onToken` and gives it; the ones before go on for the overlap. No token is needed. */
  rotateToken(connectionId: string, options?: RotateOptions): Promise<string>;
  /** The service's API for one connection's token; rejects with `PartnerError`. */
  client(token: string): ConnectionClient;
}

/** One route: `POST` and `read` (a `GET`) answer a page with JSON, `GET` sends a browser on. */
interface Handler {
  readonly POST?: (request: Request) => Promise<unknown>;
  readonly read?: (request: Request) => Promise<unknown>;
  readonly GET?: (request: Request) => Promise<Response>;
  /** For the service, not for pages: it proves itself in its own way. */
  readonly byService?: true;
}

const json = (body: unknown, status: number, headers: Record<string, string>): Response =>
  Response.json(body, {
    status,
    headers: { ...headers, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  });

/** The answer with its ETag (RFC 9110 section 8.8.3), or 304 where the page has it already. */
const unlessKnown = async (
  request: Request,
  body: unknown,
  headers: Record<string, string>,
): Promise<Response> => {
  const etag = `"${await sha256(JSON.stringify(body))}"`;
  if (request.headers.get('if-none-match') !== etag) return json(body, 200, { ...headers, etag });
  return new Response(null, { status: 304, headers: { ...headers, etag, 'cache-control': 'no-store' } });
};

const webhookRoute = (settings: Settings, binding: Binding, deliverer: Deliverer): [string, Handler][] => {
  if (settings.webhookSecrets.length === 0) return [];
  const take = createWebhookTaker(settings, binding, deliverer);
  return [[`${settings.basePath}/webhook`, { POST: take, byService: true }]];
};

/** The routes below `<base>/connections`; undefined for any other path, and for an id that none can have. */
const connectionHandler = (settings: Settings, api: SystemApi, path: string): Handler | undefined => {
  const [first, id, what, ...more] = path.slice(settings.basePath.length + 1).split('/');
  if (!path.startsWith(`${settings.basePath}/`) || first !== 'connections' || more.length > 0)
    return undefined;
  if (id === undefined) return { read: (request) => listConnections(settings, api, request) };
  if (!/^[\w-]{1,64}$/.test(id)) return undefined;
  if (what === undefined) return { read: (request) => oneConnection(settings, api, request, id) };
  if (what === 'timeline') return { read: (request) => timelineOfConnection(settings, api, request, id) };
  if (!isChange(what)) return undefined;
  return { POST: (request) => changeConnection(settings, api, request, { id, change: what }) };
};

const handlersOf = (settings: Settings, binding: Binding, deliverer: Deliverer): Map<string, Handler> => {
  const { basePath } = settings;
  if (settings.isMakini) {
    return new Map<string, Handler>([
      [`${basePath}/start`, { GET: (request) => startAtMakini(settings, binding, request) }],
      [`${basePath}/callback`, { GET: (request) => takeFromMakini(settings, binding, deliverer, request) }],
    ]);
  }
  const issuerCheck = createIssuerCheck(settings);
  return new Map<string, Handler>([
    [`${basePath}/session`, { POST: (request) => openSession(settings, binding, issuerCheck, request) }],
    [
      `${basePath}/callback`,
      {
        POST: (request) => takeHandOver(settings, binding, deliverer, request),
        GET: (request) => takeRedirect(settings, binding, deliverer, request),
      },
    ],
    [`${basePath}/start`, { GET: (request) => startRedirect(settings, binding, issuerCheck, request) }],
    ...webhookRoute(settings, binding, deliverer),
  ]);
};

const answer = async (
  settings: Settings,
  handler: Handler | undefined,
  request: Request,
): Promise<Response> => {
  if (handler === undefined) throw new PartnerError('not_found', 'There is no such route.');
  if (request.method === 'GET' && handler.GET) return handler.GET(request);
  if (request.method === 'OPTIONS' && isForPages(handler))
    return preflight(request, settings.origins, handler.read ? 'GET' : 'POST');
  if (request.method === 'GET' && handler.read) {
    requireOwnPage(request, settings.origins);
    return unlessKnown(request, await handler.read(request), corsHeaders(request, settings.origins));
  }
  if (request.method !== 'POST' || !handler.POST) {
    throw new PartnerError('method_not_allowed', `This route takes ${allowedBy(handler)}.`);
  }
  if (!handler.byService) requireOwnPage(request, settings.origins);
  return json(await handler.POST(request), 200, corsHeaders(request, settings.origins));
};

const isForPages = ({ POST, read, byService }: Handler): boolean =>
  !byService && (POST ?? read) !== undefined;

const allowedBy = (handler: Handler): string =>
  [
    ...((handler.GET ?? handler.read) ? ['GET'] : []),
    ...(handler.POST ? ['POST'] : []),
    ...(isForPages(handler) ? ['OPTIONS'] : []),
  ].join(', ');

const refuse = (
  settings: Settings,
  handler: Handler | undefined,
  request: Request,
  error: PartnerError,
): Response => {
  if (error.status >= 500) settings.onError(error);
  return json({ code: error.code, message: error.message }, error.status, {
    ...corsHeaders(request, settings.origins),
    ...(error.code === 'method_not_allowed' && handler && { allow: allowedBy(handler) }),
  });
};

/** Makes a partner; throws one `PartnerError` (`options_malformed`) with a sentence for each option that is not right. */
export const createPartner = (options: PartnerOptions): Partner => {
  const settings = readOptions(options);
  const binding = createBinding(settings.clientId, settings.bindingKeys);
  const deliverer = createDeliverer(settings.onToken);
  const handlers = handlersOf(settings, binding, deliverer);
  const api = createSystemApi(settings);
  const { tokenFor, rotateToken } = createTokenKeeper(settings, api, deliverer);
  const handlerOf = (path: string): Handler | undefined =>
    handlers.get(path) ?? (settings.isMakini ? undefined : connectionHandler(settings, api, path));
  return {
    async handle(request) {
      const handler = handlerOf(new URL(request.url).pathname);
      try {
        return await answer(settings, handler, request);
      } catch (error) {
        if (error instanceof PartnerError) return refuse(settings, handler, request, error);
        throw error;
      }
    },
    reconcile: () =>
      settings.isMakini
        ? Promise.reject(
            new PartnerError('options_malformed', "Makini's own service tells of no unclaimed sessions."),
          )
        : reconcile(settings, binding, deliverer),
    tokenFor,
    rotateToken,
    client: (token) => createConnectionClient(settings, token),
  };
};
