// Here: erasing what is known of a customer. Not here: ending one connection (connections/), and what time forgets (connecting/housekeeping).
/** `makini-connect customer …`: what the operator types about a partner's customers, and what is printed. */
import { Command } from 'commander';
import { ClientError } from '../clients/register.ts';
import type { Store, Vault } from '../ports.ts';

/** What the commands need of the command line. */
export interface CustomerRoom {
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  readonly openVault: (store: Store) => Promise<Vault>;
  readonly say: (line: string) => void;
}

interface EraseOptions {
  readonly client: string;
  readonly customer: string;
  readonly json?: boolean;
}

const erase = (
  { withStore, openVault, say }: CustomerRoom,
  { client: id, customer, json = false }: EraseOptions,
): Promise<void> =>
  withStore(async (store) => {
    const [{ operatorPorts }, { eraseCustomer }] = await Promise.all([
      import('../operator-ports.ts'),
      import('./erase.ts'),
    ]);
    const client = await store
      .selectFrom('client')
      .select(['id', 'mode'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!client) throw new ClientError(`There is no client ${id}: makini-connect client list shows them.`);
    const ports = operatorPorts(store, await openVault(store));
    const erased = await eraseCustomer(ports, { client, customer });
    if (json) return say(JSON.stringify(erased));
    say(
      `Erased: connections ${erased.connections}, sessions ${erased.sessions}, requests ${erased.requests}, events ${erased.events}.`,
    );
    say('Backups from before still have it: write down what you erased, and erase it again after a restore.');
  });

/** The group `customer`. */
export const customerCommands = (room: CustomerRoom): Command => {
  const customer = new Command('customer').description('customers of partners');
  customer
    .command('erase')
    .description('destroy everything that is known of one; its connections end for good')
    .requiredOption('--client <client>', 'the partner’s id in client list')
    .requiredOption('--customer <customer>', 'the partner’s own id of its customer')
    .option('--json', 'print JSON')
    .action((options: EraseOptions) => erase(room, options));
  return customer;
};
