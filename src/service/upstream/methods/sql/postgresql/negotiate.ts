/** Reaching a PostgreSQL server: dialled, asked whether it offers TLS (protocol section 55.2.10), secured. Nothing typed is sent. */
import { once } from 'node:events';
import type { EgressConnection } from '../../../../ports.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { ReachParts, SqlServer } from '../dialect.ts';
import { signIn } from './session.ts';

/** The product as it is shown. */
const product = 'PostgreSQL';

/** SSLRequest: its length, and the number that stands for "TLS?" where a version would. */
const tlsRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

const firstAnswer = async (connection: EgressConnection): Promise<string> => {
  const { socket } = connection;
  socket.write(tlsRequest);
  const gone = once(socket, 'close').then(() => {
    // Cut because the time is over, or hung up by somebody who did not understand.
    const { failure } = connection.explain(new Error('closed'));
    const { code } = failure;
    const cut = code === 'service.timeout' || code === 'service.interrupted';
    throw new UpstreamError(cut ? code : 'service.wrong_protocol', failure.values);
  });
  const answered = once(socket, 'data').then(([bytes]) => {
    socket.pause();
    return (bytes as Buffer).toString('latin1');
  });
  return Promise.race([answered, gone]);
};

/** One letter and nothing after it: more would come from somebody who speaks another protocol, or slips bytes in before TLS. */
const agree = async (connection: EgressConnection, answer: string): Promise<void> => {
  if (answer === 'S') return connection.secure();
  if (answer === 'N') return connection.stayPlain();
  throw new UpstreamError('service.wrong_protocol');
};

/** Time or bytes that ran out are said as such, whatever the socket says about its end. */
const explained = (connection: EgressConnection, error: unknown): UpstreamError => {
  const { failure } = connection.explain(error);
  return failure.code.startsWith('tls.') && error instanceof UpstreamError
    ? error
    : new UpstreamError(failure.code as UpstreamError['code'], failure.values, { cause: error });
};

/** Reaches the server and reports dns, network, tls and service. The caller closes it. Rejects with an `UpstreamError`. */
export const reach = async (parts: ReachParts): Promise<SqlServer> => {
  const { egress, address, client, signal, report = () => undefined, timeoutMs, maxBytes } = parts;
  const connection = await egress.connect({
    host: address.host,
    port: address.port,
    client,
    signal,
    onStage: report,
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...(maxBytes !== undefined && { maxBytes }),
  });
  try {
    await agree(connection, await firstAnswer(connection));
  } catch (error) {
    connection.close();
    const known = explained(connection, error);
    const { failure } = known;
    if (failure.code.startsWith('service.'))
      report({ stage: 'service', status: 'failed', evidence: [], failure });
    throw known;
  }
  report({
    stage: 'service',
    status: 'passed',
    evidence: [{ code: 'service.answered', values: { product } }],
  });
  return {
    product,
    signIn: (address, database, statementMs) => signIn(connection, address, database, statementMs),
    close: () => connection.close(),
  };
};
