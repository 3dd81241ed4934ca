/** `makini-connect upstream …`: what the operator types about clients at vendors, and what is printed, which is never a secret. */
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { ClientError } from '../clients/register.ts';
import { readMasterKeys } from '../config.ts';
import type { Store } from '../ports.ts';
import { Secret } from '../secret.ts';

/** What the commands need of the command line. */
export interface UpstreamRoom {
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  readonly say: (line: string) => void;
}

interface Which {
  readonly client: string;
  readonly system: string;
}

interface AddOptions extends Which {
  readonly issuer: string;
  readonly clientId: string;
  readonly secretFile?: string;
}

const readFile = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ClientError(`--secret-file ${path} cannot be read: name a file with the secret in it.`);
  }
};

/** From a file or from standard input: arguments are seen by everybody on the machine, and kept by shells. */
const readSecret = async (file: string | undefined): Promise<Secret> => {
  if (file === undefined && process.stdin.isTTY) process.stderr.write('The secret, then Ctrl-D: ');
  const given = file === undefined ? await text(process.stdin) : readFile(file);
  return new Secret(given.trim());
};

const register = () => import('./register.ts');

/** Listing and removing wait for none of this. */
const load = async () => {
  const [vault, check, catalogue, registers] = await Promise.all([
    import('../vault/vault.ts'),
    import('../vault/check-value.ts'),
    import('../adapters/disk-catalogue.ts'),
    register(),
  ]);
  return { ...vault, ...check, ...catalogue, ...registers };
};

const add = async (
  { withStore, say }: UpstreamRoom,
  { client, system, issuer, clientId, secretFile }: AddOptions,
): Promise<void> => {
  const { createVault, requireStarted, createDiskCatalogue, addUpstreamClient } = await load();
  const vault = createVault(readMasterKeys(process.env, (path) => readFileSync(path, 'utf8')));
  const secret = await readSecret(secretFile);
  await withStore(async (store) => {
    await requireStarted(store, vault);
    const parts = { store, vault, catalogue: createDiskCatalogue(), clock: Date.now };
    const done = await addUpstreamClient(parts, { client, system, issuer, id: clientId, secret });
    say(
      done === 'added'
        ? `${client} is registered at ${system}: new sessions ask nobody for a client id or secret there.`
        : `${client} is registered at ${system} anew. Connections made with another client id or issuer have to be renewed.`,
    );
  });
};

const list = (
  { withStore, say }: UpstreamRoom,
  { client, json = false }: { readonly client?: string; readonly json?: boolean },
): Promise<void> =>
  withStore(async (store) => {
    const { listUpstreamClients } = await register();
    const found = await listUpstreamClients(store, client);
    if (json) return say(JSON.stringify(found));
    if (found.length === 0) return say('There is none yet: makini-connect upstream add registers one.');
    for (const each of found)
      say(`${each.client}  ${each.mode}  ${each.system}  ${each.issuer}  since ${each.created_at}`);
  });

const remove = ({ withStore, say }: UpstreamRoom, { client, system }: Which): Promise<void> =>
  withStore(async (store) => {
    const { removeUpstreamClient } = await register();
    await removeUpstreamClient(store, Date.now, { client, system });
    say(
      `${client} is no longer registered at ${system}: new sessions ask for a client id and secret, and connections made with it have to be renewed.`,
    );
  });

/** The group `upstream`. */
export const upstreamCommands = (room: UpstreamRoom): Command => {
  const upstream = new Command('upstream').description('clients that vendors gave to partners');
  upstream
    .command('add')
    .description(
      'register a partner at a system, or again with another secret; reads the secret from standard input',
    )
    .requiredOption('--client <client>', 'the partner’s id in client list')
    .requiredOption('--system <system>', 'id of the system in the catalogue')
    .requiredOption(
      '--issuer <url>',
      'the one authorization server that gets the secret, as its metadata has it',
    )
    .requiredOption('--client-id <id>', 'the client id that the vendor gave')
    .option('--secret-file <path>', 'read the secret from this file')
    .action((options: AddOptions) => add(room, options));
  upstream
    .command('list')
    .description('which partners are registered where')
    .option('--client <client>', 'of one partner')
    .option('--json', 'print JSON')
    .action((options: { client?: string; json?: boolean }) => list(room, options));
  upstream
    .command('remove')
    .description('end a registration')
    .requiredOption('--client <client>', 'the partner’s id in client list')
    .requiredOption('--system <system>', 'id of the system in the catalogue')
    .action((options: Which) => remove(room, options));
  return upstream;
};
