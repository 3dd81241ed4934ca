// The service under load: built, in a process of its own, on a store that really waits for its disk; and the generators beside it.
import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registerClient } from '../../src/service/clients/register.ts';
import type { Store } from '../../src/service/ports.ts';
import { newMasterKey } from '../../src/service/vault/master-key.ts';
import { freePort } from '../../test/service/free-port.ts';
import { makeStorePlace, type StoreKind } from '../../test/torture/store-place.ts';
import { Supervised } from '../../test/torture/supervised.ts';
import { callbackOf, type Done, type Job, type Target } from './job.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A generator of load. */
export class Generator {
  readonly #child: ChildProcess = fork(file('./generator.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

  /** Does one job. */
  run(job: Job): Promise<Done> {
    return new Promise((resolve, reject) => {
      this.#child.once('message', (answer: { done?: Done; error?: string }) =>
        answer.done ? resolve(answer.done) : reject(new Error(answer.error)),
      );
      this.#child.send(job);
    });
  }

  /** Ends it, with every stream that it holds. */
  end(): void {
    this.#child.disconnect();
  }
}

/** A service under load. */
export interface Setting {
  readonly target: Target;
  /** The service's resident memory in MB; NaN where the system does not tell. */
  memory(): number;
  /** Milliseconds that the service has had a processor so far; NaN where the system does not tell. */
  cpu(): number;
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const memoryOf = (pid: number | undefined): number => {
  try {
    const [, kB = 'NaN'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kB) / 1024;
  } catch {
    return NaN; // not Linux
  }
};

/** Linux counts in hundredths of a second (`man 5 proc`: utime and stime, the 14th and 15th field). */
const cpuOf = (pid: number | undefined): number => {
  try {
    const [, fields = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const [user, system] = fields.split(' ').slice(11, 13).map(Number);
    return ((user ?? NaN) + (system ?? NaN)) * 10;
  } catch {
    return NaN; // not Linux
  }
};

/** How long this disk takes to keep 4 kB (`fdatasync`): the times in milliseconds, ascending. */
export const diskTimes = (folder: string): number[] => {
  const open = openSync(join(folder, 'disk'), 'w');
  const block = Buffer.alloc(4096, 7);
  const times = Array.from({ length: 200 }, () => {
    const from = performance.now();
    writeSync(open, block);
    fdatasyncSync(open);
    return performance.now() - from;
  });
  closeSync(open);
  return times.toSorted((a, b) => a - b);
};

/** Starts it; `profile` is a folder for V8's profile of the service. */
export const startSetting = async (kind: StoreKind, profile?: string): Promise<Setting> => {
  const folder = await mkdtemp(join(tmpdir(), 'makini-bench-'));
  const stores = await makeStorePlace(kind, folder, { fsync: 'on' });
  const withStore: Setting['withStore'] = async (work) => {
    const { store, close } = await stores.open();
    return work(store).finally(close);
  };
  const [port, page] = [await freePort(), 'http://localhost:4000'];
  const client = await withStore((store) =>
    registerClient(store, Date.now, {
      name: 'Bench',
      mode: 'test',
      redirectUris: [callbackOf(page)],
      origins: [page],
    }),
  );
  const service = `http://127.0.0.1:${port}`;
  const process = new Supervised({
    name: 'service',
    args: [
      ...(profile === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', profile]),
      file('../../dist/service/cli.js'),
      'serve',
    ],
    env: {
      ...stores.env,
      MAKINI_ISSUER: service,
      MAKINI_PORT: String(port),
      MAKINI_MASTER_KEY: newMasterKey(),
      MAKINI_LOG_LEVEL: 'warn',
      MAKINI_TRUSTED_PROXIES: '127.0.0.1',
      MAKINI_DASHBOARD: 'off',
    },
    health: `${service}/healthz`,
  });
  process.start();
  await process.ready();
  return {
    target: { service, page, clientId: client.id, clientSecret: client.secret },
    memory: () => memoryOf(process.pid),
    cpu: () => cpuOf(process.pid),
    withStore,
    close: async () => {
      await process.stop();
      await stores.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
