// Here: what the service is to vendors and customers’ systems: OAuth clients registered for partners, its own certificates. Not here: how they are used (upstream/).
/** Certificates by which systems know the service, kept sealed: one for each customer, the same on every node and after every start. */
import * as z from 'zod/mini';
import type { Ports, SealContext } from '../ports.ts';
import type { ApplicationCertificateTable } from '../tables.ts';
import type { ApplicationCertificates } from '../upstream/application-certificates.ts';
import type { ClientIdentity, EgressClient } from '../upstream/egress/egress-client.ts';

const Identity = z.object({ certificate: z.string(), key: z.string() });

type Owner = Pick<ApplicationCertificateTable, 'client_id' | 'mode' | 'customer_id'>;

/** What the envelope is bound to. */
export const applicationCertificateContext = ({ client_id, mode, customer_id }: Owner): SealContext => ({
  client: client_id,
  mode,
  subject: customer_id,
  purpose: 'application',
});

type Parts = Pick<Ports, 'store' | 'vault' | 'clock'>;

const find = async ({ store, vault }: Parts, owner: Owner): Promise<ClientIdentity | undefined> => {
  const row = await store
    .selectFrom('application_certificate')
    .select('sealed')
    .where((is) => is.and(owner))
    .executeTakeFirst();
  return row && Identity.parse(JSON.parse(vault.open(row.sealed, applicationCertificateContext(owner))));
};

const ownerOf = ({ id, mode, customer }: EgressClient): Owner => {
  if (customer === undefined) throw new Error('Whose certificate is meant is not said.');
  return { client_id: id, mode, customer_id: customer };
};

/** Makes the keeper. Of two that are made at the same time, the first that is stored counts for both. */
export const keptCertificates = (parts: Parts): ApplicationCertificates => ({
  of: async (asker, make) => {
    const owner = ownerOf(asker);
    const found = await find(parts, owner);
    if (found) return found;
    const made = await make();
    const sealed = parts.vault.seal(JSON.stringify(made), applicationCertificateContext(owner));
    await parts.store
      .insertInto('application_certificate')
      .values({ ...owner, sealed, created_at: parts.clock() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await find(parts, owner)) ?? made;
  },
});
