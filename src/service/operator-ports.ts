/** What domain rooms need when the command line calls them: a store and a vault are real; nothing leaves, and nothing is served. */
import { createDiskCatalogue } from './adapters/disk-catalogue.ts';
import { createPinoLog } from './adapters/pino-log.ts';
import type { Egress, Ports, Store, Vault } from './ports.ts';
import { keptCertificates } from './upstream-clients/application-certificates.ts';
import { createMethods } from './upstream/methods/index.ts';
import { packageVersion } from './version.ts';

const stays = (): never => {
  throw new Error('The command line reaches no system.');
};
const noWayOut: Egress = { request: stays, connect: stays };

/** Ports of a command. What is left to be given back is given back by the service that runs, or runs next. */
export const operatorPorts = (store: Store, vault: Vault): Ports => {
  const catalogue = createDiskCatalogue();
  const certificates = keptCertificates({ store, vault, clock: Date.now });
  return {
    issuer: '',
    version: packageVersion(),
    store,
    vault,
    egress: noWayOut,
    catalogue,
    methods: createMethods({ egress: noWayOut, catalogue, certificates }),
    assets: { element: async () => undefined, page: async () => undefined },
    clock: Date.now,
    log: createPinoLog('silent'),
  };
};
