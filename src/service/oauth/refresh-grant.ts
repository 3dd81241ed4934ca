/**
 * Refreshing (RFC 6749 section 6, RFC 9700 section 4.14): a refresh token is exchanged for the next pair. Asked again it gives the same
 * pair, until that one is used: an answer that was lost is asked for again. After that, two have it, and everything that came of it ends.
 */
import type { Selectable, Transaction } from 'kysely';
import type { TokenAnswer, TokenRequest } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { afterFirstUse, useFirst, type FirstUse } from '../connections/claim.ts';
import { summaryOfRow } from '../connections/view.ts';
import { OAuthError } from '../http/problem-error.ts';
import { lockConnection } from '../locking.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable, Tables, TokenTable } from '../tables.ts';
import { endFamily } from '../tokens/end.ts';
import { isOpen } from '../tokens/living.ts';
import { makePair, openPair, pairAnswer, type Pair } from '../tokens/pair.ts';
import type { ClientCaller } from './caller.ts';
import { refuseGrant } from './refuse-grant.ts';
import { hashOfRefreshToken } from './token-text.ts';

/** A request by the refresh grant. */
export type RefreshRequest = Extract<TokenRequest, { grant_type: 'refresh_token' }>;

/** For how long two processes of one partner may come with the same refresh token though one has begun to use what it gave, in milliseconds. */
export const leeway = 60_000;

const another = 'ask for another token with an app token: POST /api/system/connections/{id}/token';

/** Why nothing was given; the first word of the description is stable. */
const reasons = {
  refresh_unknown: 'refresh_unknown: this client has no such refresh token',
  refresh_expired: `refresh_expired: its time is over, or the token was rotated; ${another}`,
  refresh_ended: `refresh_ended: the token was revoked, or its connection has ended; ${another}`,
  refresh_reused: `refresh_reused: what it was exchanged for is in use, so all of these tokens have ended; ${another}`,
} as const;
type Reason = keyof typeof reasons;
type Row = Selectable<TokenTable>;

interface Found {
  readonly token: Row;
  readonly connection: Selectable<ConnectionTable>;
}

/** The refusal is returned, not thrown: what it ended, and its audit row, must outlive the transaction. */
type Outcome =
  | { readonly answer: TokenAnswer; readonly use?: FirstUse }
  | { readonly reason: Reason; readonly connection?: string };

const find = async (
  db: Transaction<Tables>,
  { id, mode }: ClientCaller,
  text: string,
): Promise<Found | undefined> => {
  const own = db
    .selectFrom('token')
    .selectAll()
    .where('refresh_hash', '=', hashOfRefreshToken(text) ?? '')
    .where('client_id', '=', id)
    .where('mode', '=', mode);
  const seen = await own.executeTakeFirst();
  if (!seen) return undefined;
  await lockConnection(db, seen.connection_id ?? '');
  // Again: whoever held the lock may have used it.
  const token = await own.executeTakeFirst();
  const connection = await db
    .selectFrom('connection')
    .selectAll()
    .where((row) => row.and({ id: seen.connection_id ?? '', client_id: id, mode }))
    .executeTakeFirst();
  return token && connection && { token, connection };
};

/** Makes the next pair; the token before goes on to its own end, and is no longer given again. */
const succeed = async (
  db: Transaction<Tables>,
  ports: Ports,
  { token, connection }: Found,
): Promise<Pair> => {
  const { family, hash } = token;
  const made = await makePair(db, ports, { connection, family, vault: ports.vault });
  await db
    .updateTable('token')
    .set({ refresh_used_at: token.refresh_used_at ?? ports.clock(), successor: made.hash, sealed: null })
    .where('hash', '=', hash)
    .execute();
  const { hint } = made;
  await audit(db, {
    at: ports.clock(),
    client: { id: token.client_id, mode: token.mode },
    actor: 'client',
    action: 'token.refreshed',
    subject: connection.id,
    detail: { hint },
  });
  return made;
};

