/** Registered clients, opened for the one request that needs them. Nothing is remembered: every node sees a change at once. */
import * as z from 'zod/mini';
import type { Catalogue, Ports, SealContext, Store } from '../ports.ts';
import { Secret } from '../secret.ts';
import type { UpstreamClientTable } from '../tables.ts';
import { UpstreamError } from '../upstream/upstream-error.ts';
import { viewOf } from './client-view.ts';
import type { RegisteredClient } from './registered-client.ts';

/** What the envelope holds. The issuer is in it too: one that was changed beside it changes nothing. */
const SealedClient = z.object({ issuer: z.string(), id: z.string(), secret: z.string() });

/** What sessions and connections keep of a registration; its secret stays where it is. */
export const Registration = z.object({ issuer: z.string(), id: z.string() });
export type Registration = z.infer<typeof Registration>;

type Owner = Pick<UpstreamClientTable, 'client_id' | 'mode'>;

/** What the envelope is bound to. */
export const upstreamClientContext = ({
  client_id,
  mode,
  system_id,
}: Owner & Pick<UpstreamClientTable, 'system_id'>): SealContext => ({
  client: client_id,
  mode,
  subject: system_id,
  purpose: 'upstream_client',
});

/** The client that the partner has at a system; undefined where it has none. */
export const findRegistered = async (
  writer: Store,
  { vault }: Pick<Ports, 'vault'>,
  { client_id, mode }: Owner,
  system: string,
): Promise<RegisteredClient | undefined> => {
  const row = await writer
    .selectFrom('upstream_client')
    .select('sealed')
    .where((is) => is.and({ client_id, mode, system_id: system }))
    .executeTakeFirst();
  if (!row) return undefined;
  const text = vault.open(row.sealed, upstreamClientContext({ client_id, mode, system_id: system }));
  const { issuer, id, secret } = SealedClient.parse(JSON.parse(text));
  return { issuer, id, secret: new Secret(secret) };
};

/** Of a registration, what may be kept. */
export const registrationOf = ({ issuer, id }: RegisteredClient): Registration => ({ issuer, id });

/**
 * The client that something was begun with: the same issuer and id, with today's secret. Throws `auth.registration_unusable` when it
 * was removed or is another one now, for what was granted to one client is not for another.
 */
export const registeredAs = async (
  ports: Pick<Ports, 'store' | 'vault'>,
  owner: Owner,
  system: string,
  begun: Registration | undefined,
): Promise<RegisteredClient | undefined> => {
  if (!begun) return undefined;
  const now = await findRegistered(ports.store, ports, owner, system);
  if (now?.issuer === begun.issuer && now.id === begun.id) return now;
  throw new UpstreamError('auth.registration_unusable');
};

/** The catalogue as the people of this partner see it now. */
export const catalogueFor = async (
  writer: Store,
  { catalogue }: Pick<Ports, 'catalogue'>,
  { client_id, mode }: Owner,
): Promise<Catalogue> => {
  const rows = await writer
    .selectFrom('upstream_client')
    .select('system_id')
    .where((is) => is.and({ client_id, mode }))
    .execute();
  return rows.length === 0 ? catalogue : viewOf(catalogue, new Set(rows.map(({ system_id }) => system_id)));
};
