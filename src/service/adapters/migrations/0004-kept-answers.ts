/** Kept answers name their client, so that each can be sealed anew from its own row. */
import type { Migration } from 'kysely/migration';

/** Makes `idempotency` anew: what it holds lives for two hours at most. */
export const keptAnswers: Migration = {
  up: async (db) => {
    await db.schema.dropTable('idempotency').execute();
    await db.schema
      .createTable('idempotency')
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('key_hash', 'text', (column) => column.notNull())
      .addColumn('client_id', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('request_hash', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('status', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('pk_idempotency', ['scope', 'key_hash'])
      .addForeignKeyConstraint('fk_idempotency_client_id_mode', ['client_id', 'mode'], 'client', [
        'id',
        'mode',
      ])
      .execute();
    await db.schema.createIndex('ix_idempotency_expires_at').on('idempotency').column('expires_at').execute();
  },
};
