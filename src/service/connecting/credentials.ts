/** The sealed credentials of a connection, opened for the one call that needs them. */
import * as z from 'zod/mini';
import { Values } from '../../contract/index.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Access, Ports, SealContext, TokenKeeper, Tokens as KeptTokens } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';
import { keepTokens, Tokens } from './token-keeper.ts';

/** What a credential envelope holds. */
const Sealed = z.looseObject({
  system: z.string(),
  values: Values,
  choice: z.optional(z.string()),
  server: z.optional(z.string()),
  tokens: z.optional(Tokens),
});

type Owner = Pick<ConnectionTable, 'id' | 'client_id' | 'mode'>;

/** What the credentials of a connection are bound to; those in use and those of a reconnect alike. */
export const credentialContext = ({ id, client_id, mode }: Owner): SealContext => ({
  client: client_id,
  mode,
  subject: id,
  purpose: 'credentials',
});

const rowOf = ({ store }: Ports, { id, client_id, mode }: Owner, purpose: string) =>
  store
    .selectFrom('credential')
    .select('sealed')
    .where('connection_id', '=', id)
    .where('client_id', '=', client_id)
    .where('mode', '=', mode)
    .where('purpose', '=', purpose)
    .executeTakeFirst();

/** A renewed token takes the place of the one it came from; credentials that were replaced meanwhile stay as they are. */
const keeperOf = (
  ports: Ports,
  owner: Owner,
  purpose: string,
  tokens: KeptTokens | undefined,
): TokenKeeper => {
  const { vault, store } = ports;
  const context = credentialContext(owner);
  const opened = async () => {
    const row = await rowOf(ports, owner, purpose);
    return row && { row, sealed: Sealed.parse(JSON.parse(vault.open(row.sealed, context))) };
  };
  return keepTokens(`${owner.id} ${purpose}`, tokens, {
    read: async () => (await opened())?.sealed.tokens,
    write: async (fresh) => {
      const now = await opened();
      if (!now) return;
      const sealed = vault.seal(JSON.stringify({ ...now.sealed, tokens: fresh }), context);
      await store
        .updateTable('credential')
        .set({ sealed })
        .where('connection_id', '=', owner.id)
        .where('sealed', '=', now.row.sealed)
        .execute();
    },
  });
};

const gone = (): ProblemError =>
  new ProblemError('connection_disconnected', { detail: 'The connection has no credentials any more.' });

/** Access to a connection's system, by the credentials in use unless told. `connection_disconnected` when they were destroyed. */
export const openAccess = async (
  ports: Ports,
  connection: Owner,
  purpose = 'credentials',
): Promise<Access> => {
  const row = await rowOf(ports, connection, purpose);
  if (!row) throw gone();
  const plain = ports.vault.open(row.sealed, credentialContext(connection));
  const { system: id, values, choice, server, tokens } = Sealed.parse(JSON.parse(plain));
  const system = ports.catalogue.find(id);
  if (!system)
    throw new ProblemError('system_unknown', { detail: 'The catalogue no longer has this system.' });
  const client = { id: connection.client_id, mode: connection.mode };
  return { system, values, choice, client, server, tokens: keeperOf(ports, connection, purpose, tokens) };
};
