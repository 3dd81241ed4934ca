/** The sealed credentials of a connection, opened for the one call that needs them. */
import * as z from 'zod/mini';
import { Values } from '../../contract/index.ts';
import { giveBack } from '../grants/give-back.ts';
import { ProblemError } from '../http/problem-error.ts';
import { alone } from '../lease.ts';
import type { Access, Ports, SealContext, TokenKeeper, Tokens as KeptTokens } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';
import { registeredAs, Registration } from '../upstream-clients/registered.ts';
import { findPicked } from './picked.ts';
import { keepTokens, Tokens } from './token-keeper.ts';

/** How long a renewal of tokens may take before another process may try, in milliseconds. */
const renewalLease = 20_000;

/** What a credential envelope holds. */
const Sealed = z.looseObject({
  system: z.string(),
  way: z.optional(z.string()),
  values: Values,
  choice: z.optional(z.string()),
  account: z.optional(z.string()),
  accountId: z.optional(z.string()),
  server: z.optional(z.string()),
  /** Without any they go nowhere: what was stored before there were places is reconnected. */
  places: z._default(z.array(z.string()), []),
  tokens: z.optional(Tokens),
  registered: z.optional(Registration),
});

type Sealed = z.infer<typeof Sealed>;

type Owner = Pick<ConnectionTable, 'id' | 'client_id' | 'mode'>;

/** What the credentials of a connection are bound to; those in use and those of a reconnect alike. */
export const credentialContext = ({ id, client_id, mode }: Owner): SealContext => ({
  client: client_id,
  mode,
  subject: id,
  purpose: 'credentials',
});

/** Opens a credential envelope of a connection. */
export const openSealed = ({ vault }: Pick<Ports, 'vault'>, owner: Owner, sealed: string): Sealed =>
  Sealed.parse(JSON.parse(vault.open(sealed, credentialContext(owner))));

const rowOf = ({ store }: Ports, { id, client_id, mode }: Owner, purpose: string) =>
  store
    .selectFrom('credential')
    .innerJoin('connection', 'connection.id', 'credential.connection_id')
    .select(['credential.sealed', 'credential.created_at', 'connection.customer_id'])
    .where('credential.connection_id', '=', id)
    .where('credential.client_id', '=', client_id)
    .where('credential.mode', '=', mode)
    .where('credential.purpose', '=', purpose)
    .executeTakeFirst();

/** The connection is gone, or its credentials were replaced, while its tokens were renewed: nobody holds the newer ones. */
const giveBackLost = async (
  ports: Ports,
  owner: Owner,
  before: Sealed,
  tokens: KeptTokens,
): Promise<void> => {
  const row = await ports.store
    .selectFrom('connection')
    .select('customer_id')
    .where('id', '=', owner.id)
    .executeTakeFirst();
  await giveBack(
    ports.store,
    ports,
    { ...owner, customer_id: row?.customer_id ?? '' },
    { ...before, tokens },
  );
};

/** A renewed token takes the place of the one it came from; credentials that were replaced meanwhile stay as they are. */
const keeperOf = (ports: Ports, owner: Owner, purpose: string, opened: Sealed): TokenKeeper => {
  const { vault, store } = ports;
  let base = opened;
  const now = async () => {
    const row = await rowOf(ports, owner, purpose);
    return row && { text: row.sealed, sealed: openSealed(ports, owner, row.sealed) };
  };
  const write = async (fresh: KeptTokens): Promise<void> => {
    const found = await now();
    if (found?.sealed.tokens?.access !== base.tokens?.access || !found)
      return giveBackLost(ports, owner, base, fresh);
    const sealed = vault.seal(JSON.stringify({ ...found.sealed, tokens: fresh }), credentialContext(owner));
    const { numUpdatedRows } = await store
      .updateTable('credential')
      .set({ sealed })
      .where('connection_id', '=', owner.id)
      .where('sealed', '=', found.text)
      .executeTakeFirst();
    // Sealed anew under another key, or replaced: looked at once more.
    if (numUpdatedRows === 0n) await write(fresh);
  };
  const name = `tokens ${owner.id} ${purpose}`;
  return keepTokens(name, opened.tokens, {
    alone: (work) => alone(ports, name, renewalLease, work),
    read: async () => {
      const found = await now();
      base = found?.sealed ?? base;
      return found?.sealed.tokens;
    },
    write,
  });
};

const gone = (): ProblemError =>
  new ProblemError('connection_disconnected', { detail: 'The connection has no credentials any more.' });

/** An access that is stored. `signIn` stands for whose it is: it is another after each reconnect, and stays while tokens are renewed. */
export interface Stored extends Access {
  readonly signIn: string;
}

/**
 * Access to a connection's system, by the credentials in use unless told. `connection_disconnected` when they were destroyed; an
 * `UpstreamError` when the partner's client that they were made with is gone.
 */
export const openAccess = async (
  ports: Ports,
  connection: Owner,
  purpose = 'credentials',
): Promise<Stored> => {
  const row = await rowOf(ports, connection, purpose);
  if (!row) throw gone();
  const opened = openSealed(ports, connection, row.sealed);
  const { system: id, way, values, choice, server, places } = opened;
  const registered = await registeredAs(ports, connection, id, opened.registered);
  const system = findPicked(ports.catalogue, { system: id, way });
  if (!system)
    throw new ProblemError('system_unknown', {
      detail: 'The catalogue no longer has this system, or its way to sign in.',
    });
  const client = { id: connection.client_id, mode: connection.mode, customer: row.customer_id, places };
  const tokens = keeperOf(ports, connection, purpose, opened);
  const signIn = JSON.stringify([row.created_at, opened.account, opened.accountId]);
  return { system, values, choice, client, server, tokens, registered, signIn };
};
