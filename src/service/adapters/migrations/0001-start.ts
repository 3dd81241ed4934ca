/** The first schema: every table of `tables.ts`. Foreign keys carry the mode, so that test never meets live by constraint. */
import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

type Table = CreateTableBuilder<string, string>;
/** Constraint names carry the table's name: in PostgreSQL they are unique per schema. */
type Shape = (table: Table, of: string) => Table;

const text =
  (...names: string[]): Shape =>
  (table) =>
    names.reduce<Table>((so, name) => so.addColumn(name, 'text', (column) => column.notNull()), table);
const maybeText =
  (...names: string[]): Shape =>
  (table) =>
    names.reduce<Table>((so, name) => so.addColumn(name, 'text'), table);
const time =
  (...names: string[]): Shape =>
  (table) =>
    names.reduce<Table>((so, name) => so.addColumn(name, 'bigint', (column) => column.notNull()), table);
const maybeTime =
  (...names: string[]): Shape =>
  (table) =>
    names.reduce<Table>((so, name) => so.addColumn(name, 'bigint'), table);
const key =
  (...names: string[]): Shape =>
  (table, of) =>
    table.addPrimaryKeyConstraint(`pk_${of}`, names);
const unique =
  (...names: string[]): Shape =>
  (table, of) =>
    table.addUniqueConstraint(`uq_${of}_${names.join('_')}`, names);
const oneOf =
  (name: string, ...values: string[]): Shape =>
  (table, of) =>
    table.addCheckConstraint(
      `ck_${of}_${name}`,
      sql`${sql.ref(name)} in (${sql.join(values.map((value) => sql.lit(value)))})`,
    );
const refers =
  (columns: string[], target: string, targets: string[], cascade = false): Shape =>
  (table, of) =>
    table.addForeignKeyConstraint(`fk_${of}_${columns.join('_')}`, columns, target, targets, (fk) =>
      cascade ? fk.onDelete('cascade') : fk,
    );

const mode = oneOf('mode', 'live', 'test');
const ofClient = refers(['client_id', 'mode'], 'client', ['id', 'mode']);
const ofConnection = (column: string): Shape =>
  refers([column, 'client_id', 'mode'], 'connection', ['id', 'client_id', 'mode']);
const ofSession = refers(['session_id', 'client_id', 'mode'], 'session', ['id', 'client_id', 'mode']);

