/** Reaching a server: dialled, its greeting read, secured where it offers that. Nothing typed is sent. */
import { once } from 'node:events';
import type { EgressConnection } from '../../../../ports.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { ReachParts, SqlServer } from '../dialect.ts';
import { codeOf } from './faults.ts';
import { greetingOf, headLength, packetLength, type Greeting } from './greeting.ts';
import { tlsRequest } from './handover.ts';
import { signIn } from './session.ts';

type Hello = Extract<Greeting, { is: 'hello' }>;

/** The bytes of the first packet, and none after it: more would come from somebody who speaks another protocol, or slips bytes in before TLS. */
const firstPacket = async (connection: EgressConnection): Promise<Buffer> => {
  const { socket } = connection;
  const ended = once(socket, 'close').then(() => {
    const { failure } = connection.explain(new Error('closed'));
    const cut = failure.code === 'service.timeout' || failure.code === 'service.interrupted';
    throw new UpstreamError(
      cut ? (failure.code as UpstreamError['code']) : 'service.wrong_protocol',
      failure.values,
    );
  });
  // Whoever waits for the bytes hears of it; nobody else has to.
  ended.catch(() => undefined);
  let bytes = Buffer.alloc(0);
  let length: number | undefined;
  while (length === undefined || bytes.length < length) {
    const [chunk] = (await Promise.race([once(socket, 'data'), ended])) as [Buffer];
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length < headLength) continue;
    length = packetLength(bytes);
    if (length === undefined || bytes.length > length) throw new UpstreamError('service.wrong_protocol');
  }
  socket.pause();
  return bytes;
};

const hello = async (connection: EgressConnection): Promise<Hello> => {
  const greeting = greetingOf(await firstPacket(connection));
  if (greeting.is === 'hello') return greeting;
  const code = greeting.is === 'error' ? codeOf(greeting.errno) : undefined;
  throw new UpstreamError(code ?? (greeting.is === 'error' ? 'service.error' : 'service.wrong_protocol'));
};

const agree = async (connection: EgressConnection, { offersTls }: Hello): Promise<void> => {
  if (!offersTls) return connection.stayPlain();
  connection.socket.write(tlsRequest());
  await connection.secure();
};

const explained = (connection: EgressConnection, error: unknown): UpstreamError => {
  const { failure } = connection.explain(error);
  return new UpstreamError(failure.code as UpstreamError['code'], failure.values, { cause: error });
};

const told = ['service', 'auth'];

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
    const greeting = await hello(connection);
    await agree(connection, greeting);
    const { product } = greeting;
    report({
      stage: 'service',
      status: 'passed',
      evidence: [{ code: 'service.answered', values: { product } }],
    });
    return {
      product,
      signIn: (to, database, statementMs) => signIn(connection, greeting, to, database, statementMs),
      close: () => connection.close(),
    };
  } catch (error) {
    connection.close();
    const known = explained(connection, error);
    const { failure } = known;
    const [stage] = failure.code.split('.');
    if (told.includes(stage ?? ''))
      report({ stage: stage === 'auth' ? 'auth' : 'service', status: 'failed', evidence: [], failure });
    throw known;
  }
};
