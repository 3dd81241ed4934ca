/**
 * The OAuth 2 methods. This file: `oauth2_code`, authorization code with PKCE (RFC 6749 section 4.1, RFC 7636). Discovery, token
 * requests and signing are beside it; the tab in which a person signs in is `connecting/`'s.
 */
import * as oauth from 'oauth4webapi';
import type { OAuth2Code } from '../../../../contract/index.ts';
import type { Access, Authorization, CheckOutcome, Method, StageReport } from '../../../ports.ts';
import { failureOf } from '../../failure.ts';
import { judged, outcomeOf } from '../../http/stages.ts';
import { parametersOf } from '../../http/template.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { cleaned } from '../../cleaned.ts';
import { createHttpMethod } from '../http-api/http-api.ts';
import type { MethodParts } from '../method-parts.ts';
import { requireSendable } from '../sendable.ts';
import { clientFor } from './client.ts';
import { redirectFault } from './faults.ts';
import { findServer, serverOf, type Server } from './server.ts';
import { bearerOf, renewing, type TokenSource } from './signing.ts';
import { redeem, refresh, revoke, type Asking } from './tokens.ts';

/** What the system's interface says when it no longer takes the token. */
const refused = 'auth.refresh_refused';

const methodOf = ({ system }: Access): OAuth2Code => {
  const method = system.methods.find((each) => each.method === 'oauth2_code');
  if (!method) throw new TypeError(`${system.id} has no oauth2_code method.`);
  return method;
};

const requireServer = (access: Access): Server => {
  const server = serverOf(access);
  if (!server) throw new TypeError('A sign-in was begun before its authorization server was found.');
  return server;
};

/** The library asks for a client, and looks only at the server here. */
const anyClient: oauth.Client = { client_id: 'any' };

/** Another issuer's answer (RFC 9207 section 2.4); a server that does not announce the parameter may still send it. */
const isForeign = (server: Server, query: URLSearchParams): boolean => {
  const named = query.getAll('iss');
  if (named.length === 0) return server.authorization_response_iss_parameter_supported === true;
  return named.some((issuer) => issuer !== server.issuer);
};

const authorization: Authorization = {
  address: (access, { redirectUri, state, challenge }) => {
    const method = methodOf(access);
    const server = requireServer(access);
    const url = new URL(server.authorization_endpoint ?? '');
    const own: [string, string][] = [
      ['response_type', 'code'],
      ['client_id', clientFor(server, method, access).client.client_id],
      ['redirect_uri', redirectUri],
      ['scope', method.scopes.join(' ')],
      ['state', state],
      ['code_challenge', challenge],
      ['code_challenge_method', 'S256'],
    ];
    const more = parametersOf(method.authorizeParameters, access.values);
    for (const [name, value] of [...more, ...own]) if (value !== '') url.searchParams.set(name, value);
    return url.href;
  },
  fault: (access, { query, state }) => {
    const server = requireServer(access);
    const read = new URLSearchParams(query);
    if (isForeign(server, read))
      return failureOf('auth.issuer_mismatch', { issuer: cleaned(read.get('iss') ?? '') });
    try {
      const answered = oauth.validateAuthResponse(server, anyClient, read, state);
      return answered.has('code')
        ? undefined
        : failureOf('auth.provider_error', { host: new URL(server.issuer).hostname });
    } catch (error) {
      const said = error instanceof oauth.AuthorizationResponseError ? error.error : '';
      return failureOf(redirectFault(said), { host: new URL(server.issuer).hostname });
    }
  },
};

/** Finds where people sign in, with the stages up to there. */
const lookUp = async (
  { egress, method, access, signal }: Asking,
  report: StageReport,
): Promise<CheckOutcome> => {
  const began = performance.now();
  judged(() => requireSendable(access.values, ['client_id', 'client_secret']), report);
  const onStage: StageReport = (stage) => {
    report(stage);
    const isOpen = stage.stage === 'tls' && (stage.status === 'passed' || stage.status === 'skipped');
    if (isOpen) report({ stage: 'service', status: 'running', evidence: [] });
  };
  const ms = (): number => Math.round(performance.now() - began);
  try {
    const server = await findServer(egress, method, access, signal, onStage);
    const { host } = new URL(server.authorization_endpoint ?? '');
    const evidence = [{ code: 'service.asks_sign_in', values: { host: cleaned(host) } }];
    report({ stage: 'service', status: 'passed', ms: ms(), evidence });
    // Not even the client's id is sent to a server that it is not registered at.
    clientFor(server, method, access);
    return { status: 'authorize', host, server: JSON.stringify(server) };
  } catch (error) {
    const failed = error instanceof UpstreamError && error.code.startsWith('service.') ? error : undefined;
    if (failed)
      report({ stage: 'service', status: 'failed', ms: ms(), evidence: [], failure: failed.failure });
    throw error;
  }
};

/** Makes the method. */
export const createOAuth2Code = (parts: MethodParts): Method => {
  const asking = (access: Access, signal: AbortSignal): Asking => ({
    egress: parts.egress,
    method: methodOf(access),
    access,
    signal,
  });
  const source: TokenSource = {
    first: (access, signal) => {
      const { grant } = access;
      if (!grant) throw new UpstreamError(refused);
      return redeem(asking(access, signal), grant);
    },
    renewed: (access, before, signal) => {
      if (before.refresh === undefined) throw new UpstreamError(refused);
      return refresh(asking(access, signal), before);
    },
  };
  const http = createHttpMethod<OAuth2Code>(parts, {
    id: 'oauth2_code',
    refused,
    sign: (_method, access, signal) => bearerOf(source, access, signal),
  });
  const renewed = renewing(source, refused, http);
  return {
    ...http,
    ...renewed,
    check: (access, report, signal) =>
      access.tokens?.current() || access.grant
        ? renewed.check(access, report, signal)
        : outcomeOf(() => lookUp(asking(access, signal), report)),
    authorization,
    revoke: (access, signal) => revoke(asking(access, signal)),
  };
};
