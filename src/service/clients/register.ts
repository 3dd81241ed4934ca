/** Making clients and their secrets. A secret is 256 random bits, shown once and kept as a hash. */
import type { Kysely } from 'kysely';
import type { Mode } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { hashHint, newId, randomText, sha256 } from '../digest.ts';
import type { Clock, Store } from '../ports.ts';
import type { Tables } from '../tables.ts';
import { registrationProblems, type Registration } from './registration.ts';

/** A command that cannot be done; the message is one sentence, or one a line. */
export class ClientError extends Error {
  override readonly name = 'ClientError';
}

/** A client's id and a secret of it: the only time that the secret is readable. */
export interface NewSecret {
  readonly id: string;
  readonly secret: string;
}

const insertSecret = async (
  db: Kysely<Tables>,
  client: { id: string; mode: Mode },
  at: number,
): Promise<NewSecret> => {
  const secret = `mks_${randomText()}`;
  const row = {
    hash: sha256(secret),
    client_id: client.id,
    mode: client.mode,
    created_at: at,
    expires_at: null,
  };
  await db.insertInto('client_secret').values(row).execute();
  return { id: client.id, secret };
};

/** Registers a client with a first secret; throws a `ClientError` naming each problem. */
export const registerClient = async (
  store: Store,
  clock: Clock,
  registration: Registration,
): Promise<NewSecret> => {
  const problems = registrationProblems(registration);
  if (problems.length > 0) throw new ClientError(problems.join('\n'));
  const { mode, name, redirectUris, origins } = registration;
  const client = { id: newId(`mkc_${mode}`), mode };
  const at = clock();
  return store.transaction().execute(async (db) => {
    const lists = { redirect_uris: JSON.stringify(redirectUris), origins: JSON.stringify(origins) };
    await db
      .insertInto('client')
      .values({ ...client, ...lists, name: name.trim(), created_at: at })
      .execute();
    await audit(db, { at, client, actor: 'operator', action: 'client.added', subject: client.id });
    return insertSecret(db, client, at);
  });
};

const requireClient = async (db: Kysely<Tables>, id: string): Promise<{ id: string; mode: Mode }> => {
  const row = await db.selectFrom('client').select(['id', 'mode']).where('id', '=', id).executeTakeFirst();
  if (!row) throw new ClientError(`There is no client ${id}: makini-connect client list shows them.`);
  return row;
};

/** What a list may show of a secret: the beginning of its hash. */
export const secretHint = (hash: string): string => hashHint(hash, 8);

/** Adds a secret; the older ones stay valid, so that the partner can change over. */
export const addSecret = (store: Store, clock: Clock, id: string): Promise<NewSecret> =>
  store.transaction().execute(async (db) => {
    const client = await requireClient(db, id);
    const made = await insertSecret(db, client, clock());
    const detail = { secret: secretHint(sha256(made.secret)) };
    await audit(db, {
      at: clock(),
      client,
      actor: 'operator',
      action: 'client.secret_added',
      subject: id,
      detail,
    });
    return made;
  });

/** For how long the secret before goes on when a secret is rotated, in seconds, unless told. */
export const usualSecretOverlap = 604_800;

/** A new secret; of those before the newest goes on for so many seconds, and any other ends at once: never more than two are taken. */
export const rotateSecret = (store: Store, clock: Clock, id: string, overlap: number): Promise<NewSecret> =>
  store.transaction().execute(async (db) => {
    const client = await requireClient(db, id);
    const at = clock();
    const end = at + overlap * 1000;
    const taken = await db
      .selectFrom('client_secret')
      .select(['hash', 'expires_at'])
      .where('client_id', '=', id)
      .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', at)]))
      .orderBy('created_at', 'desc')
      .execute();
    // One that a rotation has ended is older than one that has no end, whatever the clock says.
    const newest = taken.find(({ expires_at }) => expires_at === null) ?? taken[0];
    const before = newest?.hash ?? '';
    await db.deleteFrom('client_secret').where('client_id', '=', id).where('hash', '!=', before).execute();
    await db
      .updateTable('client_secret')
      .set({ expires_at: Math.min(end, newest?.expires_at ?? end) })
      .where('hash', '=', before)
      .execute();
    const made = await insertSecret(db, client, at);
    const detail = { secret: secretHint(sha256(made.secret)), overlap };
    await audit(db, { at, client, actor: 'operator', action: 'client.secret_rotated', subject: id, detail });
    return made;
  });

/** Ends the secret with this hint (see `client list`). */
export const revokeSecret = (store: Store, clock: Clock, id: string, hint: string): Promise<void> =>
  store.transaction().execute(async (db) => {
    const client = await requireClient(db, id);
    const rows = await db.selectFrom('client_secret').select('hash').where('client_id', '=', id).execute();
    const found = rows.filter(({ hash }) => secretHint(hash) === hint);
    const [only] = found;
    if (!only || found.length > 1)
      throw new ClientError(`Client ${id} has no secret ${hint}: makini-connect client list shows them.`);
    await db.deleteFrom('client_secret').where('hash', '=', only.hash).execute();
    await audit(db, {
      at: clock(),
      client,
      actor: 'operator',
      action: 'client.secret_revoked',
      subject: id,
      detail: { secret: hint },
    });
  });
