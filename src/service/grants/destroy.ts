// Here: what customers' systems have granted, on its way back to them. Not here: how each system is told (upstream/methods/).
/** The end of sealed credentials, whatever the reason: they are deleted, and what was granted for them is left to be given back. */
import type { Kysely } from 'kysely';
import { openSealed } from '../connecting/credentials.ts';
import { failureFacts } from '../failure-facts.ts';
import type { Ports } from '../ports.ts';
import type { ConnectionTable, CredentialTable, Tables } from '../tables.ts';
import { giveBack } from './give-back.ts';

/** A connection, as its rows name it. */
type Owner = Pick<ConnectionTable, 'id' | 'client_id' | 'mode'>;

/** Credentials that do not open can not be given back either. */
const release = async (
  trx: Kysely<Tables>,
  ports: Ports,
  owner: Owner,
  { sealed }: Pick<CredentialTable, 'sealed'>,
): Promise<void> => {
  const row = await trx
    .selectFrom('connection')
    .select('customer_id')
    .where('id', '=', owner.id)
    .executeTakeFirst();
  try {
    const opened = openSealed(ports, owner, sealed);
    await giveBack(trx, ports, { ...owner, customer_id: row?.customer_id ?? '' }, opened);
  } catch (error) {
    ports.log.warn('grant.not_opened', failureFacts(error));
  }
};

/**
 * Deletes a connection's credentials, or only those of one purpose, in the caller's transaction; says how many there were. With all of
 * them goes what was chosen of the system.
 */
export const destroyCredentials = async (
  trx: Kysely<Tables>,
  ports: Ports,
  { id, client_id, mode }: Owner,
  purpose?: string,
): Promise<number> => {
  const gone = await trx
    .deleteFrom('credential')
    .where((is) => is.and({ connection_id: id, client_id, mode, ...(purpose !== undefined && { purpose }) }))
    .returning('sealed')
    .execute();
  if (purpose === undefined)
    await trx.deleteFrom('connection_settings').where('connection_id', '=', id).execute();
  for (const row of gone) await release(trx, ports, { id, client_id, mode }, row);
  return gone.length;
};
