/** `makini-connect webhook …`: what the operator types about webhooks, and what is printed. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { readMasterKeys } from '../config.ts';
import type { Store, Vault } from '../ports.ts';

/** What the commands need of the command line. */
export interface WebhookRoom {
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  readonly say: (line: string) => void;
}

const openVault = async (store: Store): Promise<Vault> => {
  const [{ createVault }, { requireStarted }] = await Promise.all([
    import('../vault/vault.ts'),
    import('../vault/check-value.ts'),
  ]);
  const vault = createVault(readMasterKeys(process.env, (path) => readFileSync(path, 'utf8')));
  await requireStarted(store, vault);
  return vault;
};

interface AddOptions {
  readonly client: string;
  readonly url: string;
  readonly json?: boolean;
}

/** The group `webhook`. */
export const webhookCommands = ({ withStore, say }: WebhookRoom): Command => {
  const webhook = new Command('webhook').description('where partners are told of events');
  webhook
    .command('add')
    .description('register an address of a partner; prints its secret once')
    .requiredOption('--client <id>', 'the client whose events are told')
    .requiredOption('--url <url>', 'e.g. https://app.example/makini/webhook')
    .option('--json', 'print JSON')
    .action(({ client, url, json = false }: AddOptions) =>
      withStore(async (store) => {
        const { addEndpoint } = await import('./endpoints.ts');
        const { id, secret } = await addEndpoint(store, await openVault(store), Date.now, { client, url });
        say(
          json
            ? JSON.stringify({ id, secret })
            : `webhook         ${id}\nwebhook secret  ${secret}\n\nThe secret is shown this once. Give it to createPartner as webhookSecret.`,
        );
      }),
    );
  webhook
    .command('list')
    .description('all addresses')
    .option('--json', 'print JSON')
    .action(({ json = false }: { json?: boolean }) =>
      withStore(async (store) => {
        const { listEndpoints } = await import('./endpoints.ts');
        const found = await listEndpoints(store);
        if (json) return say(JSON.stringify(found));
        if (found.length === 0) return say('There is no webhook yet: makini-connect webhook add makes one.');
        for (const { id, client, url, enabled, waiting } of found)
          say(`${id}  ${client}  ${url}  ${enabled ? `${waiting} waiting` : 'disabled: it answered 410'}`);
      }),
    );
  webhook
    .command('remove')
    .description('tell an address nothing more')
    .argument('<webhook>')
    .action((id: string) =>
      withStore(async (store) => {
        const { removeEndpoint } = await import('./endpoints.ts');
        await removeEndpoint(store, Date.now, id);
        say(`${id} is told nothing more.`);
      }),
    );
  return webhook;
};
