// The store under torture: a folder, or a database on a real PostgreSQL from npm; as the service's settings, and opened beside it.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { openStore } from '../../src/service/adapters/store-choice.ts';
import type { OpenStore } from '../../src/service/adapters/open-store.ts';
import { readStoreChoice } from '../../src/service/config.ts';
import { startServer } from '../service/adapters/database.ts';

/** The two kinds of store. */
export type StoreKind = 'sqlite' | 'postgresql';

/** A store that services may be started on. */
export interface StorePlace {
  readonly env: Readonly<Record<string, string>>;
  /** Opens it beside the services that run. */
  open(): Promise<OpenStore>;
  close(): Promise<void>;
}

/** Makes one; `settings` are PostgreSQL's own. */
export const makeStorePlace = async (
  kind: StoreKind,
  folder: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<StorePlace> => {
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true, mode: 0o700 });
  const server = kind === 'postgresql' ? await startServer(settings) : undefined;
  const env = {
    MAKINI_DATA: data,
    ...(server && { DATABASE_URL: (await server.make('ready')).url }),
  };
  return {
    env,
    open: () =>
      openStore(
        readStoreChoice(env, (path) => readFileSync(path, 'utf8')),
        'beside',
      ),
    close: async () => server?.stop(),
  };
};
