/** Token requests: a code, a refresh token or the client itself for tokens, each through the guarded connector. */
import * as oauth from 'oauth4webapi';
import type { Access, Egress, Grant, Tokens } from '../../../ports.ts';
import { fillText, parametersOf } from '../../http/template.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { clientFor } from './client.ts';
import { askThrough } from './egress-fetch.ts';
import { asPartners, tokenFault, type Request } from './faults.ts';
import type { OAuth2Password, Values } from '../../../../contract/index.ts';
import { findServer, serverOf, type OAuth2Method, type Server } from './server.ts';

/** What every token request is made with. */
export interface Asking<M extends OAuth2Method = OAuth2Method> {
  readonly egress: Egress;
  readonly method: M;
  readonly access: Access;
  readonly signal: AbortSignal;
}

/** A token that ends within this time is renewed before it is sent. */
const earlyBy = 30_000;

/** What was typed, with the origin of the address, by which some systems name what a token is for. */
const withOrigin = (values: Values): Values => {
  const address = values['address'] ?? '';
  return URL.canParse(address) ? { ...values, origin: new URL(address).origin } : values;
};

const ownParameters = ({ tokenParameters }: OAuth2Method, { values }: Access): Record<string, string> =>
  Object.fromEntries(parametersOf(tokenParameters, withOrigin(values)));

const ownHeaders = ({ tokenHeaders }: OAuth2Method, { values }: Access): Record<string, string> =>
  Object.fromEntries(parametersOf(tokenHeaders, values));

/** Undefined also for a time that no number holds: as JSON it would be null, and the envelope would not open again. */
const endOf = ({ expires_in: seconds = Infinity }: oauth.TokenEndpointResponse): number | undefined => {
  const end = Date.now() + seconds * 1_000;
  return Number.isFinite(end) ? end : undefined;
};

const tokensOf = (answer: oauth.TokenEndpointResponse, before?: Tokens): Tokens => ({
  access: answer.access_token,
  refresh: answer.refresh_token ?? before?.refresh,
  expiresAt: endOf(answer),
  scope: answer.scope ?? before?.scope,
});

/** Everything a request needs, the server found where no earlier check has. */
const open = async ({ egress, method, access, signal }: Asking) => {
  const server = serverOf(access) ?? (await findServer(egress, method, access, signal));
  return {
    server,
    ...clientFor(server, method, access),
    parameters: ownParameters(method, access),
    through: { ...askThrough(egress, access, signal), headers: ownHeaders(method, access) },
  };
};

const hostOf = ({ token_endpoint: endpoint = '' }: Server): string =>
  URL.canParse(endpoint) ? new URL(endpoint).hostname : '';

const asked = async (
  asking: Asking,
  request: Request,
  ask: (opened: Awaited<ReturnType<typeof open>>) => Promise<Tokens>,
): Promise<Tokens> => {
  const opened = await open(asking);
  try {
    return await ask(opened);
  } catch (error) {
    const fault = tokenFault(error, request, hostOf(opened.server));
    throw opened.shared ? asPartners(fault) : fault;
  }
};

/** Redeems what came back with the person (RFC 6749 section 4.1.3, RFC 7636 section 4.5). */
export const redeem = (asking: Asking, grant: Grant): Promise<Tokens> =>
  asked(asking, 'code', async ({ server, client, proof, parameters, through }) => {
    const query = oauth.validateAuthResponse(server, client, new URLSearchParams(grant.query), grant.state);
    const options = { ...through, additionalParameters: parameters };
    const { redirectUri, verifier } = grant;
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      proof,
      query,
      redirectUri,
      verifier,
      options,
    );
    return tokensOf(await oauth.processAuthorizationCodeResponse(server, client, response));
  });

/** Renews tokens (RFC 6749 section 6); a server that gives no new refresh token lets the old one stay. */
export const refresh = (asking: Asking, before: Tokens): Promise<Tokens> =>
  asked(asking, 'refresh', async ({ server, client, proof, parameters, through }) => {
    const options = { ...through, additionalParameters: parameters };
    const response = await oauth.refreshTokenGrantRequest(
      server,
      client,
      proof,
      before.refresh ?? '',
      options,
    );
    return tokensOf(await oauth.processRefreshTokenResponse(server, client, response), before);
  });

/** Asks for a token as the client alone (RFC 6749 section 4.4). */
export const asClient = (asking: Asking): Promise<Tokens> =>
  asked(asking, 'client', async ({ server, client, proof, parameters, through }) => {
    const { scopes } = asking.method;
    const form = { ...parameters, ...(scopes.length > 0 && { scope: scopes.join(' ') }) };
    const response = await oauth.clientCredentialsGrantRequest(server, client, proof, form, through);
    return tokensOf(await oauth.processClientCredentialsResponse(server, client, response));
  });

/** Asks for a token with a user's name and password (RFC 6749 section 4.3). */
export const asUser = (asking: Asking<OAuth2Password>): Promise<Tokens> =>
  asked(asking, 'password', async ({ server, client, proof, parameters, through }) => {
    const { method, access } = asking;
    const form = {
      ...parameters,
      ...(method.scopes.length > 0 && { scope: method.scopes.join(' ') }),
      username: fillText(method.user, access.values),
      password: access.values['password'] ?? '',
    };
    const response = await oauth.genericTokenEndpointRequest(
      server,
      client,
      proof,
      'password',
      form,
      through,
    );
    return tokensOf(await oauth.processGenericTokenEndpointResponse(server, client, response));
  });

/** Whether tokens may still be sent. */
export const isFresh = ({ expiresAt }: Tokens): boolean =>
  expiresAt === undefined || expiresAt - earlyBy > Date.now();

/** Takes back what was given (RFC 7009): the refresh token, and with it what came from it; nothing where the server has no way. */
export const revoke = async (asking: Asking): Promise<void> => {
  const tokens = asking.access.tokens?.current();
  if (!tokens) return;
  const { server, client, proof, through } = await open(asking);
  if (server.revocation_endpoint === undefined) return;
  try {
    const token = tokens.refresh ?? tokens.access;
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(server, client, proof, token, through),
    );
  } catch (error) {
    throw error instanceof UpstreamError ? error : tokenFault(error, 'refresh', hostOf(server));
  }
};