/** In the place of one that nobody has used, whose sealed copy is gone or whose time is over. */
const replace = async (db: Transaction<Tables>, ports: Ports, found: Found, unused: Row): Promise<Pair> => {
  await db
    .updateTable('token')
    .set({ revoked_at: ports.clock(), sealed: null })
    .where('hash', '=', unused.hash)
    .execute();
  return succeed(db, ports, found);
};

/** What a refresh token gives that was exchanged before: the same pair, until that is used; undefined after that. */
const again = async (db: Transaction<Tables>, ports: Ports, found: Found): Promise<Pair | undefined> => {
  const now = ports.clock();
  const { successor, refresh_used_at: used } = found.token;
  const next = await db
    .selectFrom('token')
    .selectAll()
    .where('hash', '=', successor ?? '')
    .where('revoked_at', 'is', null)
    .where('refresh_used_at', 'is', null)
    .executeTakeFirst();
  if (!next) return undefined;
  const untouched = next.first_used_at === null;
  if (!untouched && (used ?? 0) + leeway <= now) return undefined;
  if (next.sealed !== null && isOpen(next, now)) return openPair(ports.vault, next, next.sealed);
  return untouched ? replace(db, ports, found, next) : undefined;
};

const given = async (
  db: Transaction<Tables>,
  ports: Ports,
  client: ClientCaller,
  found: Found,
): Promise<{ readonly pair: Pair; readonly use?: FirstUse } | undefined> => {
  const { token, connection } = found;
  if (token.refresh_used_at !== null) {
    const pair = await again(db, ports, found);
    return pair && { pair };
  }
  // Whoever refreshes a token has it.
  const use =
    token.first_used_at === null ? await useFirst(db, ports, client, token, connection.id) : undefined;
  return { pair: await succeed(db, ports, found), ...(use && { use }) };
};

const settle = async (
  db: Transaction<Tables>,
  ports: Ports,
  client: ClientCaller,
  text: string,
): Promise<Outcome> => {
  const found = await find(db, client, text);
  if (!found) return { reason: 'refresh_unknown' };
  const { token, connection } = found;
  const at = ports.clock();
  if (token.revoked_at !== null) return { reason: 'refresh_ended', connection: connection.id };
  if ((token.refresh_expires_at ?? 0) <= at) return { reason: 'refresh_expired', connection: connection.id };
  const gift = await given(db, ports, client, found);
  if (!gift) {
    await endFamily(db, token.family ?? token.hash, { at, actor: 'service', reason: 'refresh_reused' });
    return { reason: 'refresh_reused', connection: connection.id };
  }
  const { pair, use } = gift;
  const answer: TokenAnswer = {
    ...pairAnswer(pair, at),
    connection: summaryOfRow(ports.catalogue, connection),
    customer_id: connection.customer_id,
  };
  return { answer, ...(use && { use }) };
};

/** Exchanges a refresh token of this client; refusals are `invalid_grant`, audited. */
export const refreshToken = async (
  ports: Ports,
  client: ClientCaller,
  { refresh_token: text, scope = '' }: RefreshRequest,
): Promise<TokenAnswer> => {
  if (scope !== '') throw new OAuthError('invalid_scope', 'Tokens have no scopes here: leave scope out');
  const outcome = await ports.store.transaction().execute((db) => settle(db, ports, client, text));
  if ('answer' in outcome) {
    if (outcome.use) afterFirstUse(ports, outcome.use);
    ports.log.info('refresh.exchanged', { client: client.id });
    return outcome.answer;
  }
  const { reason, connection } = outcome;
  if (reason === 'refresh_reused') {
    ports.log.warn('token.reused', { client: client.id, mode: client.mode, subject: connection ?? null });
    ports.announced?.();
  }
  const sentence = reasons[reason];
  return refuseGrant(ports, client, { action: 'refresh.refused', reason, sentence, of: connection });
};
