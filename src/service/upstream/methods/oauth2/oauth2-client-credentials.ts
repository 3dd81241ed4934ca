/** Method `oauth2_client_credentials` (RFC 6749 section 4.4): the system knows a client, and no person signs in. */
import type { OAuth2ClientCredentials } from '../../../../contract/index.ts';
import type { Access, Method } from '../../../ports.ts';
import { createHttpMethod } from '../http-api/http-api.ts';
import type { MethodParts } from '../method-parts.ts';
import { requireSendable } from '../sendable.ts';
import { bearerOf, renewing, type TokenSource } from './signing.ts';
import { asClient, revoke, type Asking } from './tokens.ts';

/** What the system's interface says when it does not take the token of a client that was let in. */
const refused = 'auth.sign_in_not_allowed';

const methodOf = ({ system }: Access): OAuth2ClientCredentials => {
  const method = system.methods.find((each) => each.method === 'oauth2_client_credentials');
  if (!method) throw new TypeError(`${system.id} has no oauth2_client_credentials method.`);
  return method;
};

/** Makes the method. */
export const createOAuth2ClientCredentials = (parts: MethodParts): Method => {
  const asking = (access: Access, signal: AbortSignal): Asking => ({
    egress: parts.egress,
    method: methodOf(access),
    access,
    signal,
  });
  const ask = (access: Access, signal: AbortSignal) => asClient(asking(access, signal));
  const source: TokenSource = { first: ask, renewed: (access, _before, signal) => ask(access, signal) };
  const http = createHttpMethod<OAuth2ClientCredentials>(parts, {
    id: 'oauth2_client_credentials',
    refused,
    judge: (_method, { values }) => requireSendable(values, ['client_id', 'client_secret']),
    sign: (_method, access, signal) => bearerOf(source, access, signal),
    account: (_method, { values }) => values['client_id'] ?? '',
  });
  return {
    ...http,
    ...renewing(source, refused, http),
    revoke: (access, signal) => revoke(asking(access, signal)),
  };
};
