/** Sign-ins at a system's own page: one attempt of a session at a time, found by the hash of its state. */
import type { Migration } from 'kysely/migration';

/** Adds the table `upstream_attempt`. */
export const upstreamAttempt: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('upstream_attempt')
      .addColumn('state_hash', 'text', (column) => column.notNull())
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('client_id', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('system_id', 'text', (column) => column.notNull())
      .addColumn('cookie_hash', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('pk_upstream_attempt', ['state_hash'])
      .addUniqueConstraint('uq_upstream_attempt_session_id', ['session_id'])
      .addForeignKeyConstraint(
        'fk_upstream_attempt_session_id_client_id_mode',
        ['session_id', 'client_id', 'mode'],
        'session',
        ['id', 'client_id', 'mode'],
        (key) => key.onDelete('cascade'),
      )
      .execute();
  },
};
