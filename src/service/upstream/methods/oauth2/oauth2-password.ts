/** Method `oauth2_password` (RFC 6749 section 4.3): a user's name and password for a token, where a system has no other way for programs. */
import type { OAuth2Password } from '../../../../contract/index.ts';
import type { Access, Method } from '../../../ports.ts';
import { fillText } from '../../http/template.ts';
import { createHttpMethod } from '../http-api/http-api.ts';
import type { MethodParts } from '../method-parts.ts';
import { requireSendable } from '../sendable.ts';
import { bearerOf, renewing, type TokenSource } from './signing.ts';
import { asUser, refresh, revoke, type Asking } from './tokens.ts';

/** What the system's interface says when it does not take the token of a user who was let in. */
const refused = 'auth.sign_in_not_allowed';

const methodOf = ({ system }: Access): OAuth2Password => {
  const method = system.methods.find((each) => each.method === 'oauth2_password');
  if (!method) throw new TypeError(`${system.id} has no oauth2_password method.`);
  return method;
};

/** Makes the method. */
export const createOAuth2Password = (parts: MethodParts): Method => {
  const asking = (access: Access, signal: AbortSignal): Asking<OAuth2Password> => ({
    egress: parts.egress,
    method: methodOf(access),
    access,
    signal,
  });
  const source: TokenSource = {
    first: (access, signal) => asUser(asking(access, signal)),
    // Without a refresh token the password, which is kept, is the way to a newer one.
    renewed: (access, before, signal) =>
      before.refresh === undefined ? asUser(asking(access, signal)) : refresh(asking(access, signal), before),
  };
  const http = createHttpMethod<OAuth2Password>(parts, {
    id: 'oauth2_password',
    refused,
    judge: (_method, { values }) => requireSendable(values, ['client_id', 'client_secret']),
    sign: (_method, access, signal) => bearerOf(source, access, signal),
    account: ({ user }, { values }) => fillText(user, values),
  });
  return {
    ...http,
    ...renewing(source, refused, http),
    revoke: (access, signal) => revoke(asking(access, signal)),
  };
};
