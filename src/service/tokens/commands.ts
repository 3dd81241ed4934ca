// Here: API tokens after they were given out: rotating, ending, listing. Not here: giving them out, and knowing one (oauth/).
/** `makini-connect tokens …`: what the operator types about API tokens, and what is printed; a text only when it is made. */
import { text } from 'node:stream/consumers';
import { Command, InvalidArgumentError } from 'commander';
import { ClientError } from '../clients/register.ts';
import type { Store } from '../ports.ts';
import type { TokenLife } from '../surroundings.ts';
import { overlaps } from './overlaps.ts';
import type { RotationPorts } from './rotate.ts';

/** What the commands need of the command line. */
export interface TokenRoom {
  readonly withStore: (work: (store: Store) => Promise<void>) => Promise<void>;
  readonly say: (line: string) => void;
  /** What was piped into the command. */
  readonly input?: () => Promise<string>;
  /** How long tokens live, by the environment. */
  readonly life?: () => TokenLife | undefined;
}

/** Help is shown without any of this. */
const load = async () => {
  const parts = [import('./kept.ts'), import('./revoke.ts'), import('./rotate.ts')] as const;
  const [kept, revoke, rotate] = await Promise.all(parts);
  return { ...kept, ...revoke, ...rotate };
};

interface ListOptions {
  readonly client?: string;
  readonly connection?: string;
  readonly json?: boolean;
}

const day = (time: string | null): string => time?.slice(0, 16).replace('T', ' ') ?? 'never';

const list = ({ withStore, say }: TokenRoom, { json = false, ...which }: ListOptions): Promise<void> =>
  withStore(async (store) => {
    const { listTokens } = await load();
    const found = await listTokens(store, Date.now, which);
    if (json) return say(JSON.stringify(found));
    if (found.length === 0) return say('No API token lives.');
    for (const { id, hint, client, connection, system, ...when } of found) {
      say(`${id}  ${hint}  ${connection}  ${system}  ${client}`);
      const end = when.expires_at === null ? '' : `, ends ${day(when.expires_at)}`;
      const more =
        when.refresh_expires_at === null ? '' : `, refreshed until ${day(when.refresh_expires_at)}`;
      say(`  made ${day(when.created_at)}, last used ${day(when.last_used_at)}${end}${more}`);
    }
  });

const ownerOf = async (store: Store, connection: string) => {
  const row = await store
    .selectFrom('connection')
    .select(['client_id', 'mode'])
    .where('id', '=', connection)
    .executeTakeFirst();
  if (!row) throw new ClientError(`There is no connection ${connection}.`);
  return row;
};

interface RotateOptions {
  readonly overlap: number;
  readonly json?: boolean;
}

const rotate = (
  { withStore, say, life }: TokenRoom,
  connection: string,
  { overlap, json = false }: RotateOptions,
): Promise<void> =>
  withStore(async (store) => {
    const { createDiskCatalogue } = await import('../adapters/disk-catalogue.ts');
    const { rotateToken } = await load();
    const { client_id: id, mode } = await ownerOf(store, connection);
    const ports: RotationPorts = {
      ...{ store, clock: Date.now, catalogue: createDiskCatalogue() },
      tokenLife: life?.(),
    };
    const rotation = { connection, client: { id, mode }, actor: 'operator', overlap } as const;
    const { access_token, refresh_token, expires_in, previous_expires_in } = await rotateToken(
      ports,
      rotation,
    );
    const texts = { access_token, refresh_token, expires_in };
    if (json) return say(JSON.stringify({ connection, ...texts, previous_expires_in }));
    say(`token  ${access_token}`);
    if (refresh_token !== undefined) say(`refresh token  ${refresh_token}`);
    say(`The text is shown this once. The ones before end in ${previous_expires_in} seconds.`);
  });

interface RevokeOptions {
  readonly client?: string;
  readonly connection?: string;
  readonly all?: boolean;
  readonly live?: boolean;
  readonly stdin?: boolean;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const clientOf = async (store: Store, id: string) => {
  const row = await store.selectFrom('client').select(['id', 'mode']).where('id', '=', id).executeTakeFirst();
  if (!row) throw new ClientError(`There is no client ${id}: makini-connect client list shows them.`);
  return { client_id: row.id, mode: row.mode };
};

/** Every connection of a live client is somebody's: that is said twice. */
const revokeClient = async ({ say }: TokenRoom, store: Store, { client = '', live }: RevokeOptions) => {
  const { listTokens, revokeAll } = await load();
  const owner = await clientOf(store, client);
  if (owner.mode === 'live' && live !== true) {
    const { length } = await listTokens(store, Date.now, { client });
    throw new ClientError(
      `${client} is a live client: ${counted(length, 'API token')} would end at once. Add --live to do that.`,
    );
  }
  const { connections, app } = await revokeAll(store, Date.now, owner);
  say(`${counted(connections, 'API token')} and ${counted(app, 'app token')} of ${client} have ended.`);
};

const revokeStdin = async ({ say, input = () => text(process.stdin) }: TokenRoom, store: Store) => {
  const { revokeFound } = await load();
  const { ended, dead } = await revokeFound(store, Date.now, await input());
  if (ended + dead === 0)
    throw new ClientError('There is no token in it: they begin with mk_ or mkr_, and live_ or test_.');
  say(`${counted(ended, 'token')} ended; ${dead} had ended before, or are not from here.`);
};

const revoke = (room: TokenRoom, options: RevokeOptions): Promise<void> =>
  room.withStore(async (store) => {
    const { client, connection, all = false, stdin = false } = options;
    const ways = [client !== undefined, connection !== undefined, stdin].filter(Boolean).length;
    if (ways !== 1 || (client !== undefined) !== all)
      throw new ClientError('Say which: --connection <id>, --client <id> --all, or --stdin.');
    if (stdin) return revokeStdin(room, store);
    if (connection === undefined) return revokeClient(room, store, options);
    const { revokeOfConnection } = await load();
    const count = await revokeOfConnection(store, Date.now, connection);
    room.say(`${counted(count, 'API token')} of ${connection} ended. The connection stays.`);
  });

const anOverlap = (given: string): number => {
  const seconds = Number(given);
  if (/^\d+$/.test(given) && seconds <= overlaps.most) return seconds;
  throw new InvalidArgumentError(`It is a number of seconds from 0 to ${overlaps.most}.`);
};

/** The group `tokens`. */
export const tokenCommands = (room: TokenRoom): Command => {
  const tokens = new Command('tokens').description('API tokens of connections');
  tokens
    .command('list')
    .description('those that live, without their texts')
    .option('--client <client>', 'of one partner')
    .option('--connection <connection>', 'of one connection')
    .option('--json', 'print JSON')
    .action((options: ListOptions) => list(room, options));
  tokens
    .command('rotate')
    .description('make a new one for a connection; prints it once')
    .argument('<connection>')
    .option('--overlap <seconds>', 'for how long the ones before go on', anOverlap, overlaps.usual)
    .option('--json', 'print JSON')
    .action((connection: string, options: RotateOptions) => rotate(room, connection, options));
  tokens
    .command('revoke')
    .description('end tokens, at once; connections stay')
    .option('--connection <connection>', 'all of one connection')
    .option('--client <client>', 'with --all: every one of a partner, its app tokens too')
    .option('--all', 'every one of the partner')
    .option('--live', 'also where the partner is live')
    .option('--stdin', 'every one in the text on standard input')
    .action((options: RevokeOptions) => revoke(room, options));
  return tokens;
};
