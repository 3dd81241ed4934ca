// Here: the OAuth side: clients, pushed requests, codes, tokens. Not here: the person’s steps (connecting/).
/** App tokens (`client_credentials`, RFC 6749 4.4): an hour, for the client's own endpoints. */
import type { TokenAnswer } from '../../contract/index.ts';
import type { Ports } from '../ports.ts';
import type { ClientCaller } from './caller.ts';
import { mintToken } from './token-text.ts';

/** How long an app token lives, in seconds. */
export const appTokenLife = 3600;

/** Makes an app token for an authenticated client. */
export const issueAppToken = async (ports: Ports, client: ClientCaller): Promise<TokenAnswer> => {
  const now = ports.clock();
  const { text, hash, hint } = mintToken(client.mode);
  await ports.store
    .insertInto('token')
    .values({
      hash,
      hint,
      kind: 'app',
      client_id: client.id,
      mode: client.mode,
      connection_id: null,
      session_id: null,
      created_at: now,
      expires_at: now + appTokenLife * 1000,
      first_used_at: null,
      revoked_at: null,
      sealed: null,
    })
    .execute();
  return { access_token: text, token_type: 'bearer', expires_in: appTokenLife };
};
