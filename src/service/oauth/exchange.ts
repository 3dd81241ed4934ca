/** The exchange of a code for the API token (RFC 6749 4.1.3, RFC 7636): code used, token made and audit written in one transaction. */
import type { Selectable, Transaction } from 'kysely';
import { TokenAnswer, type TokenRequest } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { bindResult } from '../connecting/unbound.ts';
import { sameText, sha256 } from '../digest.ts';
import { lockConnection, lockSession } from '../locking.ts';
import type { Ports, SealContext } from '../ports.ts';
import type { CodeTable, ConnectionTable, SessionTable, Tables } from '../tables.ts';
import { isOpen } from '../tokens/living.ts';
import { remaining } from '../tokens/pair.ts';
import type { ClientCaller } from './caller.ts';
import { refuseGrant } from './refuse-grant.ts';
import { answerLife, sessionToken } from './session-token.ts';

/** An `authorization_code` request. */
export type CodeExchange = Extract<TokenRequest, { grant_type: 'authorization_code' }>;

/** Why a code was refused; the first word of the description is stable. */
const reasons = {
  code_unknown: 'code_unknown: the code is not known for this client',
  code_expired: 'code_expired: a code lives 60 seconds; ask the page for a new one',
  code_used: 'code_used: the code was exchanged before',
  redirect_uri_mismatch: 'redirect_uri_mismatch: it is not the redirect_uri that was pushed',
  verifier_mismatch: 'verifier_mismatch: code_verifier does not belong to the pushed code_challenge',
  connection_ended: 'connection_ended: the connection was disconnected before its code was exchanged',
} as const;
type Reason = keyof typeof reasons;

interface Found {
  readonly code: Selectable<CodeTable>;
  readonly session: Selectable<SessionTable>;
  readonly connection: Selectable<ConnectionTable>;
}

/** The refusal is returned, not thrown: its audit row must outlive the transaction. */
type Outcome =
  | { readonly answer: TokenAnswer; readonly announced?: boolean }
  | { readonly reason: Reason; readonly session?: string };

const find = async (
  db: Transaction<Tables>,
  client: ClientCaller,
  text: string,
): Promise<Found | undefined> => {
  const own = db
    .selectFrom('code')
    .selectAll()
    .where('hash', '=', sha256(text))
    .where('client_id', '=', client.id)
    .where('mode', '=', client.mode);
  const seen = await own.executeTakeFirst();
  if (!seen) return undefined;
  await lockSession(db, seen.session_id);
  await lockConnection(db, seen.connection_id);
  // Again: whoever held the locks may have used it.
  const code = await own.executeTakeFirst();
  if (!code) return undefined;
  const owned = { client_id: client.id, mode: client.mode };
  const session = await db
    .selectFrom('session')
    .selectAll()
    .where((eb) => eb.and({ id: code.session_id, ...owned }))
    .executeTakeFirstOrThrow();
  const connection = await db
    .selectFrom('connection')
    .selectAll()
    .where((eb) => eb.and({ id: code.connection_id, ...owned }))
    .executeTakeFirstOrThrow();
  return { code, session, connection };
};

/** What the kept answer of a code is bound to. */
export const codeAnswerContext = (code: Pick<CodeTable, 'client_id' | 'mode' | 'hash'>): SealContext => ({
  client: code.client_id,
  mode: code.mode,
  subject: code.hash,
  purpose: 'answer',
});

/** Bindings are judged before the code's state: who cannot show the verifier learns nothing of a code. */
const refusalOf = (found: Found, body: CodeExchange, now: number): Reason | undefined => {
  const { code, session, connection } = found;
  if (body.redirect_uri !== session.redirect_uri) return 'redirect_uri_mismatch';
  if (!sameText(sha256(body.code_verifier), session.code_challenge)) return 'verifier_mismatch';
  if (code.used_at !== null) return 'code_used';
  if (code.expires_at <= now) return 'code_expired';
  if (session.unbound_until !== null && session.unbound_until <= now) return 'connection_ended';
  return connection.status === 'disconnected' ? 'connection_ended' : undefined;
};

