/** What goes wrong with a server of OPC UA, in the contract's words; status codes are those of OPC 10000-6, annex A. */
import type { FailureCode } from '../../../../contract/index.ts';
import type { ClientIdentity } from '../../egress/egress-client.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { shownAs } from './application.ts';
import type { Target } from './target.ts';
import type { Wire } from './transport.ts';

type Where = Pick<Target, 'host' | 'port'>;

/** The name of the status code that an error carries; undefined where the server gave none. */
export const statusIn = (error: unknown): string | undefined =>
  error instanceof Error ? /\bBad[A-Z]\w+/.exec(error.message)?.[0] : undefined;

const anywhere: Readonly<Record<string, FailureCode>> = {
  BadTcpServerTooBusy: 'service.unavailable',
  BadTcpNotEnoughResources: 'service.unavailable',
  BadServerHalted: 'service.unavailable',
  BadShutdown: 'service.unavailable',
  BadResourceUnavailable: 'service.unavailable',
  BadOutOfMemory: 'service.unavailable',
  BadTooManySessions: 'service.too_many_connections',
  BadMaxConnectionsReached: 'service.too_many_connections',
  BadTcpEndpointUrlInvalid: 'service.not_found',
  BadLicenseExpired: 'service.licence_ended',
  BadLicenseNotAvailable: 'auth.no_licence',
  BadLicenseLimitsExceeded: 'auth.no_licence',
  BadSecurityPolicyRejected: 'tls.no_common_cipher',
  BadSecurityModeRejected: 'tls.no_common_cipher',
};

/** The server has a question about our certificate; which, it keeps to itself more often than not. */
const distrust = /^Bad(?:Certificate\w+|SecurityChecksFailed|ApplicationSignatureInvalid)$/;

const spent = (error: unknown, wire: Wire): FailureCode | undefined => {
  const { code } = wire.explain(error).failure;
  return /^service\.(?:timeout|too_large|interrupted)$/.test(code) ? (code as FailureCode) : undefined;
};

const known = (error: unknown): FailureCode | undefined => anywhere[statusIn(error) ?? ''];

const untrusted = (cause: unknown, { host }: Where, own: ClientIdentity): UpstreamError =>
  new UpstreamError('tls.certificate_untrusted', { host, ...shownAs(own) }, { cause });

/** The error of a first conversation: no such server, or time and bytes ran out. */
export const discoveryFault = (error: unknown, wire: Wire, where: Where): UpstreamError => {
  const { host, port } = where;
  const code = spent(error, wire) ?? known(error) ?? 'service.wrong_protocol';
  return new UpstreamError(code, { host, port }, { cause: error });
};

/** The error of a channel. A server that has just told what it offers and now hangs up has seen our certificate in between. */
export const channelFault = (
  error: unknown,
  wire: Wire,
  where: Where,
  own: ClientIdentity | undefined,
): UpstreamError => {
  const { host, port } = where;
  const code = spent(error, wire) ?? known(error);
  if (code) return new UpstreamError(code, { host, port }, { cause: error });
  const status = statusIn(error);
  if (own && (status === undefined || distrust.test(status))) return untrusted(error, where, own);
  return new UpstreamError('tls.failed', { host, port }, { cause: error });
};

const refusals = new Set(['BadUserAccessDenied', 'BadIdentityTokenRejected', 'BadIdentityTokenInvalid']);

/** The error of a sign-in. Servers give one code for a wrong password and a user that is not there. */
export const signInFault = (
  error: unknown,
  wire: Wire,
  { signIn, ...where }: Target,
  own: ClientIdentity,
): UpstreamError => {
  const { host } = where;
  const status = statusIn(error) ?? '';
  const code = spent(error, wire) ?? known(error);
  if (code) return new UpstreamError(code, { host }, { cause: error });
  if (distrust.test(status)) return untrusted(error, where, own);
  if (!refusals.has(status)) return new UpstreamError('auth.failed', { host }, { cause: error });
  const refused = signIn.by === 'anonymous' ? 'auth.anonymous_refused' : 'auth.refused';
  return new UpstreamError(refused, { host }, { cause: error });
};

/** The error of looking around or reading, once somebody is in. */
export const readingFault = (error: unknown, wire: Wire, { host }: Where): UpstreamError => {
  const late: Partial<Record<FailureCode, FailureCode>> = {
    'service.timeout': 'data.timeout',
    'service.too_large': 'data.too_large',
    'service.interrupted': 'service.interrupted',
  };
  const code = spent(error, wire);
  const denied = statusIn(error) === 'BadUserAccessDenied';
  return new UpstreamError(
    (code && late[code]) ?? (denied ? 'access.forbidden' : 'data.failed'),
    { host },
    {
      cause: error,
    },
  );
};
