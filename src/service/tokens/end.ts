/** The end of a token: its row, the audit and the partner's word, in the caller's one transaction. */
import type { Kysely, Selectable } from 'kysely';
import type { RevokedReason, TokenRevoked } from '../../contract/index.ts';
import { audit, type AuditEntry } from '../audit.ts';
import { lockConnection } from '../locking.ts';
import { hashHint } from '../digest.ts';
import { announce } from '../outbox.ts';
import type { Tables, TokenTable } from '../tables.ts';
import { notOver, type FoundToken } from './living.ts';

/** A token, as its row names it. */
export type TokenFacts = Pick<
  Selectable<TokenTable>,
  'hash' | 'hint' | 'kind' | 'client_id' | 'mode' | 'connection_id'
>;

/** The columns that `TokenFacts` is made of. */
export const tokenFacts = ['hash', 'hint', 'kind', 'client_id', 'mode', 'connection_id'] as const;

/** Who ends a token, when and why. */
export interface Ending {
  readonly at: number;
  readonly actor: AuditEntry['actor'];
  readonly reason: RevokedReason;
}

/** What a list calls a token: the beginning of its hash. */
export const tokenId = (hash: string): string => hashHint(hash, 12);

const tell = async (db: Kysely<Tables>, token: TokenFacts, connection: string, { at, reason }: Ending) => {
  const row = await db
    .selectFrom('connection')
    .select('customer_id')
    .where('id', '=', connection)
    .executeTakeFirst();
  const data = {
    connection_id: connection,
    customer_id: row?.customer_id ?? '',
    token: tokenId(token.hash),
    hint: token.hint,
    reason,
  } satisfies TokenRevoked['data'];
  await announce(db, { id: token.client_id, mode: token.mode }, 'token.revoked', data, at);
};

/** Ends a token; false when it had ended: whoever did that has told of it. */
export const endToken = async (db: Kysely<Tables>, token: TokenFacts, ending: Ending): Promise<boolean> => {
  const { at, actor, reason } = ending;
  const { numUpdatedRows } = await db
    .updateTable('token')
    .set({ revoked_at: at, sealed: null })
    .where('hash', '=', token.hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  const client = { id: token.client_id, mode: token.mode };
  const { kind, hint, connection_id: subject } = token;
  await audit(db, { at, client, actor, action: 'token.revoked', subject, detail: { kind, hint, reason } });
  if (subject !== null) await tell(db, token, subject, ending);
  return true;
};

/** Ends every token of a line: those that live are told of. Says whether there was one. */
export const endFamily = async (db: Kysely<Tables>, family: string, ending: Ending): Promise<boolean> => {
  const living = await db
    .selectFrom('token')
    .select(tokenFacts)
    .where('family', '=', family)
    .where('revoked_at', 'is', null)
    .where(notOver(ending.at))
    .execute();
  for (const token of living) await endToken(db, token, ending);
  await db
    .updateTable('token')
    .set({ revoked_at: ending.at, sealed: null })
    .where('family', '=', family)
    .where('revoked_at', 'is', null)
    .execute();
  return living.length > 0;
};

/**
 * Ends a token that was found by a text. By that of its refresh token its whole line ends (RFC 7009 section 2.1), also when it was
 * exchanged before: whoever else had it may have done that. Says whether there was one to end.
 */
export const endFound = async (
  db: Kysely<Tables>,
  { row, by }: FoundToken,
  ending: Ending,
): Promise<boolean> => {
  if (by === 'access' || row.family === null) return endToken(db, row, ending);
  // Whoever refreshes holds the connection: what that makes is part of the line by then.
  await lockConnection(db, row.connection_id ?? '');
  return endFamily(db, row.family, ending);
};
