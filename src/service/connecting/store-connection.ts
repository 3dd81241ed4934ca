/** The end of a good check: connection, sealed credentials, outbox, audit, check and session, all in the caller's one transaction. */
import type { ConnectionSummary, System, Values } from '../../contract/index.ts';
import { newId } from '../digest.ts';
import { announce } from '../outbox.ts';
import type { CheckOutcome, Ports } from '../ports.ts';
import { audit } from './audit.ts';
import type { Session, Writer } from './session.ts';

/** What a passed check leaves behind. */
export interface Proven {
  readonly session: Session;
  readonly system: System;
  readonly values: Values;
  readonly choice?: { readonly id: string; readonly name: string };
  readonly outcome: Extract<CheckOutcome, { status: 'passed' }>;
}

const nameOf = ({ system, choice }: Proven): string =>
  choice === undefined ? system.name : `${system.name}, ${choice.name}`;

const standing = (at: number) =>
  ({ status: 'active', reason: null, owner: null, since: at, last_checked_at: at }) as const;

const insertConnection = async (writer: Writer, proven: Proven, method: string, at: number) => {
  const { session, system } = proven;
  const id = newId('con');
  await writer
    .insertInto('connection')
    .values({
      id,
      client_id: session.client_id,
      mode: session.mode,
      customer_id: session.customer_id,
      customer_name: session.customer_name,
      system_id: system.id,
      method,
      name: nameOf(proven),
      ...standing(at),
      redirect_uri: session.redirect_uri,
      created_at: at,
      updated_at: at,
      connected_at: at,
      claimed_at: null,
    })
    .execute();
  return id;
};

/** Reconnecting keeps the id; the credentials before are destroyed in the same transaction. */
const renewConnection = async (writer: Writer, proven: Proven, id: string, method: string, at: number) => {
  const { session, system } = proven;
  const renewed = await writer
    .updateTable('connection')
    .set({
      system_id: system.id,
      method,
      name: nameOf(proven),
      ...standing(at),
      updated_at: at,
      connected_at: at,
    })
    .where('id', '=', id)
    .where('client_id', '=', session.client_id)
    .where('mode', '=', session.mode)
    .where('customer_id', '=', session.customer_id)
    .executeTakeFirst();
  if (renewed.numUpdatedRows !== 1n) throw new Error('The connection to renew is gone.');
  await writer
    .deleteFrom('credential')
    .where('connection_id', '=', id)
    .where('client_id', '=', session.client_id)
    .where('mode', '=', session.mode)
    .execute();
  return id;
};

const sealCredentials = async (
  writer: Writer,
  { vault }: Ports,
  proven: Proven,
  connection: string,
  at: number,
) => {
  const { session, system, values, choice, outcome } = proven;
  const context = { client: session.client_id, mode: session.mode, subject: connection } as const;
  const plain = JSON.stringify({ system: system.id, values, choice: choice?.id, account: outcome.account });
  await writer
    .insertInto('credential')
    .values({
      connection_id: connection,
      client_id: session.client_id,
      mode: session.mode,
      purpose: 'credentials',
      sealed: vault.seal(plain, { ...context, purpose: 'credentials' }),
      created_at: at,
    })
    .execute();
};

const tell = (writer: Writer, session: Session, connection: string, at: number): Promise<void> => {
  const { id, customer_id: customer, state, reconnect_id, client_id, mode } = session;
  const payload = { session: id, customer, state, connection, reconnected: reconnect_id !== null };
  return announce(writer, { id: client_id, mode }, 'connection.authorized', payload, at);
};

/** Writes the connection of a passed check; the caller's transaction makes it all or nothing. */
export const storeConnection = async (
  writer: Writer,
  ports: Ports,
  proven: Proven,
): Promise<ConnectionSummary> => {
  const { session, system } = proven;
  const at = ports.clock();
  const method = system.methods[0]?.method ?? '';
  const id =
    session.reconnect_id === null
      ? await insertConnection(writer, proven, method, at)
      : await renewConnection(writer, proven, session.reconnect_id, method, at);
  await sealCredentials(writer, ports, proven, id, at);
  await tell(writer, session, id, at);
  await audit(writer, ports.clock, session, 'connection.authorized', { connection: id, system: system.id });
  return { id, system: system.id, system_name: system.name, name: nameOf(proven), mode: session.mode };
};
