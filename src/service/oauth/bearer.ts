/** Bearer tokens (RFC 6750): a connection's API token, or a client's app token. */
import type { Selectable } from 'kysely';
import { noteFirstUse } from '../connections/claim.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import type { TokenTable } from '../tables.ts';
import { findByText, isOpen, isRefreshable } from '../tokens/living.ts';
import { clientCaller, type ClientCaller, type TokenCaller } from './caller.ts';
import { noteLastUse } from './last-use.ts';

const refused = (detail: string): ProblemError =>
  new ProblemError('unauthorized', {
    detail,
    headers: { 'www-authenticate': 'Bearer realm="makini-connect", error="invalid_token"' },
  });

/** The token of an `Authorization: Bearer` header, or undefined. */
export const bearerOf = (header: string | undefined): string | undefined =>
  /^bearer +(\S+)$/i.exec(header ?? '')?.[1];

const waysOut = {
  refreshable: 'Exchange its refresh token at POST /link/token (grant_type=refresh_token).',
  rotated: 'Ask for another one with an app token: POST /api/system/connections/{id}/token.',
  app: 'Ask for another one at POST /link/token (grant_type=client_credentials).',
} as const;

/** It was one of ours, and its time is over: whoever holds it is told how to get another one. */
const expired = (row: Selectable<TokenTable>, now: number): ProblemError => {
  const wayOut = row.kind === 'app' ? 'app' : isRefreshable(row, now) ? 'refreshable' : 'rotated';
  return new ProblemError('token_expired', {
    detail: `The token has expired. ${waysOut[wayOut]}`,
    headers: {
      'www-authenticate':
        'Bearer realm="makini-connect", error="invalid_token", error_description="The access token expired"',
    },
  });
};

const findToken = async (ports: Ports, header: string | undefined, kind: 'app' | 'connection') => {
  const text = bearerOf(header);
  if (text === undefined) {
    throw new ProblemError('unauthorized', {
      detail: `Send ${kind === 'app' ? 'an app token' : 'the API token of a connection'} as Authorization: Bearer.`,
      headers: { 'www-authenticate': 'Bearer realm="makini-connect"' },
    });
  }
  const { row, by } = (await findByText(ports, text)) ?? {};
  if (!row || by === 'refresh') throw refused('The token is unknown, expired or revoked.');
  const now = ports.clock();
  if (!isOpen(row, now))
    throw row.revoked_at === null ? expired(row, now) : refused('The token was revoked.');
  if (row.kind !== kind) {
    throw refused(
      kind === 'app'
        ? 'This needs an app token (client_credentials).'
        : 'This needs the API token of a connection.',
    );
  }
  return row;
};

const clientOf = async (ports: Ports, token: Selectable<TokenTable>): Promise<ClientCaller> =>
  clientCaller(
    await ports.store
      .selectFrom('client')
      .selectAll()
      .where('id', '=', token.client_id)
      .where('mode', '=', token.mode)
      .executeTakeFirstOrThrow(),
  );

/** The client whose app token this is; else `unauthorized`. */
export const authenticateApp = async (ports: Ports, header: string | undefined): Promise<ClientCaller> =>
  clientOf(ports, await findToken(ports, header, 'app'));

/** The connection whose API token this is, with its client; else `unauthorized`. */
export const authenticateToken = async (ports: Ports, header: string | undefined): Promise<TokenCaller> => {
  const token = await findToken(ports, header, 'connection');
  const client = await clientOf(ports, token);
  // Before the connection is read: the first use may be what renews it.
  if (token.first_used_at === null) await noteFirstUse(ports, client, token, token.connection_id ?? '');
  else await noteLastUse(ports, token);
  const connection = await ports.store
    .selectFrom('connection')
    .selectAll()
    .where('id', '=', token.connection_id ?? '')
    .where('client_id', '=', token.client_id)
    .where('mode', '=', token.mode)
    .executeTakeFirst();
  if (!connection) throw refused('The connection of this token is gone.');
  return { connection, client };
};
