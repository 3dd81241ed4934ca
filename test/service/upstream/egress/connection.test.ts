import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import { before, test, type TestContext } from 'node:test';
import { createAuthority, type Authority, type Identity } from '../../../../demo/systems/certificates.ts';
import type { Stage } from '../../../../src/contract/index.ts';
import type { EgressConnection, EgressDial } from '../../../../src/service/ports.ts';
import { UpstreamError } from '../../../../src/service/upstream/upstream-error.ts';
import { egressWith, tcp } from './servers.ts';

let authority: Authority;
let good: Identity;
before(async () => {
  authority = await createAuthority('Plant Authority');
  good = await authority.issue({ hosts: ['db.example'] });
});

const client = { id: 'client', mode: 'test' } as const;

const dialled = async (allow: string, port: number, more: Partial<EgressDial> = {}) => {
  const stages: Stage[] = [];
  const egress = egressWith(allow, { ca: authority.cert, lookup: async () => ['127.0.0.1'] });
  const connection = await egress.connect({
    host: 'db.example',
    port,
    client,
    onStage: (stage) => stages.push(stage),
    ...more,
  });
  return { connection, stages };
};

const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
    return 'nothing failed';
  } catch (error) {
    return error instanceof UpstreamError ? error.code : String(error);
  }
};

const failureIn = (connection: EgressConnection, error: unknown): string =>
  connection.explain(error).failure.code;

/** Answers "TLS?" with yes, as databases do, and then says over TLS whatever it hears. */
const echoing = (t: TestContext, identity: Identity): Promise<number> =>
  tcp(t, (socket: Socket) =>
    socket.once('data', () => {
      socket.write('S');
      const secured = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(identity) });
      secured.on('error', () => undefined).pipe(secured);
    }),
  );

const asked = async ({ socket }: EgressConnection): Promise<string> => {
  socket.write('tls?');
  const [answer] = (await once(socket, 'data')) as [Buffer];
  return answer.toString();
};

test('a connection begins plain, goes over to TLS in the middle, and each stage is told', async (t) => {
  const port = await echoing(t, good);
  const { connection, stages } = await dialled(`127.0.0.1:${port}`, port);
  assert.equal(await asked(connection), 'S');
  await connection.secure();
  const stream = connection.stream();
  stream.write('hello');
  const [heard] = (await once(stream, 'data')) as [Buffer];
  assert.equal(heard.toString(), 'hello');
  connection.close();
  const told = stages.map(({ stage, status }) => `${stage} ${status}`);
  assert.deepEqual(told, [
    'dns running',
    'dns passed',
    'network running',
    'network passed',
    'tls running',
    'tls passed',
  ]);
  assert.equal(stages.at(-1)?.evidence[0]?.values['issuer'], 'Plant Authority');
});

test('a certificate of another host is refused before anything else is said', async (t) => {
  const port = await echoing(t, await authority.issue({ hosts: ['other.example'] }));
  const { connection } = await dialled(`127.0.0.1:${port}`, port);
  await asked(connection);
  assert.equal(await codeOf(() => connection.secure()), 'tls.wrong_host');
});

test('a private address is reached only when an entry opens it', async (t) => {
  const port = await tcp(t, () => undefined);
  assert.equal(await codeOf(() => dialled('', port)), 'network.address_not_allowed');
  assert.equal(await codeOf(() => dialled(`127.0.0.1:${port + 1}`, port)), 'network.address_not_allowed');
  assert.equal(
    await codeOf(() => dialled(`http://127.0.0.1:${port}`, port)),
    'network.address_not_allowed',
    'plain http opens http only',
  );
});

test('without TLS nothing goes on unless the operator opened exactly that', async (t) => {
  const port = await tcp(t, () => undefined);
  const closed = await dialled(`127.0.0.1:${port}`, port);
  assert.equal(await codeOf(() => closed.connection.stayPlain()), 'tls.not_offered');
  assert.equal(closed.stages.at(-1)?.failure?.owner, 'admin');
  const open = await dialled(`tcp://127.0.0.1:${port}`, port);
  open.connection.stayPlain();
  assert.equal(open.stages.at(-1)?.status, 'skipped');
  for (const { connection } of [closed, open]) connection.close();
});

test('a side that never stops sending is cut off at its budget', async (t) => {
  const port = await tcp(t, (socket) => {
    const more = (): void => {
      while (!socket.destroyed && socket.write('x'.repeat(65_536)));
    };
    socket.on('drain', more);
    more();
  });
  const { connection } = await dialled(`tcp://127.0.0.1:${port}`, port, { maxBytes: 300_000 });
  const stream = connection.stream();
  let size = 0;
  stream.on('data', (chunk: Buffer) => (size += chunk.length));
  const [error] = (await once(stream, 'error')) as [Error];
  assert.equal(failureIn(connection, error), 'service.too_large');
  assert.ok(size <= 300_000);
});

test('a side that stays silent is cut when the time is over, and the reason is the time', async (t) => {
  const port = await tcp(t, () => undefined);
  const { connection } = await dialled(`tcp://127.0.0.1:${port}`, port, { timeoutMs: 100 });
  const stream = connection.stream().resume();
  await once(stream, 'close');
  assert.equal(failureIn(connection, new Error('the driver’s own words')), 'service.timeout');
});

test('whoever no longer waits has the connection cut', async (t) => {
  const gone = new AbortController();
  const port = await tcp(t, () => undefined);
  const { connection } = await dialled(`tcp://127.0.0.1:${port}`, port, { signal: gone.signal });
  gone.abort();
  await once(connection.socket, 'close');
  assert.equal(failureIn(connection, new Error('cut')), 'service.interrupted');
});
