/** What the operator does about them: adding one, or another in its place, listing and removing. */
import type { Mode } from '../../contract/index.ts';
import { audit } from '../audit.ts';
import { ClientError } from '../clients/register.ts';
import type { Catalogue, Clock, Store, Vault } from '../ports.ts';
import { registrationProblems, type NewUpstreamClient } from './problems.ts';
import { upstreamClientContext } from './registered.ts';

const clientOf = async (db: Store, id: string): Promise<{ readonly id: string; readonly mode: Mode }> => {
  const row = await db.selectFrom('client').select(['id', 'mode']).where('id', '=', id).executeTakeFirst();
  if (row) return row;
  throw new ClientError(`There is no client ${id}: makini-connect client list shows them.`);
};

/** What registering needs beside the registration. */
export interface RegisterParts {
  readonly store: Store;
  readonly vault: Vault;
  readonly catalogue: Pick<Catalogue, 'find'>;
  readonly clock: Clock;
}

/** Registers a client at a system, in the place of the one before; says which of the two. Throws a `ClientError` naming each problem. */
export const addUpstreamClient = (
  { store, vault, catalogue, clock }: RegisterParts,
  registration: NewUpstreamClient,
): Promise<'added' | 'replaced'> =>
  store.transaction().execute(async (db) => {
    const client = await clientOf(db, registration.client);
    const { system, issuer, id, secret } = registration;
    const problems = registrationProblems(registration, client.mode, catalogue.find(system));
    if (problems.length > 0) throw new ClientError(problems.join('\n'));
    const key = { client_id: client.id, mode: client.mode, system_id: system };
    const sealed = vault.seal(
      JSON.stringify({ issuer, id, secret: secret.reveal() }),
      upstreamClientContext(key),
    );
    const row = { issuer, sealed, created_at: clock() };
    const { numUpdatedRows } = await db
      .updateTable('upstream_client')
      .set(row)
      .where((is) => is.and(key))
      .executeTakeFirst();
    const done = numUpdatedRows === 0n ? 'added' : 'replaced';
    if (done === 'added')
      await db
        .insertInto('upstream_client')
        .values({ ...key, ...row })
        .execute();
    await audit(db, {
      at: clock(),
      client,
      actor: 'operator',
      action: `upstream_client.${done}`,
      subject: client.id,
      detail: { system },
    });
    return done;
  });

/** One registration as the operator sees it: nothing of it that is sealed. */
export interface ListedUpstreamClient {
  readonly client: string;
  readonly mode: Mode;
  readonly system: string;
  readonly issuer: string;
  readonly created_at: string;
}

/** All of them, or those of one client, by client and system. */
export const listUpstreamClients = async (store: Store, client?: string): Promise<ListedUpstreamClient[]> => {
  const all = store
    .selectFrom('upstream_client')
    .select(['client_id', 'mode', 'system_id', 'issuer', 'created_at'])
    .orderBy('client_id')
    .orderBy('system_id');
  const rows = await (client === undefined ? all : all.where('client_id', '=', client)).execute();
  return rows.map(({ client_id, mode, system_id, issuer, created_at }) => ({
    client: client_id,
    mode,
    system: system_id,
    issuer,
    created_at: new Date(created_at).toISOString(),
  }));
};

/** Ends a registration; throws a `ClientError` where there is none. */
export const removeUpstreamClient = (
  store: Store,
  clock: Clock,
  { client: id, system }: Pick<NewUpstreamClient, 'client' | 'system'>,
): Promise<void> =>
  store.transaction().execute(async (db) => {
    const client = await clientOf(db, id);
    const { numDeletedRows } = await db
      .deleteFrom('upstream_client')
      .where((is) => is.and({ client_id: client.id, mode: client.mode, system_id: system }))
      .executeTakeFirst();
    if (numDeletedRows === 0n)
      throw new ClientError(
        `Client ${id} is not registered at ${system}: makini-connect upstream list shows where it is.`,
      );
    await audit(db, {
      at: clock(),
      client,
      actor: 'operator',
      action: 'upstream_client.removed',
      subject: client.id,
      detail: { system },
    });
  });
