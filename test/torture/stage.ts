// The setting: the built service on one store behind a proxy, a partner behind another, a customer's system; each process supervised.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerClient } from '../../src/service/clients/register.ts';
import type { Store } from '../../src/service/ports.ts';
import { newMasterKey, readMasterKey, type MasterKey } from '../../src/service/vault/master-key.ts';
import { createVault } from '../../src/service/vault/vault.ts';
import { addEndpoint } from '../../src/service/webhooks/by-operator.ts';
import { freePort } from '../service/free-port.ts';
import { openFront, type Backend, type Heard } from './front.ts';
import type { PartnerPlace } from './partner-place.ts';
import type { Places } from './person.ts';
import { makeStorePlace, type StoreKind } from './store-place.ts';
import { Supervised } from './supervised.ts';
import { openUpstream } from './upstream.ts';

/** Everything of one run. */
export interface Stage {
  readonly places: Places;
  readonly services: readonly Supervised[];
  readonly partner: Supervised;
  /** Where the partner's process keeps what it is given. */
  readonly partnerFolder: string;
  readonly partnerUrl: string;
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

type Placed = Backend & { readonly process: Supervised };

const placed = (process: Supervised, port: number): Placed => ({
  name: process.name,
  port,
  process,
  get isUp() {
    return process.isUp;
  },
});

const serviceOn = async (name: string, env: Readonly<Record<string, string>>): Promise<Placed> => {
  const port = await freePort();
  const process = new Supervised({
    name,
    args: [file('../../dist/service/cli.js'), 'serve'],
    env: { ...env, MAKINI_PORT: String(port), MAKINI_LOG_LEVEL: 'warn' },
    health: `http://127.0.0.1:${port}/healthz`,
  });
  return placed(process, port);
};

const partnerOn = (place: PartnerPlace): Placed => {
  const process = new Supervised({
    name: 'partner',
    args: [file('./partner.ts')],
    env: { PARTNER_PLACE: JSON.stringify(place) },
    health: `http://127.0.0.1:${place.port}/healthz`,
  });
  return placed(process, place.port);
};

const registered = async (store: Store, key: MasterKey, page: string) => {
  const redirectUris = [`${page}/makini/callback`];
  const client = await registerClient(store, Date.now, {
    name: 'Partner',
    mode: 'test',
    redirectUris,
    origins: [page],
  });
  const hook = `${page.replace('localhost', '127.0.0.1')}/makini/webhook`;
  const { secret } = await addEndpoint(store, createVault([key]), Date.now, { client: client.id, url: hook });
  return { clientId: client.id, clientSecret: client.secret, webhookSecret: secret };
};

/** Sets it all up and starts it; `heard` hears of every request. */
export const setStage = async (kind: StoreKind, heard: Heard): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'makini-torture-'));
  const partnerFolder = join(folder, 'partner');
  await mkdir(partnerFolder);
  const stores = await makeStorePlace(kind, folder);
  const [behindService, behindPartner]: [Placed[], Placed[]] = [[], []];
  const upstream = await openUpstream((route) => void heard({ route, phase: 'asked', by: '' }));
  const serviceFront = await openFront(behindService, heard);
  const partnerFront = await openFront(behindPartner, heard);
  const [service, page] = [
    `http://127.0.0.1:${serviceFront.port}`,
    `http://localhost:${partnerFront.port}`,
  ] as const;
  const masterKey = newMasterKey();
  const key = readMasterKey(masterKey);
  if (!key) throw new Error('A new master key cannot be read.');

  const withStore: Stage['withStore'] = async (work) => {
    const { store, close } = await stores.open();
    return work(store).finally(close);
  };
  const client = await withStore((store) => registered(store, key, page));
  const env = {
    ...stores.env,
    MAKINI_ISSUER: service,
    MAKINI_MASTER_KEY: masterKey,
    MAKINI_EGRESS_ALLOW: [upstream.port, partnerFront.port]
      .map((port) => `http://127.0.0.1:${port}`)
      .join(','),
    MAKINI_REQUESTS_PER_ADDRESS: '1000000',
    MAKINI_DASHBOARD: 'off',
  };
  const names = kind === 'sqlite' ? ['service'] : ['node 1', 'node 2', 'node 3'];
  for (const name of names) behindService.push(await serviceOn(name, env));
  const port = await freePort();
  const partner = partnerOn({ ...client, port, folder: partnerFolder, origin: page, service });
  behindPartner.push(partner);
  const processes = [...behindService, partner].map((each) => each.process);
  for (const process of processes) process.start();
  const close = async (): Promise<void> => {
    await Promise.all(processes.map((process) => process.stop()));
    await Promise.all([serviceFront.close(), partnerFront.close(), upstream.close()]);
    await stores.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(processes.map((process) => process.ready()));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    places: {
      page,
      service,
      system: `http://127.0.0.1:${upstream.port}`,
      runs: () => processes.every(({ isUp }) => isUp),
    },
    services: behindService.map((each) => each.process),
    partner: partner.process,
    partnerFolder,
    partnerUrl: `http://127.0.0.1:${port}`,
    withStore,
    close,
  };
};
