/** `makini-connect backup` and `makini-connect restored`: what the operator types, and what is printed. */
import { Command } from 'commander';
import type { StoreChoice } from '../adapters/store-choice.ts';
import { StoreError } from '../adapters/store-error.ts';
import { listClients } from '../clients/list.ts';
import type { Store, Vault } from '../ports.ts';

/** What the commands need of the command line. */
export interface RecoveryRoom {
  readonly choice: () => StoreChoice;
  /** With the lock that serving takes: nothing serves the store meanwhile, where that can be known. */
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  readonly openVault: (store: Store) => Promise<Vault>;
  readonly say: (line: string) => void;
}

const backup = async ({ choice, say }: RecoveryRoom, file: string): Promise<void> => {
  const { data, database } = choice();
  if (database)
    throw new StoreError('PostgreSQL has backups of its own: use pg_dump, or what your provider has.');
  const { backUp } = await import('./backup.ts');
  await backUp(data, file, Date.now());
  say(`${file} is a copy of ${data}. Keep it apart from the master key.`);
};

const sayWhatIsLeft = async (store: Store, say: RecoveryRoom['say']): Promise<void> => {
  say('What you have to do, for the data does not know it:');
  say('- End the client secrets that were ended since the backup (makini-connect client secret revoke):');
  for (const { id, name, secrets } of await listClients(store)) say(`  ${id}  ${name}  ${secrets.join(' ')}`);
  say('- Erase the customers again that were erased since (makini-connect customer erase).');
  say('- Tell your partners: each asks for a new token for every connection that it still wants.');
};

const restored = ({ withStore, openVault, say }: RecoveryRoom): Promise<void> =>
  withStore(async (store) => {
    const [{ operatorPorts }, { seeToRestored }] = await Promise.all([
      import('../operator-ports.ts'),
      import('./restored.ts'),
    ]);
    const { tokens, sessions, connections } = await seeToRestored(
      operatorPorts(store, await openVault(store)),
    );
    say(
      `Ended: tokens ${tokens}, sessions ${sessions}. Connections that wait for their partner: ${connections}.`,
    );
    await sayWhatIsLeft(store, say);
  });

/** Both commands. */
export const recoveryCommands = (room: RecoveryRoom): Command[] => [
  new Command('backup')
    .description('copy the data folder’s store into a new file, while the service runs')
    .argument('<file>')
    .action((file: string) => backup(room, file)),
  new Command('restored')
    .description('after a restore, before anything serves: end what the backup brought back')
    .action(() => restored(room)),
];
