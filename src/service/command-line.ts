/** `makini-connect`: the operator's command. It reads and prints; what is done is done in the rooms. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { StoreUse } from './adapters/open-store.ts';
import { openStore } from './adapters/store-choice.ts';
import { StoreError } from './adapters/store-error.ts';
import { listClients } from './clients/list.ts';
import { setReconnectUrl } from './clients/reconnect-url.ts';
import {
  addSecret,
  ClientError,
  registerClient,
  revokeSecret,
  rotateSecret,
  usualSecretOverlap,
  type NewSecret,
} from './clients/register.ts';
import { ConfigError, readIssuerOnly, readStoreChoice } from './config.ts';
import { dashboardCommands } from './dashboard/commands.ts';
import { customerCommands } from './erasure/commands.ts';
import { elementTag } from './element-tag.ts';
import { keysCommands } from './keys/commands.ts';
import { openStartedVault } from './keys/open-vault.ts';
import type { Store } from './ports.ts';
import { recoveryCommands } from './recovery/commands.ts';
import { requestCommands } from './requests/commands.ts';
import { ServeError } from './serve-error.ts';
import { upstreamCommands } from './upstream-clients/commands.ts';
import { readTokenLifeOnly } from './token-settings.ts';
import { tokenCommands } from './tokens/commands.ts';
import { MasterKeyError } from './vault/vault-error.ts';
import { distFolder, packageVersion } from './version.ts';
import { webhookCommands } from './webhooks/commands.ts';

const say = (text: string): void => void process.stdout.write(`${text}\n`);

type Work = (store: Store) => Promise<void>;

const choice = () => readStoreChoice(process.env, (path) => readFileSync(path, 'utf8'));

const withStoreFor = async (use: StoreUse, work: Work): Promise<void> => {
  const { store, close } = await openStore(choice(), use);
  await work(store).finally(close);
};

/** Works next to a running service: short transactions, without the lock that serving takes. */
const withStore = (work: Work): Promise<void> => withStoreFor('beside', work);

const showSecret = ({ id, secret }: NewSecret, json: boolean): void =>
  say(
    json
      ? JSON.stringify({ id, secret })
      : `client id      ${id}\nclient secret  ${secret}\n\nThe secret is shown this once. Keep it where your backend keeps its secrets.`,
  );

const each = (value: string, before: string[]): string[] => [...before, value];

const seconds = (given: string): number => {
  if (/^\d{1,8}$/.test(given)) return Number(given);
  throw new InvalidArgumentError('It is a number of seconds.');
};

interface AddOptions {
  readonly name: string;
  readonly mode: 'live' | 'test';
  readonly redirectUri: string[];
  readonly origin: string[];
  readonly json?: boolean;
}

const addClient = ({ name, mode, redirectUri, origin, json = false }: AddOptions): Promise<void> =>
  withStore(async (store) => {
    const registration = { name, mode, redirectUris: redirectUri, origins: origin };
    showSecret(await registerClient(store, Date.now, registration), json);
  });

const showClients = ({ json = false }: { readonly json?: boolean }): Promise<void> =>
  withStore(async (store) => {
    const clients = await listClients(store);
    if (json) return say(JSON.stringify(clients));
    if (clients.length === 0) return say('There is no client yet: makini-connect client add makes one.');
    for (const client of clients) {
      say(`${client.id}  ${client.mode}  ${client.name}`);
      say(`  redirect URIs  ${client.redirect_uris.join(' ')}`);
      say(`  origins        ${client.origins.join(' ')}`);
      say(`  secrets        ${client.secrets.join(' ') || 'none'}`);
    }
  });

