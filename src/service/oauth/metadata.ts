/** Authorization server metadata (RFC 8414). */
import { routes, sessionGrant, type ServerMetadata } from '../../contract/index.ts';

const secretMethods = ['client_secret_basic', 'client_secret_post'];

/** The metadata of a service at this issuer. */
export const serverMetadata = (issuer: string): ServerMetadata => ({
  issuer,
  authorization_endpoint: `${issuer}${routes.authorize.path}`,
  token_endpoint: `${issuer}${routes.token.path}`,
  pushed_authorization_request_endpoint: `${issuer}${routes.par.path}`,
  require_pushed_authorization_requests: true,
  revocation_endpoint: `${issuer}${routes.revoke.path}`,
  introspection_endpoint: `${issuer}${routes.introspect.path}`,
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials', sessionGrant],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: secretMethods,
  revocation_endpoint_auth_methods_supported: secretMethods,
  introspection_endpoint_auth_methods_supported: secretMethods,
  authorization_response_iss_parameter_supported: true,
});
