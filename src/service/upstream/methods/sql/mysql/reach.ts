/** Greeting a MySQL or MariaDB server: its first packet is read, and the connection secured where it offers that. */
import type { EgressConnection } from '../../../../ports.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import { firstPacket } from '../first-packet.ts';
import { reachBy } from '../reach.ts';
import { codeOf } from './faults.ts';
import { greetingOf, headLength, packetLength, type Greeting } from './greeting.ts';
import { tlsRequest } from './handover.ts';
import { signIn } from './session.ts';

type Hello = Extract<Greeting, { is: 'hello' }>;

const hello = async (connection: EgressConnection): Promise<Hello> => {
  const measure = { headLength, lengthOf: packetLength };
  const greeting = greetingOf(await firstPacket(connection, connection.socket, measure));
  if (greeting.is === 'hello') return greeting;
  const code = greeting.is === 'error' ? codeOf(greeting.errno) : undefined;
  throw new UpstreamError(code ?? (greeting.is === 'error' ? 'service.error' : 'service.wrong_protocol'));
};

const agree = async (connection: EgressConnection, { offersTls }: Hello): Promise<void> => {
  if (!offersTls) return connection.stayPlain();
  connection.socket.write(tlsRequest());
  await connection.secure();
};

/** Reaches a MySQL or MariaDB server. */
export const reach = reachBy(async (connection) => {
  const greeting = await hello(connection);
  await agree(connection, greeting);
  return {
    product: greeting.product,
    signIn: (to, database, statementMs) => signIn(connection, greeting, to, database, statementMs),
  };
});
