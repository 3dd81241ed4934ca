/** What is still in use at a system: the credentials of connections, and what open sessions have been given. */
import type { System } from '../../contract/index.ts';
import { openSealed } from '../connecting/credentials.ts';
import { openPending } from '../connecting/typed.ts';
import type { Ports } from '../ports.ts';
import type { GrantReturnTable } from '../tables.ts';
import { VaultError } from '../vault/vault-error.ts';
import { mayShare, type Held } from './sharing.ts';

/** Envelopes that are opened between two looks at everything else. */
const page = 200;

type Row = Pick<GrantReturnTable, 'client_id' | 'mode' | 'customer_id'>;

interface Last {
  readonly connection_id: string;
  readonly purpose: string;
}

const credentialsAfter = ({ store }: Ports, { client_id, mode }: Row, system: string, last: Last) =>
  store
    .selectFrom('credential')
    .innerJoin('connection', 'connection.id', 'credential.connection_id')
    .select(['credential.connection_id', 'credential.purpose', 'credential.sealed', 'connection.customer_id'])
    .where('credential.client_id', '=', client_id)
    .where('credential.mode', '=', mode)
    .where('connection.system_id', '=', system)
    .where((is) =>
      is.or([
        is('credential.connection_id', '>', last.connection_id),
        is.and([
          is('credential.connection_id', '=', last.connection_id),
          is('credential.purpose', '>', last.purpose),
        ]),
      ]),
    )
    .orderBy('credential.connection_id')
    .orderBy('credential.purpose')
    .limit(page)
    .execute();

/** Undefined when it does not open: then nobody can use it either. */
const opened = <T>(open: () => T): T | undefined => {
  try {
    return open();
  } catch (error) {
    if (error instanceof VaultError) return undefined;
    throw error;
  }
};

const usedByConnection = async (ports: Ports, row: Row, system: System, held: Held): Promise<boolean> => {
  const { client_id, mode } = row;
  for (let last: Last | undefined = { connection_id: '', purpose: '' }; last;) {
    const found: Awaited<ReturnType<typeof credentialsAfter>> = await credentialsAfter(
      ports,
      row,
      system.id,
      last,
    );
    const used = found.some(({ connection_id: id, sealed, customer_id: customer }) => {
      const other = opened(() => openSealed(ports, { id, client_id, mode }, sealed));
      return other !== undefined && mayShare(system, held, { ...other, customer });
    });
    if (used) return true;
    last = found.length < page ? undefined : found.at(-1);
  }
  return false;
};

const usedBySession = async (ports: Ports, row: Row, system: System, held: Held): Promise<boolean> => {
  const { client_id, mode, customer_id } = row;
  const open = await ports.store
    .selectFrom('session')
    .selectAll()
    .where((is) => is.and({ client_id, mode, customer_id, status: 'open' }))
    .where('pending_secret', 'is not', null)
    .execute();
  return open.some((session) => {
    const pending = opened(() => openPending(ports.vault, session));
    if (!pending?.tokens) return false;
    return mayShare(system, held, {
      ...pending,
      account: pending.proven?.account,
      accountId: pending.proven?.accountId,
      customer: session.customer_id,
    });
  });
};

/** Whether a connection, or a sign-in that goes on, would lose something if this were given back. */
export const isInUse = async (ports: Ports, row: Row, system: System, held: Held): Promise<boolean> =>
  (await usedByConnection(ports, row, system, held)) || (await usedBySession(ports, row, system, held));