const clientCommands = (): Command => {
  const client = new Command('client').description('partners and their secrets');
  client
    .command('add')
    .description('register a partner; prints its id and secret once')
    .requiredOption('--name <name>', 'name that people at the screen read')
    .addOption(new Option('--mode <mode>', 'live or test').choices(['live', 'test']).makeOptionMandatory())
    .option('--redirect-uri <url>', 'absolute callback address; may be repeated', each, [])
    .option('--origin <origin>', 'origin of a page that embeds the element; may be repeated', each, [])
    .option('--json', 'print JSON')
    .action(addClient);
  client.command('list').description('all partners').option('--json', 'print JSON').action(showClients);
  client
    .command('reconnect-url')
    .description('where its customers sign in again: links in webhooks lead there; without an address, none')
    .argument('<client>')
    .argument('[url]', 'e.g. https://app.example/connect?connection={connection_id}')
    .action((id: string, url?: string) =>
      withStore(async (store) => {
        await setReconnectUrl(store, Date.now, id, url ?? null);
        say(
          url === undefined ? `${id} has no address for it.` : `Customers of ${id} sign in again at ${url}`,
        );
      }),
    );
  const secret = client.command('secret').description('change over to another secret');
  secret
    .command('add')
    .argument('<client>')
    .option('--json', 'print JSON')
    .action((id: string, { json = false }: { json?: boolean }) =>
      withStore(async (store) => showSecret(await addSecret(store, Date.now, id), json)),
    );
  secret
    .command('rotate')
    .description('make another one; the one before goes on for a while, any older ends')
    .argument('<client>')
    .option('--overlap <seconds>', 'for how long the one before goes on', seconds, usualSecretOverlap)
    .option('--json', 'print JSON')
    .action((id: string, { overlap, json = false }: { overlap: number; json?: boolean }) =>
      withStore(async (store) => showSecret(await rotateSecret(store, Date.now, id, overlap), json)),
    );
  secret
    .command('revoke')
    .argument('<client>')
    .argument('<secret>', 'its eight signs in client list')
    .action((id: string, hint: string) =>
      withStore(async (store) => {
        await revokeSecret(store, Date.now, id, hint);
        say(`The secret ${hint} of ${id} is no longer taken.`);
      }),
    );
  return client;
};

/** The other commands are short: they do not wait for the whole service to load. */
const serve = async (): Promise<void> => {
  const { serveByEnvironment } = await import('./node.ts');
  await serveByEnvironment(process.env, say, (line) => void process.stderr.write(`${line}\n`));
};

/** The tag goes to standard output alone, so that it can be piped into a page. */
const showTag = (): void => {
  const sums = JSON.parse(readFileSync(join(distFolder(), 'integrity.json'), 'utf8')) as Record<
    string,
    string
  >;
  const { html, scriptSources } = elementTag(readIssuerOnly(process.env), packageVersion(), sums);
  say(html);
  process.stderr.write(`\nIn the page's Content-Security-Policy, script-src needs: ${scriptSources}\n`);
};

const program = new Command('makini-connect')
  .description('The service that lets people connect their systems from a partner’s own page')
  .version(packageVersion())
  .addCommand(clientCommands());
program.command('serve').description('run the service; settings come from MAKINI_… variables').action(serve);
program
  .command('snippet')
  .description(
    'print the script tag that loads the element from this service, with the integrity of its files',
  )
  .action(showTag);
program.addCommand(webhookCommands({ withStore, say }));
program.addCommand(upstreamCommands({ withStore, say }));
program.addCommand(requestCommands({ withStore, say }));
program.addCommand(tokenCommands({ withStore, say, life: () => readTokenLifeOnly(process.env) }));
program.addCommand(dashboardCommands({ withStore, say }));
program.addCommand(customerCommands({ withStore, say, openVault: openStartedVault }));
const alone = (work: Work): Promise<void> => withStoreFor('serve', work);
for (const command of recoveryCommands({ withStore: alone, choice, say, openVault: openStartedVault }))
  program.addCommand(command);
program.addCommand(keysCommands({ withStore, say, fail: () => void (process.exitCode = 1) }));

const isExpected = (error: unknown): error is Error =>
  [ConfigError, StoreError, ClientError, MasterKeyError, ServeError].some((kind) => error instanceof kind);

try {
  await program.parseAsync();
} catch (error) {
  if (!isExpected(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
