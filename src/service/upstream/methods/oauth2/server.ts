/** The authorization server of one access: found by its metadata or named by the catalogue, judged before anybody is sent there. */
import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import {
  readAddress,
  type OAuth2ClientCredentials,
  type OAuth2Code,
  type OAuth2Password,
} from '../../../../contract/index.ts';
import type { Access, Egress, StageReport } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { fill, requireWhole } from '../../http/template.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { askThrough } from './egress-fetch.ts';

/** A method of the catalogue that begins at an authorization server. */
export type OAuth2Method = OAuth2Code | OAuth2ClientCredentials | OAuth2Password;

/** What of a server's metadata (RFC 8414 section 2, RFC 9207 section 3) is used; nothing of it is secret. */
export const Server = z.object({
  issuer: z.string(),
  authorization_endpoint: z.optional(z.string()),
  token_endpoint: z.optional(z.string()),
  revocation_endpoint: z.optional(z.string()),
  authorization_response_iss_parameter_supported: z.optional(z.boolean()),
});
export type Server = z.infer<typeof Server>;

/** Fills a template of the catalogue; throws an `UpstreamError` of the input stage when what was typed makes no address. */
const filled = (template: string, { values }: Access): string => {
  requireWhole(values);
  const reading = values['address'] === undefined ? undefined : readAddress(values['address']);
  if (reading && !reading.ok) throw new UpstreamError(reading.code);
  const address = fill(template, reading?.address.text ?? '', values);
  if (URL.canParse(address)) return address;
  throw new UpstreamError('input.malformed', {}, { field: 'address' });
};

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/**
 * A page to which a browser is sent is on https, or on this machine where its own server was reached without (which the operator
 * allowed); a page with a fragment or a script is none (RFC 6749 section 3.1).
 */
const requireSafe = (endpoint: string, reached: string): void => {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const local = url?.protocol === 'http:' && loopback.includes(url.hostname) && reached.startsWith('http:');
  if (url && url.hash === '' && (url.protocol === 'https:' || local)) return;
  throw new UpstreamError('service.discovery_mismatch', { host: new URL(reached).hostname });
};

/** A program finds its server anew each time it asks for a token: its secret goes to the issuer, and not where the issuer's metadata points today. */
const requireOwn = (endpoint: string, issuer: string): void => {
  const { origin, hostname } = new URL(issuer);
  if (URL.canParse(endpoint) && new URL(endpoint).origin === origin) return;
  throw new UpstreamError('service.discovery_mismatch', { host: hostname });
};

const isComparison = (error: unknown): boolean =>
  error instanceof oauth.OperationProcessingError && error.code === oauth.JSON_ATTRIBUTE_COMPARISON;

const discovered = async (
  issuer: string,
  algorithm: 'oidc' | 'oauth2',
  asking: ReturnType<typeof askThrough>,
): Promise<Server> => {
  const { host } = new URL(issuer);
  try {
    const response = await oauth.discoveryRequest(new URL(issuer), { algorithm, ...asking });
    return Server.parse(await oauth.processDiscoveryResponse(new URL(issuer), response));
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    const code = isComparison(error) ? 'service.discovery_mismatch' : 'service.discovery_missing';
    throw new UpstreamError(code, { host: cleaned(host) }, { cause: error });
  }
};

/** Finds the authorization server. Throws an `UpstreamError` when it is not there, names another issuer, or lacks what is needed. */
export const findServer = async (
  egress: Egress,
  method: OAuth2Method,
  access: Access,
  signal: AbortSignal,
  onStage?: StageReport,
): Promise<Server> => {
  const { server } = method;
  const asking = askThrough(egress, access, signal, onStage);
  if (server.by === 'discovery') {
    const issuer = filled(server.issuer, access);
    const found = await discovered(issuer, server.algorithm, asking);
    const { host } = new URL(issuer);
    if (found.token_endpoint === undefined) throw new UpstreamError('service.discovery_missing', { host });
    if (method.method === 'oauth2_code') requireSafe(found.authorization_endpoint ?? '', issuer);
    else requireOwn(found.token_endpoint, issuer);
    return found;
  }
  const token = filled(server.token, access);
  const { authorization, revocation } = server;
  // The answer to a question that is none says only that somebody is there.
  if (onStage) await egress.request({ url: token, client: access.client, signal, onStage });
  const page = authorization === undefined ? undefined : filled(authorization, access);
  if (page !== undefined) requireSafe(page, token);
  return {
    issuer: new URL(token).origin,
    authorization_endpoint: page,
    token_endpoint: token,
    revocation_endpoint: revocation === undefined ? undefined : filled(revocation, access),
  };
};

/** Reads what an earlier check wrote down; undefined where there was none. */
export const serverOf = ({ server }: Access): Server | undefined =>
  server === undefined ? undefined : Server.parse(JSON.parse(server));

const originsOf = (...addresses: readonly (string | undefined)[]): string[] =>
  addresses.flatMap((address) =>
    address !== undefined && URL.canParse(address) ? [new URL(address).origin] : [],
  );

/** The origins that get a client's secret and its tokens: those of the server that was found, else those the catalogue names. */
export const serverPlaces = ({ server }: OAuth2Method, access: Access): readonly string[] => {
  const found = serverOf(access);
  if (found) return originsOf(found.token_endpoint, found.revocation_endpoint);
  if (server.by === 'discovery') return originsOf(filled(server.issuer, access));
  const { token, revocation } = server;
  return originsOf(filled(token, access), revocation === undefined ? undefined : filled(revocation, access));
};
