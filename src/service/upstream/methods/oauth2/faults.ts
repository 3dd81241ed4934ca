/** What an authorization server's refusal means (RFC 6749 sections 4.1.2.1 and 5.2): pure. */
import * as oauth from 'oauth4webapi';
import type { FailureCode } from '../../../../contract/index.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** Which request was refused. */
export type Request = 'code' | 'refresh' | 'client' | 'password';

const ofGrant: Record<Request, FailureCode> = {
  code: 'auth.code_refused',
  refresh: 'auth.refresh_refused',
  client: 'auth.client_refused',
  password: 'auth.refused',
};

/** Whose turn it is when the server itself is at fault: with a person at hand, the sign-in can be opened again. */
const ofServer: Record<Request, FailureCode> = {
  code: 'auth.provider_error',
  refresh: 'auth.failed',
  client: 'auth.failed',
  password: 'auth.failed',
};

const named = (error: string, description: string, request: Request): FailureCode => {
  switch (error) {
    case 'invalid_client':
      // Some answer 400 and not 401 here; only the words tell that the secret was right once.
      return /expired/i.test(description) ? 'auth.client_secret_expired' : 'auth.client_refused';
    case 'invalid_grant':
      return ofGrant[request];
    case 'invalid_scope':
    case 'invalid_target':
      return 'auth.scope_refused';
    case 'unauthorized_client':
    case 'unsupported_grant_type':
      return 'auth.client_not_allowed';
    default:
      return ofServer[request];
  }
};

/** The failure of a token request that did not give tokens. What the connector says stays as it is. */
export const tokenFault = (error: unknown, request: Request, host: string): UpstreamError => {
  if (error instanceof UpstreamError) return error;
  const values = { host };
  if (error instanceof oauth.ResponseBodyError)
    return new UpstreamError(named(error.error, error.error_description ?? '', request), values);
  // A 401 with a challenge (RFC 9110 section 11.6.1): the library looks at its body no more.
  if (error instanceof oauth.WWWAuthenticateChallengeError && error.status === 401)
    return new UpstreamError('auth.client_refused', values);
  return new UpstreamError(ofServer[request], values, { cause: error });
};

const ofClient: readonly string[] = [
  'auth.client_refused',
  'auth.client_secret_expired',
] satisfies FailureCode[];

/** The same where the client is the partner's: nobody at the screen can give another. */
export const asPartners = (fault: UpstreamError): UpstreamError =>
  ofClient.includes(fault.code)
    ? new UpstreamError('auth.registration_unusable', fault.failure.values, { cause: fault })
    : fault;

/** The failure that an error in the redirect stands for. */
export const redirectFault = (error: string): FailureCode => {
  switch (error) {
    case 'access_denied':
      return 'auth.consent_denied';
    case 'invalid_scope':
    case 'invalid_target':
      return 'auth.scope_refused';
    case 'unauthorized_client':
    case 'unsupported_response_type':
      return 'auth.client_not_allowed';
    default:
      return 'auth.provider_error';
  }
};
