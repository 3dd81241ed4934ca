// Here: everything that speaks to customers’ systems. Not here: sessions, storage, and what a person is told in words.
/** Certificates by which customers' systems know the service itself: one for each customer, made when it is first needed, and kept. */
import type { ClientIdentity, EgressClient } from './egress/egress-client.ts';

/** Gives the certificate that is shown for somebody: the same one each time, on every node. */
export interface ApplicationCertificates {
  of(owner: EgressClient, make: () => Promise<ClientIdentity>): Promise<ClientIdentity>;
}

/** Kept as long as the process runs. */
export const certificatesInMemory = (): ApplicationCertificates => {
  const kept = new Map<string, Promise<ClientIdentity>>();
  return {
    of: ({ id, mode, customer = '' }, make) => {
      const key = JSON.stringify([id, mode, customer]);
      const found = kept.get(key) ?? make();
      kept.set(key, found);
      return found;
    },
  };
};
