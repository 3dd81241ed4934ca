/**
 * The way without an embedded element: `GET <base>/start` sends the browser to the service's own page, `GET <base>/callback` takes
 * it back. Both end on a page of the partner's with `makini=<word>` in its query, whatever happens; a token is in no address.
 */
import { routes } from '../contract/index.ts';
import type { Binding } from './binding.ts';
import type { Deliverer } from './delivery.ts';
import { strangeIssuer, strangeState, takeCode } from './hand-over.ts';
import type { IssuerCheck } from './issuer-check.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { isPath, pathnameOf, withWord } from './return-path.ts';
import { pushRequest } from './service-wire.ts';
import { addressesOf, present, requireCustomer } from './session-route.ts';

/** Sends the browser on. The address it came from is told to nobody: it may hold a code. */
export const seeOther = (location: string, cookie?: string): Response => {
  const headers = new Headers({ location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  if (cookie !== undefined) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
};

/** A path the browser may be sent back to: of this site, and none of the SDK's own. */
export const returnPath = (settings: Settings, wish: unknown): string =>
  isPath(wish) && !pathnameOf(wish).startsWith(`${settings.basePath}/`) ? wish : settings.returnTo;

/** Ends on the partner's page, with the word that `work` gives or the code of what it throws. */
export const landing = async (
  settings: Settings,
  request: Request,
  path: string,
  work: () => Promise<string | Response>,
  cookie?: string,
): Promise<Response> => {
  const { publicUrl } = addressesOf(settings, request);
  const land = (word: string): Response => seeOther(`${publicUrl}${withWord(path, word)}`, cookie);
  try {
    const end = await work();
    return end instanceof Response ? end : land(end);
  } catch (error) {
    if (!(error instanceof PartnerError)) throw error;
    if (error.status >= 500) settings.onError(error);
    return land(error.code);
  }
};

/** The query's parameters, none of them twice (RFC 6749 section 3.1). */
export const queryOf = (request: Request): URLSearchParams => {
  const query = new URL(request.url).searchParams;
  const names = [...query.keys()];
  if (new Set(names).size === names.length) return query;
  throw new PartnerError('malformed_request', 'A parameter is there twice.');
};

/** What a link to `<base>/start` wishes. */
export interface StartWish {
  readonly returnTo: string;
  readonly system: string | undefined;
  readonly connectionId: string | undefined;
  readonly lang: string | undefined;
}

/** The system a link starts at, unless the partner does not offer it. */
const offered = ({ systems }: Settings, wish: string | undefined): string | undefined =>
  wish === undefined || systems === undefined || systems.includes(wish) ? wish : undefined;

/** Reads a start link: `return_to`, `system`, `connection_id`, `lang`. */
export const readStart = (settings: Settings, request: Request): StartWish => {
  const query = new URL(request.url).searchParams;
  const short = (name: string): string | undefined => query.get(name)?.slice(0, 255) || undefined;
  return {
    returnTo: returnPath(settings, query.get('return_to')),
    system: offered(settings, short('system')),
    connectionId: short('connection_id'),
    lang: query.get('lang')?.match(/^[A-Za-z0-9-]{1,35}$/)?.[0],
  };
};

/** A picture or a script of another page is no person who follows a link. */
export const requireNavigation = (request: Request): void => {
  const mode = request.headers.get('sec-fetch-mode');
  if (mode === null || mode === 'navigate') return;
  throw new PartnerError('malformed_request', 'This address is for links: the browser has to go to it.');
};

/**
 * Where an answer may come back without its state, whoever began is all that is known: another site's link begins nothing, or it
 * could begin, bring its own code, and leave a stranger's system connected for the customer who is logged in.
 */
export const requireOwnLink = (request: Request, { origins }: Pick<Settings, 'origins'>): void => {
  if (request.headers.get('sec-fetch-site') !== 'cross-site') return;
  const page = request.headers.get('referer') ?? '';
  if (URL.canParse(page) && origins.has(new URL(page).origin)) return;
  throw new PartnerError('origin_not_allowed', 'The link to start lies on a page of another site.');
};

/** Opens a hosted session for whoever is logged in and sends the browser to it. */
export const startRedirect = (
  settings: Settings,
  binding: Binding,
  issuerCheck: IssuerCheck,
  request: Request,
): Promise<Response> => {
  const { returnTo, system, connectionId, lang } = readStart(settings, request);
  return landing(settings, request, returnTo, async () => {
    requireNavigation(request);
    const customer = await requireCustomer(settings, request, {
      kind: 'session',
      ...(system !== undefined && { system }),
      ...(connectionId !== undefined && { connectionId }),
    });
    await issuerCheck();
    const { state, challenge } = await binding.open(customer.id, returnTo);
    const pushed = await pushRequest(
      settings,
      present({
        response_type: 'code',
        redirect_uri: addressesOf(settings, request).callbackUrl,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        customer_id: customer.id,
        customer_name: customer.name?.slice(0, 255) || undefined,
        systems: system ?? settings.systems?.join(' '),
        connection_id: connectionId,
        ui_locales: lang,
      }),
    );
    const query = new URLSearchParams({ client_id: settings.clientId, request_uri: pushed.request_uri });
    return seeOther(`${settings.service}${routes.authorize.path}?${query.toString()}`);
  });
};

/** The word for an authorization error (RFC 6749 section 4.1.2.1); what is not the person's doing is the developer's turn. */
const wordOf = (error: string, description: string | null): string => {
  if (error === 'access_denied') return description === 'expired' ? 'expired' : 'cancelled';
  throw new PartnerError('service_refused', `The connect service ended the session: ${error.slice(0, 60)}.`);
};

/** Takes the browser back: the same checks as for a page's hand-over, then the page the person came from. */
export const takeRedirect = async (
  settings: Settings,
  binding: Binding,
  deliverer: Deliverer,
  request: Request,
): Promise<Response> => {
  const state = new URL(request.url).searchParams.get('state') ?? '';
  const signed = await binding.read(state, undefined);
  const known = 'returnTo' in signed ? signed.returnTo : undefined;
  return landing(settings, request, returnPath(settings, known), async () => {
    const query = queryOf(request);
    if (known === undefined) throw strangeState();
    if (query.get('iss') !== settings.service) throw strangeIssuer();
    const error = query.get('error');
    if (error !== null) return wordOf(error, query.get('error_description'));
    const code = query.get('code');
    if (code === null) throw new PartnerError('malformed_request', 'The answer has neither code nor error.');
    const customer = await requireCustomer(settings, request, { kind: 'callback' });
    const redirectUri = addressesOf(settings, request).callbackUrl;
    await takeCode(settings, binding, deliverer, { by: 'redirect', code, state, redirectUri, customer });
    return 'connected';
  });
};
