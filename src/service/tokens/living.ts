/** Whether a token lives: its own text, or the refresh token that came with it. Revoking ends both. */
import type { ExpressionBuilder, Selectable } from 'kysely';
import { hashOfRefreshToken, hashOfToken } from '../oauth/token-text.ts';
import type { Ports } from '../ports.ts';
import type { Tables, TokenTable } from '../tables.ts';

type Row = Selectable<TokenTable>;

/** Whether it opens its connection. */
export const isOpen = (
  { revoked_at, expires_at }: Pick<Row, 'revoked_at' | 'expires_at'>,
  now: number,
): boolean => revoked_at === null && (expires_at === null || expires_at > now);

/** Whether its refresh token has not been exchanged, and may be. */
export const isRefreshable = (
  row: Pick<Row, 'revoked_at' | 'refresh_expires_at' | 'refresh_used_at'>,
  now: number,
): boolean => row.revoked_at === null && row.refresh_used_at === null && (row.refresh_expires_at ?? 0) > now;

/** The same as a condition: rows whose token or refresh token has not ended by time. */
export const notOver = (now: number) => (token: ExpressionBuilder<Tables, 'token'>) =>
  token.or([
    token('token.expires_at', 'is', null),
    token('token.expires_at', '>', now),
    token.and([token('token.refresh_used_at', 'is', null), token('token.refresh_expires_at', '>', now)]),
  ]);

/** A token that was found by its own text, or by that of its refresh token. */
export interface FoundToken {
  readonly row: Row;
  readonly by: 'access' | 'refresh';
}

/** Finds a token by a text, dead or alive. */
export const findByText = async (
  { store }: Pick<Ports, 'store'>,
  text: string,
): Promise<FoundToken | undefined> => {
  const [own, refresh] = [hashOfToken(text), hashOfRefreshToken(text)];
  if (own === undefined && refresh === undefined) return undefined;
  const row = await store
    .selectFrom('token')
    .selectAll()
    .$if(own !== undefined, (tokens) => tokens.where('hash', '=', own ?? ''))
    .$if(refresh !== undefined, (tokens) => tokens.where('refresh_hash', '=', refresh ?? ''))
    .executeTakeFirst();
  return row && { row, by: own === undefined ? 'refresh' : 'access' };
};
