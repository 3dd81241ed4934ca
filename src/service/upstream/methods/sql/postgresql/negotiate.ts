/** Greeting a PostgreSQL server: asked whether it offers TLS (protocol section 55.2.10), and secured. */
import type { EgressConnection } from '../../../../ports.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import { firstPacket } from '../first-packet.ts';
import { reachBy } from '../reach.ts';
import { signIn } from './session.ts';

/** The product as it is shown. */
const product = 'PostgreSQL';

/** SSLRequest: its length, and the number that stands for "TLS?" where a version would. */
const tlsRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** The answer is one letter. */
const letter = { headLength: 1, lengthOf: () => 1 };

const agree = async (connection: EgressConnection, answer: string): Promise<void> => {
  if (answer === 'S') return connection.secure();
  if (answer === 'N') return connection.stayPlain();
  throw new UpstreamError('service.wrong_protocol');
};

/** Reaches a PostgreSQL server. */
export const reach = reachBy(async (connection) => {
  const { socket } = connection;
  socket.write(tlsRequest);
  await agree(connection, (await firstPacket(connection, socket, letter)).toString('latin1'));
  return {
    product,
    signIn: (address, database, statementMs) => signIn(connection, address, database, statementMs),
  };
});
