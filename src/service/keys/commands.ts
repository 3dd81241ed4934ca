/** `makini-connect keys …`: what the operator types about master keys, and what is printed. */
import { readFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { readMasterKeys } from '../config.ts';
import type { Store, Vault } from '../ports.ts';
import { newMasterKey } from '../vault/master-key.ts';
import type { Sealed, Unopened } from './census.ts';

/** What the commands need of the command line. */
export interface KeysRoom {
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  readonly say: (line: string) => void;
  /** Ends the command with a status that scripts notice. */
  readonly fail: () => void;
}

/** `keys new` waits for none of this. */
const load = async () => {
  const [census, reseal, vault, check] = await Promise.all([
    import('./census.ts'),
    import('./reseal.ts'),
    import('../vault/vault.ts'),
    import('../vault/check-value.ts'),
  ]);
  return { ...census, ...reseal, ...vault, ...check };
};

const openVault = async (): Promise<Vault> => {
  const { createVault } = await load();
  return createVault(readMasterKeys(process.env, (path) => readFileSync(path, 'utf8')));
};

const which = ({ keyIds: [current, ...before] }: Vault, key: string): string => {
  if (key === current) return `${key} (current)`;
  if (key === '') return 'no envelope';
  return `${key} (${before.includes(key) ? 'previous' : 'not given'})`;
};

const sayUnopened = (say: KeysRoom['say'], found: readonly Unopened[]): void => {
  for (const { table, column, id, purpose, code } of found)
    say(`does not open: ${table}.${column} of ${id}, ${purpose}: ${code}`);
};

const isLeft = ({ keyIds: [current] }: Vault, { key }: Sealed): boolean => key !== current;

const check = async ({ withStore, say, fail }: KeysRoom, { json = false }: { json?: boolean }) => {
  const { countSealed, findUnopened } = await load();
  const vault = await openVault();
  await withStore(async (store) => {
    const sealed = await countSealed(store);
    const unopened = await findUnopened(store, vault);
    if (unopened.length > 0) fail();
    if (json) return say(JSON.stringify({ current: vault.keyIds[0], sealed, unopened }));
    for (const { table, column, key, rows } of sealed)
      say(`${`${table}.${column}`.padEnd(24)} ${String(rows).padStart(8)}  ${which(vault, key)}`);
    sayUnopened(say, unopened);
    say(unopened.length === 0 ? 'Everything opens.' : `${unopened.length} do not open.`);
  });
};

interface RotateOptions {
  readonly dryRun?: boolean;
  readonly batch: number;
}

const rest = (vault: Vault, sealed: readonly Sealed[]): number =>
  sealed.filter((each) => isLeft(vault, each)).reduce((sum, { rows }) => sum + rows, 0);

const rotate = async ({ withStore, say, fail }: KeysRoom, { dryRun = false, batch }: RotateOptions) => {
  const { countSealed, resealAll, requireStarted } = await load();
  const vault = await openVault();
  await withStore(async (store) => {
    await requireStarted(store, vault);
    const before = await countSealed(store);
    for (const each of before.filter((one) => isLeft(vault, one)))
      say(`${each.table}.${each.column}: ${each.rows} under ${which(vault, each.key)}`);
    say(`${rest(vault, before)} to seal under ${vault.keyIds[0]}.`);
    if (dryRun) return;
    const told = ({ table, column }: Pick<Sealed, 'table' | 'column'>, { resealed }: { resealed: number }) =>
      say(`${table}.${column}: ${resealed} sealed anew`);
    const { unopened } = await resealAll(store, vault, { batch, told });
    sayUnopened(say, unopened);
    const left = rest(vault, await countSealed(store));
    if (left === 0)
      return say(
        'Everything is under the current key: MAKINI_MASTER_KEY_PREVIOUS may be removed, with the next restart.',
      );
    fail();
    say(`${left} left under another key: MAKINI_MASTER_KEY_PREVIOUS has to stay. Run this again.`);
  });
};

const aBatch = (text: string): number => {
  const size = Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= 1000) return size;
  throw new InvalidArgumentError('It is a number from 1 to 1000.');
};

/** The group `keys`. */
export const keysCommands = (room: KeysRoom): Command => {
  const keys = new Command('keys').description('master keys');
  keys
    .command('new')
    .description('print a new master key')
    .action(() => room.say(newMasterKey()));
  keys
    .command('check')
    .description('how many rows each key seals, and which do not open')
    .option('--json', 'print JSON')
    .action((options: { json?: boolean }) => check(room, options));
  keys
    .command('rotate')
    .description('seal everything under MAKINI_MASTER_KEY, while the service runs; may be run again')
    .option('--dry-run', 'only say what there is to do')
    .option('--batch <rows>', 'rows in one transaction', aBatch, 100)
    .action((options: RotateOptions) => rotate(room, options));
  return keys;
};
