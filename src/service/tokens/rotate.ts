/** Rotating: a new token for a connection, while the ones before go on for as long as the partner needs to change over. */
import type { Selectable, Transaction } from 'kysely';
import { RotatedToken, type TokenRotated } from '../../contract/index.ts';
import { audit, type AuditEntry } from '../audit.ts';
import { keepAnswer, keptAnswer } from '../connecting/once.ts';
import { claim } from '../connections/claim.ts';
import { active, resumed } from '../connections/pause.ts';
import { refusalOf } from '../connections/usable.ts';
import { summaryOfRow } from '../connections/view.ts';
import { sha256 } from '../digest.ts';
import { ProblemError } from '../http/problem-error.ts';
import { lockConnection } from '../locking.ts';
import { tellStatus, toldColumns } from '../monitoring/telling.ts';
import { announce } from '../outbox.ts';
import type { Ports } from '../ports.ts';
import { restoredReason } from '../recovery/restored.ts';
import type { ConnectionTable, Tables } from '../tables.ts';
import { tokenId } from './end.ts';
import { isOpen, isRefreshable } from './living.ts';
import { makePair, pairAnswer, remaining, type MadePair } from './pair.ts';

/** Whose token is rotated, by whom, and for how many seconds the ones before go on. */
export interface Rotation {
  readonly connection: string;
  readonly client: { readonly id: string; readonly mode: ConnectionTable['mode'] };
  readonly actor: Extract<AuditEntry['actor'], 'client' | 'operator'>;
  readonly overlap: number;
}

type Row = Selectable<ConnectionTable>;
/** What a rotation needs of `Ports`. */
export type RotationPorts = Pick<Ports, 'store' | 'clock' | 'catalogue' | 'tokenLife'>;

/** The token of a reconnect that waits for its first use is what brings the new credentials: it goes on. Refresh tokens have no overlap: they would make others. */
const endBefore = async (db: Transaction<Tables>, { id, claimed_at }: Row, at: number, end: number) => {
  const older = db
    .updateTable('token')
    .where('connection_id', '=', id)
    .where('revoked_at', 'is', null)
    .$if(claimed_at !== null, (rows) =>
      rows.where((token) =>
        token.or([token('first_used_at', 'is not', null), token('session_id', 'is', null)]),
      ),
    );
  if (end <= at) return void (await older.set({ revoked_at: at, sealed: null }).execute());
  await older.where('refresh_expires_at', '>', at).set({ refresh_expires_at: at, sealed: null }).execute();
  await older
    .where((token) => token.or([token('expires_at', 'is', null), token('expires_at', '>', end)]))
    .set({ expires_at: end, sealed: null })
    .execute();
};

const tell = async (db: Transaction<Tables>, row: Row, made: MadePair, rotation: Rotation, at: number) => {
  const { client, actor, overlap } = rotation;
  const previous_until = new Date(at + overlap * 1000).toISOString();
  const { hint } = made;
  const data = {
    connection_id: row.id,
    customer_id: row.customer_id,
    token: tokenId(made.hash),
    hint,
    previous_until,
  } satisfies TokenRotated['data'];
  await announce(db, client, 'token.rotated', data, at);
  const detail = { hint, previous_until };
  await audit(db, { at, client, actor, action: 'token.rotated', subject: row.id, detail });
};

/** A retry gets the token that its first attempt made, as long as that one lives: no partner stores a dead one. */
const keptRotation = async (
  db: Transaction<Tables>,
  ports: Pick<Ports, 'vault' | 'clock'>,
  request: Parameters<typeof keptAnswer>[3],
  row: Row,
): Promise<RotatedToken | undefined> => {
  const kept = await keptAnswer(db, ports, row, request);
  if (kept === undefined) return undefined;
  const answer = RotatedToken.parse(kept);
  const now = ports.clock();
  const token = await db
    .selectFrom('token')
    .select(['revoked_at', 'expires_at', 'refresh_expires_at', 'refresh_used_at'])
    .where('hash', '=', sha256(answer.access_token))
    .executeTakeFirst();
  if (token && isOpen(token, now) && (token.refresh_expires_at === null || isRefreshable(token, now)))
    return { ...answer, ...remaining(token.expires_at, now) };
  throw new ProblemError('idempotency_conflict', {
    detail: 'The token that this request made has ended. Use a new Idempotency-Key for another one.',
  });
};

const requireRow = async (db: Transaction<Tables>, { connection, client }: Rotation): Promise<Row> => {
  await lockConnection(db, connection);
  const row = await db
    .selectFrom('connection')
    .selectAll()
    .where((each) => each.and({ id: connection, client_id: client.id, mode: client.mode, pending: 0 }))
    .executeTakeFirst();
  if (!row) throw new ProblemError('not_found', { detail: 'This client has no such connection.' });
  const over = row.status === 'disconnected' ? refusalOf(row) : undefined;
  if (over) throw over;
  return row;
};

/** After a restore this is the word that the partner still wants the connection. */
const resumeRestored = async (db: Transaction<Tables>, { id }: Row, at: number): Promise<void> => {
  const row = await db
    .updateTable('connection')
    .set({ ...resumed(at), since: at, updated_at: at })
    .where('id', '=', id)
    .where('status', '=', 'paused')
    .where('reason', '=', restoredReason)
    .returning(toldColumns)
    .executeTakeFirst();
  if (row) await tellStatus(db, row, 'connection.resumed', { ...active, since: at }, at);
};

const rotateIn = async (
  db: Transaction<Tables>,
  ports: RotationPorts,
  row: Row,
  rotation: Rotation,
): Promise<RotatedToken> => {
  const { client, overlap } = rotation;
  const at = ports.clock();
  await endBefore(db, row, at, at + overlap * 1000);
  await resumeRestored(db, row, at);
  const made = await makePair(db, ports, { connection: row });
  // Whoever asks with the client's own token has it.
  await claim(db, client, row.id, at);
  await tell(db, row, made, rotation, at);
  return {
    ...pairAnswer(made, at),
    connection: summaryOfRow(ports.catalogue, row),
    customer_id: row.customer_id,
    previous_expires_in: overlap,
  };
};

/** Makes a new token for a connection. Throws a `ProblemError` when the client has no such connection, or it has ended. */
export const rotateToken = (ports: RotationPorts, rotation: Rotation): Promise<RotatedToken> =>
  ports.store
    .transaction()
    .execute(async (db) => rotateIn(db, ports, await requireRow(db, rotation), rotation));

/** The same for a request that may come twice: under one Idempotency-Key it is one rotation. */
export const rotateOnce = (
  ports: RotationPorts & Pick<Ports, 'vault'>,
  rotation: Rotation,
  key: string | undefined,
): Promise<RotatedToken> =>
  ports.store.transaction().execute(async (db) => {
    const row = await requireRow(db, rotation);
    const parts = ['rotate', row.id, String(rotation.overlap)];
    const request = { scope: `token ${row.id}`, key, parts };
    const kept = await keptRotation(db, ports, request, row);
    if (kept) return kept;
    const answer = await rotateIn(db, ports, row, rotation);
    await keepAnswer(db, ports, row, request, answer);
    return answer;
  });
