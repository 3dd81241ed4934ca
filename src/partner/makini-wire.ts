/** What is said to Makini's own service: its token endpoint, and whose a token is. Names and shapes are those of its public documentation. */
import { MakiniIntegration, MakiniToken, OAuthError, makiniExpiry, routes } from '../contract/index.ts';
import type { Integration } from '../contract/index.ts';
import type { Delivery, Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { call } from './service-wire.ts';

/** Where a person goes. */
const linkService = 'https://link.makini.io';

/** The address of the authorization request. */
export const authorizeAddress = (settings: Settings, redirectUri: string, state: string): string => {
  const query = { response_type: 'code', client_id: settings.clientId, redirect_uri: redirectUri, state };
  return `${linkService}${routes.authorize.path}?${new URLSearchParams(query).toString()}`;
};

const malformed = (what: string): PartnerError =>
  new PartnerError('service_refused', `Makini answered ${what} in a shape this SDK does not know.`);

const refused = (status: number, json: unknown): PartnerError => {
  if (status === 429 || status >= 500) {
    return new PartnerError('service_unreachable', `Makini answered the exchange with ${status}.`);
  }
  const error = OAuthError.safeParse(json);
  const code = error.success && error.data.error === 'invalid_grant' ? 'code_expired' : 'service_refused';
  return new PartnerError(code, `Makini refused the exchange with ${status}.`);
};

/** Asks the token endpoint; the secrets are tried in turn while they rotate. */
const askToken = async (settings: Settings, form: Record<string, string>): Promise<MakiniToken> => {
  let last = { status: 401, json: undefined as unknown };
  for (const secret of settings.secrets) {
    last = await call(settings, routes.token.path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        ...form,
        client_id: settings.clientId,
        client_secret: secret,
      }).toString(),
    });
    if (last.status !== 401) break;
  }
  if (last.status !== 200) throw refused(last.status, last.json);
  const token = MakiniToken.safeParse(last.json);
  if (!token.success) throw malformed('the exchange');
  return token.data;
};

/** Exchanges a code. */
export const exchangeAtMakini = (
  settings: Settings,
  code: string,
  redirectUri: string,
): Promise<MakiniToken> =>
  askToken(settings, { grant_type: 'authorization_code', code, redirect_uri: redirectUri });

/** The connection that a token belongs to: the exchange does not say. */
export const connectionOf = async (
  settings: Pick<Settings, 'service' | 'fetch'>,
  token: string,
): Promise<MakiniIntegration['data']> => {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const { status, json } = await call(settings, routes.currentIntegration.path, { headers });
  const read = MakiniIntegration.safeParse(json);
  if (status === 200 && read.success) return read.data.data;
  if (status === 200) throw malformed('whose the token is');
  throw new PartnerError('service_refused', `Makini answered whose the token is with ${status}.`, { status });
};

/** The texts, and what Makini says of their life. */
const textsOf = (token: MakiniToken): Pick<Delivery, 'token' | 'refreshToken' | 'expiresAt'> => {
  const expiresAt = makiniExpiry(token.expires_in, Date.now());
  return {
    token: token.access_token,
    ...(token.refresh_token !== undefined && { refreshToken: token.refresh_token }),
    ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt) }),
  };
};

/** A token to store, with what Makini says of its life. */
export const deliveryOf = (
  token: MakiniToken,
  { id, company_name: company, provider }: MakiniIntegration['data'],
  customer: Delivery['customer'],
): Delivery => {
  return {
    ...textsOf(token),
    // Makini keeps live and test apart by client, and does not say which a client is.
    connection: {
      id: String(id),
      system: provider,
      system_name: provider,
      name: company ?? provider,
      mode: 'live',
    },
    customer,
  };
};

const statuses: Readonly<Record<string, Integration['status']>> = {
  fail: 'reauthorization_required',
  error: 'degraded',
};
const known = ['inprogress', 'done', 'fulldone', 'error', 'fail'] as const;

/** The connection in the shape of `client().current()`; what Makini does not say is empty. */
export const integrationFrom = (data: MakiniIntegration['data']): Integration => {
  const sync = known.find((one) => one === (data.sync_status ?? '').replaceAll('_', '')) ?? 'inprogress';
  const at = data.sync_updated_at ?? data.updated_at ?? '';
  return {
    id: String(data.id),
    company_name: data.company_name ?? null,
    email: data.email ?? null,
    provider: data.provider,
    updated_at: data.updated_at ?? '',
    sync_status: sync,
    sync_updated_at: at,
    customer_id: '',
    name: data.company_name ?? data.provider,
    mode: 'live',
    status: statuses[sync] ?? 'active',
    reason: null,
    owner: null,
    since: at,
    last_checked_at: at,
  };
};

/** Exchanges a refresh token for the next pair; `refresh_refused` when it is dead. */
export const refreshAtMakini = async (
  settings: Settings,
  { connection, customer }: Delivery,
  refresh_token: string,
): Promise<Delivery> => {
  const form = { grant_type: 'refresh_token', refresh_token };
  const token = await askToken(settings, form).catch((error: unknown) => {
    if (!(error instanceof PartnerError) || error.code !== 'code_expired') throw error;
    throw new PartnerError('refresh_refused', 'Makini refused the refresh: somebody has to connect again.');
  });
  return { ...textsOf(token), connection, customer };
};