const tables: Readonly<Record<string, readonly Shape[]>> = {
  client: [
    text('id', 'mode', 'name', 'redirect_uris', 'origins'),
    time('created_at'),
    key('id'),
    unique('id', 'mode'),
    mode,
  ],
  client_secret: [
    text('hash', 'client_id', 'mode'),
    time('created_at'),
    maybeTime('expires_at'),
    key('hash'),
    ofClient,
    mode,
  ],
  connection: [
    text('id', 'client_id', 'mode', 'customer_id', 'system_id', 'method', 'name', 'status'),
    maybeText('customer_name', 'reason', 'owner', 'redirect_uri'),
    time('since', 'last_checked_at', 'created_at', 'updated_at', 'connected_at'),
    maybeTime('claimed_at'),
    key('id'),
    unique('id', 'client_id', 'mode'),
    ofClient,
    mode,
    oneOf('status', 'active', 'degraded', 'reauthorization_required', 'paused', 'disconnected'),
  ],
  session: [
    text('id', 'client_id', 'mode', 'customer_id', 'origin', 'redirect_uri', 'state', 'code_challenge'),
    maybeText('customer_name', 'systems', 'ui_locales', 'reconnect_id', 'request_hash', 'opened_key'),
    maybeText('token_hash', 'superseded_hash', 'ticket_hash', 'frame_hash'),
    maybeText('draft', 'pending_secret', 'connection_id'),
    text('flow', 'status'),
    time('request_expires_at', 'created_at', 'seen_at', 'expires_at'),
    maybeTime('ticket_expires_at', 'opened_at'),
    key('id'),
    unique('id', 'client_id', 'mode'),
    ofClient,
    ofConnection('connection_id'),
    ofConnection('reconnect_id'),
    mode,
    oneOf('status', 'open', 'done', 'cancelled', 'expired'),
  ],
  check_run: [
    text('id', 'session_id', 'status'),
    time('started_at'),
    maybeTime('ended_at'),
    key('id'),
    refers(['session_id'], 'session', ['id'], true),
    oneOf('status', 'running', 'passed', 'failed'),
  ],
  check_event: [
    text('check_id', 'event'),
    time('seq'),
    key('check_id', 'seq'),
    refers(['check_id'], 'check_run', ['id'], true),
  ],
  refused: [
    text('session_id', 'hash'),
    time('at'),
    key('session_id', 'hash'),
    refers(['session_id'], 'session', ['id'], true),
  ],
  credential: [
    text('connection_id', 'client_id', 'mode', 'purpose', 'sealed'),
    time('created_at'),
    key('connection_id', 'purpose'),
    ofConnection('connection_id'),
    mode,
  ],
  code: [
    text('hash', 'session_id', 'connection_id', 'client_id', 'mode'),
    time('expires_at'),
    maybeTime('used_at'),
    maybeText('used_key', 'answer'),
    key('hash'),
    ofSession,
    ofConnection('connection_id'),
    mode,
  ],
  token: [
    text('hash', 'kind', 'client_id', 'mode', 'hint'),
    maybeText('connection_id', 'session_id'),
    time('created_at'),
    maybeTime('expires_at', 'first_used_at', 'revoked_at'),
    key('hash'),
    ofClient,
    ofConnection('connection_id'),
    ofSession,
    mode,
    (table) =>
      table.addCheckConstraint(
        'ck_token_kind',
        sql`(kind = 'app' and connection_id is null) or (kind = 'connection' and connection_id is not null)`,
      ),
  ],
  outbox: [
    text('id', 'client_id', 'mode', 'type', 'payload'),
    time('created_at'),
    maybeTime('delivered_at'),
    key('id'),
    ofClient,
    mode,
  ],
  audit: [
    text('id', 'actor', 'action', 'detail'),
    time('at'),
    maybeText('client_id', 'mode', 'subject'),
    key('id'),
    mode,
  ],
  idempotency: [
    text('scope', 'key_hash', 'request_hash', 'answer'),
    time('status', 'expires_at'),
    key('scope', 'key_hash'),
  ],
  meta: [text('key', 'value'), key('key')],
};

const indexes: readonly (readonly [table: string, ...columns: string[]])[] = [
  ['client_secret', 'client_id'],
  ['connection', 'client_id', 'customer_id'],
  ['connection', 'claimed_at'],
  ['session', 'request_hash'],
  ['session', 'token_hash'],
  ['session', 'superseded_hash'],
  ['session', 'ticket_hash'],
  ['session', 'frame_hash'],
  ['session', 'status', 'expires_at'],
  ['session', 'connection_id'],
  ['check_run', 'session_id'],
  ['check_run', 'status'],
  ['code', 'session_id'],
  ['code', 'connection_id'],
  ['token', 'connection_id'],
  ['token', 'session_id'],
  ['token', 'expires_at'],
  ['outbox', 'delivered_at', 'created_at'],
  ['audit', 'subject'],
  ['idempotency', 'expires_at'],
];

const createTable = (db: Kysely<unknown>, name: string, shapes: readonly Shape[]): Promise<void> =>
  shapes.reduce<Table>((table, shape) => shape(table, name), db.schema.createTable(name) as Table).execute();

/** Makes every table and index. */
export const start: Migration = {
  up: async (db: Kysely<unknown>) => {
    for (const [name, shapes] of Object.entries(tables)) await createTable(db, name, shapes);
    for (const [table, ...columns] of indexes) {
      await db.schema
        .createIndex(`ix_${table}_${columns.join('_')}`)
        .on(table)
        .columns(columns)
        .execute();
    }
  },
};