const openAnswer = (ports: Ports, { code }: Found, key: string | undefined): TokenAnswer | undefined => {
  const { used_key, used_at, answer } = code;
  if (key === undefined || answer === null || used_key === null || !sameText(sha256(key), used_key))
    return undefined;
  if ((used_at ?? 0) + answerLife <= ports.clock()) return undefined;
  return TokenAnswer.parse(JSON.parse(ports.vault.open(answer, codeAnswerContext(code))));
};

/** A token's row, if it lives and its connection has had no other since: of two made in the same millisecond neither counts. */
const current = async (db: Transaction<Tables>, { connection }: Found, text: string, now: number) => {
  const tokens = await db
    .selectFrom('token')
    .select(['hash', 'created_at', 'expires_at', 'revoked_at'])
    .where('connection_id', '=', connection.id)
    .execute();
  const own = tokens.find(({ hash }) => hash === sha256(text));
  if (!own || !isOpen(own, now)) return undefined;
  return tokens.every((token) => token === own || token.created_at < own.created_at) ? own : undefined;
};

/** The answer as it was first given, with the time that is left; undefined once its token is dead or no longer the newest, so that no partner stores that one. */
const keptAnswer = async (
  db: Transaction<Tables>,
  ports: Ports,
  found: Found,
  key: string | undefined,
): Promise<TokenAnswer | undefined> => {
  const answer = openAnswer(ports, found, key);
  const row = answer && (await current(db, found, answer.access_token, ports.clock()));
  return row && { ...answer, ...remaining(row.expires_at, ports.clock()) };
};

const redeem = async (
  db: Transaction<Tables>,
  ports: Ports,
  found: Found,
  key: string | undefined,
): Promise<TokenAnswer> => {
  const now = ports.clock();
  const { code } = found;
  await bindResult(db, found.session, code.connection_id, now);
  const answer = await sessionToken(db, ports, found);
  const sealed = key === undefined ? null : ports.vault.seal(JSON.stringify(answer), codeAnswerContext(code));
  await db
    .updateTable('code')
    .set({ used_at: now, used_key: key === undefined ? null : sha256(key), answer: sealed })
    .where('hash', '=', code.hash)
    .execute();
  await audit(db, {
    at: now,
    client: { id: code.client_id, mode: code.mode },
    actor: 'client',
    action: 'code.exchanged',
    subject: code.connection_id,
    detail: { session: code.session_id },
  });
  return answer;
};

const settle = async (
  db: Transaction<Tables>,
  ports: Ports,
  client: ClientCaller,
  body: CodeExchange,
  key: string | undefined,
): Promise<Outcome> => {
  const found = await find(db, client, body.code);
  if (!found) return { reason: 'code_unknown' };
  const reason = refusalOf(found, body, ports.clock());
  if (reason === undefined) {
    const announced = found.session.unbound_until !== null;
    return { answer: await redeem(db, ports, found, key), announced };
  }
  const kept = reason === 'code_used' ? await keptAnswer(db, ports, found, key) : undefined;
  return kept ? { answer: kept } : { reason, session: found.session.id };
};

/** Exchanges a code; `key` is the Idempotency-Key. Refusals are `invalid_grant`, audited, and burn nothing. */
export const exchangeCode = async (
  ports: Ports,
  client: ClientCaller,
  body: CodeExchange,
  key: string | undefined,
): Promise<TokenAnswer> => {
  const outcome = await ports.store.transaction().execute((db) => settle(db, ports, client, body, key));
  if ('answer' in outcome) {
    if (outcome.announced) ports.announced?.();
    ports.log.info('code.exchanged', { client: client.id });
    return outcome.answer;
  }
  const { reason, session } = outcome;
  return refuseGrant(ports, client, {
    action: 'code.refused',
    reason,
    sentence: reasons[reason],
    of: session,
  });
};
