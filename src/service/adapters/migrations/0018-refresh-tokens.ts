/** Refresh tokens: what came with an API token, what became of it, and which line of tokens it belongs to. */
import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Adds the columns of `token` that a refresh token has; those of before have none. */
export const refreshTokens: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const [name, type] of [
      ['refresh_hash', 'text'],
      ['refresh_expires_at', 'bigint'],
      ['refresh_used_at', 'bigint'],
      ['successor', 'text'],
      ['family', 'text'],
    ] as const)
      await db.schema.alterTable('token').addColumn(name, type).execute();
    await db.schema
      .createIndex('ix_token_refresh_hash')
      .unique()
      .on('token')
      .column('refresh_hash')
      .execute();
    await db.schema.createIndex('ix_token_family').on('token').column('family').execute();
  },
};
