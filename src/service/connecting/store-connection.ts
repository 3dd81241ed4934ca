/** The end of a good check: connection, sealed credentials, outbox, audit, check and session, all in the caller's one transaction. */
import type { ConnectionSummary, System, Values } from '../../contract/index.ts';
import { auditPerson } from '../audit.ts';
import { renewalOf } from '../connections/renewal.ts';
import { newId } from '../digest.ts';
import { lockConnection } from '../locking.ts';
import { standing } from '../monitoring/health.ts';
import type { CheckOutcome, Ports, TokenKeeper } from '../ports.ts';
import { placesOf } from '../upstream/methods/places.ts';
import { pickOf } from './picked.ts';
import type { Session, Writer } from './session.ts';
import type { Pending } from './typed.ts';
import { tellAuthorized, waitFrom } from './unbound.ts';

/** What a passed check leaves behind. */
export interface Proven {
  readonly session: Session;
  readonly system: System;
  readonly values: Values;
  readonly choice?: { readonly id: string; readonly name: string };
  readonly kept?: Pick<Pending, 'server' | 'registered'> | undefined;
  readonly tokens?: Pick<TokenKeeper, 'current'>;
  readonly outcome: Pick<
    Extract<CheckOutcome, { status: 'passed' }>,
    'account' | 'accountId' | 'choice' | 'server'
  >;
  /** The id that a new connection gets, when it was told already. */
  readonly id?: string;
}

/** What the person chose, else the only one there was. */
const chosen = ({ choice, outcome }: Proven): Proven['choice'] => choice ?? outcome.choice;

const nameOf = (proven: Proven): string => named(proven.system, chosen(proven));
const named = (system: System, choice: Proven['choice']): string =>
  choice === undefined ? system.name : `${system.name}, ${choice.name}`;

const insertConnection = async (writer: Writer, ports: Ports, proven: Proven, method: string, at: number) => {
  const { session, system } = proven;
  const id = proven.id ?? newId('con');
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
      ...standing(ports, at),
      redirect_uri: session.redirect_uri,
      created_at: at,
      updated_at: at,
      connected_at: at,
      claimed_at: null,
      pending: waitFrom(session, at) === null ? 0 : 1,
    })
    .execute();
  return id;
};

/** Reconnecting keeps the id, and the credentials before until the new token is used. */
const requireConnection = async (writer: Writer, { session }: Proven, id: string): Promise<string> => {
  const { client_id, mode, customer_id } = session;
  await lockConnection(writer, id);
  const row = await writer
    .selectFrom('connection')
    .select('id')
    .where((eb) => eb.and({ id, client_id, mode, customer_id }))
    .where('status', '!=', 'disconnected')
    .executeTakeFirst();
  if (!row) throw new Error('The connection to renew is gone.');
  return id;
};

const sealCredentials = async (
  writer: Writer,
  { vault }: Ports,
  proven: Proven,
  connection: string,
  at: number,
) => {
  const { session, system, values, kept, tokens, outcome } = proven;
  const context = { client: session.client_id, mode: session.mode, subject: connection } as const;
  const choice = chosen(proven)?.id;
  const server = kept?.server ?? outcome.server;
  const client = { id: session.client_id, mode: session.mode };
  const plain = JSON.stringify({
    ...pickOf(system),
    values,
    choice,
    account: outcome.account,
    accountId: outcome.accountId,
    server,
    places: placesOf({ system, values, choice, server, client }),
    tokens: tokens?.current(),
    registered: kept?.registered,
  });
  await writer
    .insertInto('credential')
    .values({
      connection_id: connection,
      client_id: session.client_id,
      mode: session.mode,
      purpose: session.reconnect_id === null ? 'credentials' : renewalOf(session.id),
      sealed: vault.seal(plain, { ...context, purpose: 'credentials' }),
      created_at: at,
    })
    .execute();
};

/** A connection as it is going to be stored. */
export const summaryOf = (proven: Proven, id: string): ConnectionSummary => {
  const { session, system } = proven;
  return { id, system: system.id, system_name: system.name, name: nameOf(proven), mode: session.mode };
};

/** Writes the connection of a passed check; the caller's transaction makes it all or nothing. */
export const storeConnection = async (
  writer: Writer,
  ports: Ports,
  proven: Proven,
): Promise<ConnectionSummary> => {
  const { session, system } = proven;
  const at = ports.clock();
  const method = pickOf(system).way;
  const id =
    session.reconnect_id === null
      ? await insertConnection(writer, ports, proven, method, at)
      : await requireConnection(writer, proven, session.reconnect_id);
  await sealCredentials(writer, ports, proven, id, at);
  if (waitFrom(session, at) === null) await tellAuthorized(writer, session, id, at);
  await auditPerson(writer, ports.clock, session, 'connection.authorized', {
    connection: id,
    system: system.id,
  });
  return summaryOf(proven, id);
};
