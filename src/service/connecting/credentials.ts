/** The sealed credentials of a connection, opened for the one call that needs them. */
import * as z from 'zod/mini';
import { Values } from '../../contract/index.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Access, Ports } from '../ports.ts';
import type { ConnectionTable } from '../tables.ts';

/** What a credential envelope holds. */
const Sealed = z.object({ system: z.string(), values: Values, choice: z.optional(z.string()) });

const gone = (): ProblemError =>
  new ProblemError('connection_disconnected', { detail: 'The connection has no credentials any more.' });

/** Access to a connection's system, by the credentials in use unless told. `connection_disconnected` when they were destroyed. */
export const openAccess = async (
  { store, vault, catalogue }: Ports,
  connection: Pick<ConnectionTable, 'id' | 'client_id' | 'mode'>,
  purpose = 'credentials',
): Promise<Access> => {
  const row = await store
    .selectFrom('credential')
    .select('sealed')
    .where('connection_id', '=', connection.id)
    .where('client_id', '=', connection.client_id)
    .where('mode', '=', connection.mode)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  if (!row) throw gone();
  const client = { id: connection.client_id, mode: connection.mode };
  const plain = vault.open(row.sealed, {
    client: client.id,
    mode: client.mode,
    subject: connection.id,
    purpose: 'credentials',
  });
  const { system: id, values, choice } = Sealed.parse(JSON.parse(plain));
  const system = catalogue.find(id);
  if (!system)
    throw new ProblemError('system_unknown', { detail: 'The catalogue no longer has this system.' });
  return { system, values, choice, client };
};
