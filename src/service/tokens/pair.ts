/** Making an API token of a connection: alone, or with a refresh token where the operator limits how long tokens live. */
import type { Kysely, Selectable } from 'kysely';
import type { TokenAnswer } from '../../contract/index.ts';
import { mintRefreshToken, mintToken } from '../oauth/token-text.ts';
import type { Ports, SealContext, Vault } from '../ports.ts';
import type { ConnectionTable, Tables, TokenTable } from '../tables.ts';

/** What the envelope of a token is bound to. */
export const tokenContext = (token: Pick<TokenTable, 'hash' | 'client_id' | 'mode'>): SealContext => ({
  client: token.client_id,
  mode: token.mode,
  subject: token.hash,
  purpose: 'token',
});

/** The texts of a token: the only time that they are readable, but for the sealed copy. */
export interface Pair {
  readonly text: string;
  readonly refresh: string | undefined;
  /** When the token ends by itself, in milliseconds since 1970. */
  readonly expiresAt: number | null;
}

/** A pair that was just made, and how its row is called. */
export interface MadePair extends Pair {
  readonly hash: string;
  readonly hint: string;
}

/** Whose pair is made: by which session, in which line of tokens; sealed by the vault where it is to be given again. */
export interface PairOf {
  readonly connection: Pick<Selectable<ConnectionTable>, 'id' | 'client_id' | 'mode'>;
  readonly session?: string;
  readonly family?: string | null;
  readonly vault?: Vault;
}

/** Makes a token and keeps its hash. */
export const makePair = async (
  db: Kysely<Tables>,
  { clock, tokenLife }: Pick<Ports, 'clock' | 'tokenLife'>,
  { connection, session, family, vault }: PairOf,
): Promise<MadePair> => {
  const at = clock();
  const { id, client_id, mode } = connection;
  const { text, hash, hint } = mintToken(mode);
  const refresh = tokenLife && mintRefreshToken(mode);
  const expiresAt = tokenLife ? at + tokenLife.access : null;
  const plain = refresh ? `${text} ${refresh.text}` : text;
  await db
    .insertInto('token')
    .values({
      ...{ hash, hint, kind: 'connection', client_id, mode, connection_id: id },
      session_id: session ?? null,
      created_at: at,
      expires_at: expiresAt,
      first_used_at: null,
      revoked_at: null,
      sealed: vault?.seal(plain, tokenContext({ hash, client_id, mode })) ?? null,
      refresh_hash: refresh?.hash ?? null,
      refresh_expires_at: tokenLife ? at + tokenLife.refresh : null,
      family: family ?? (refresh ? hash : null),
    })
    .execute();
  return { text, refresh: refresh?.text, expiresAt, hash, hint };
};

/** The texts of a row whose sealed copy is there. */
export const openPair = (
  vault: Vault,
  row: Pick<Selectable<TokenTable>, 'hash' | 'client_id' | 'mode' | 'expires_at'>,
  sealed: string,
): Pair => {
  const [text = '', refresh] = vault.open(sealed, tokenContext(row)).split(' ');
  return { text, refresh, expiresAt: row.expires_at };
};

/** For how many seconds it goes on; nothing where it has no end of its own. */
export const remaining = (expiresAt: number | null, now: number): { expires_in?: number } =>
  expiresAt === null ? {} : { expires_in: Math.max(0, Math.round((expiresAt - now) / 1000)) };

/** A pair as the token endpoint gives it (RFC 6749 section 5.1). */
export const pairAnswer = (
  { text, refresh, expiresAt }: Pair,
  now: number,
): Pick<TokenAnswer, 'access_token' | 'token_type' | 'expires_in' | 'refresh_token'> => ({
  access_token: text,
  token_type: 'bearer',
  ...remaining(expiresAt, now),
  ...(refresh !== undefined && { refresh_token: refresh }),
});
