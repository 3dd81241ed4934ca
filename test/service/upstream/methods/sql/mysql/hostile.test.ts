import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { System } from '../../../../../../src/contract/index.ts';
import type { Access } from '../../../../../../src/service/ports.ts';
import { http, tcp } from '../../../egress/servers.ts';
import { accessTo, checked, forever, methodFor, plainMethodFor, system } from '../database.ts';

const canary = 'canary-77-password';

/** The catalogue’s PostgreSQL, spoken to as if it were MySQL. */
const mysql: System = {
  ...system(),
  methods: system().methods.map((method) =>
    method.method === 'sql' ? { ...method, dialect: 'mysql' as const } : method,
  ),
};
const accessAt = (port: number): Access => ({
  ...accessTo({ address: `127.0.0.1:${port}`, username: 'reader', password: canary, database: 'plant' }),
  system: mysql,
});
const codeOf = async (port: number, method = plainMethodFor(port)): Promise<string> => {
  const { outcome, stages } = await checked(method, accessAt(port));
  assert.equal(JSON.stringify([outcome, stages]).includes(canary), false);
  return outcome.status === 'failed' ? outcome.failure.code : outcome.status;
};

const packet = (body: Buffer, sequence = 0): Buffer => {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head[3] = sequence;
  return Buffer.concat([head, body]);
};
const error = (errno: number, sequence = 0): Buffer =>
  packet(
    Buffer.concat([Buffer.from([0xff, errno & 0xff, errno >> 8]), Buffer.from(`#HY000told ${canary}`)]),
    sequence,
  );
const ssl = 0x0800;
/** What MySQL 8.4 says first. */
const greeting = (low = 0xf7ff): Buffer =>
  packet(
    Buffer.concat([
      Buffer.from('\x0a8.4.3\0', 'latin1'),
      Buffer.from([7, 0, 0, 0]),
      Buffer.from('abcdefgh\0'),
      Buffer.from([low & 0xff, low >> 8, 0xff, 2, 0, 0xff, 0xdf, 21]),
      Buffer.alloc(10),
      Buffer.from('ijklmnopqrst\0mysql_native_password\0'),
    ]),
  );

/** A server without TLS that does what the test wants after the sign-in came; everything it was sent is kept. */
const plainServer = async (t: TestContext, onSignIn: (socket: Socket) => void, first = greeting()) => {
  const heard: Buffer[] = [];
  const port = await tcp(t, (socket) => {
    socket.on('data', (chunk) => heard.push(chunk));
    socket.once('data', () => onSignIn(socket));
    socket.write(first);
  });
  return { port, heard: () => Buffer.concat(heard).toString('latin1') };
};

test('a web server, a mail server and one that sends more than its greeting are no MySQL', async (t) => {
  const web = await http(t, (_request, response) => response.end('ok'));
  const mail = await tcp(t, (socket) => socket.write('220 mail.example ESMTP\r\n'));
  const slippery = await tcp(t, (socket) =>
    socket.write(Buffer.concat([greeting(0xf7ff | ssl), Buffer.from('x')])),
  );
  const closing = await tcp(t, (socket) => socket.end());
  for (const port of [mail, slippery, closing]) assert.equal(await codeOf(port), 'service.wrong_protocol');
  assert.match(await codeOf(web, plainMethodFor(web, 400)), /^service\.(?:timeout|wrong_protocol)$/);
  const { stages } = await methodFor([mail]).probe(accessAt(mail), forever);
  assert.equal(stages.at(-1)?.failure?.code, 'service.wrong_protocol');
});

test('without TLS nothing that was typed leaves, unless the operator opened that', async (t) => {
  const { port, heard } = await plainServer(t, (socket) => socket.end(error(1045, 2)));
  assert.equal(await codeOf(port, methodFor([port])), 'tls.not_offered');
  assert.equal(heard(), '');
  assert.equal(await codeOf(port), 'auth.refused');
  assert.ok(heard().includes('reader'), 'the same server is spoken to where that was opened');
  assert.equal(heard().includes(canary), false, 'the password itself goes nowhere');
});

test('what a server says instead of a greeting is told by its code alone', async (t) => {
  for (const [errno, code] of [
    [1040, 'service.too_many_connections'],
    [1129, 'auth.address_not_allowed'],
    [1130, 'auth.address_not_allowed'],
    [9999, 'service.error'],
  ] as const) {
    const port = await tcp(t, (socket) => socket.end(error(errno)));
    assert.equal(await codeOf(port), code);
  }
});

test('a server that stays silent at any point ends in time', async (t) => {
  const mute = await tcp(t, () => undefined);
  assert.equal(await codeOf(mute, plainMethodFor(mute, 200)), 'service.timeout');
  const half = await tcp(t, (socket) => socket.write(greeting().subarray(0, 9)));
  assert.equal(await codeOf(half, plainMethodFor(half, 200)), 'service.timeout');
  const later = await plainServer(t, () => undefined);
  assert.equal(await codeOf(later.port, plainMethodFor(later.port, 300)), 'service.timeout');
});

test('a server that asks for the password in plain, or for a file, gets neither', async (t) => {
  const plain = packet(Buffer.from('\xfemysql_clear_password\0', 'latin1'), 2);
  const clear = await plainServer(t, (socket) => socket.write(plain));
  assert.equal(await codeOf(clear.port, plainMethodFor(clear.port, 2_000)), 'auth.sign_in_not_allowed');
  assert.equal(clear.heard().includes(canary), false);
  const ok = packet(Buffer.from([0, 0, 0, 2, 0, 0, 0]), 2);
  const file = await plainServer(t, (socket) => {
    socket.on('data', () => socket.write(packet(Buffer.from('\xfb/etc/passwd', 'latin1'), 1)));
    socket.write(ok);
  });
  assert.match(await codeOf(file.port, plainMethodFor(file.port, 2_000)), /^auth\.failed|^service\./);
  assert.equal(file.heard().includes('root:'), false);
});

test('garbage after the greeting, in every form, ends in a code and breaks nothing else', async (t) => {
  const garbage = [
    Buffer.from('\0\x01\x02 nothing of the kind', 'latin1'),
    packet(Buffer.alloc(0), 2),
    packet(Buffer.from([0xfe]), 2),
    packet(Buffer.from([0x01, 0x04]), 2),
    packet(Buffer.from([0xff]), 2),
    packet(Buffer.from([0x00]), 2),
    Buffer.concat([
      packet(Buffer.from([0, 0, 0, 2, 0, 0, 0]), 2),
      packet(Buffer.from([0xff, 0xff, 0xff]), 1),
    ]),
  ];
  for (const bytes of garbage) {
    const { port } = await plainServer(t, (socket) => socket.end(bytes));
    assert.match(await codeOf(port, plainMethodFor(port, 2_000)), /^(?:auth|service)\.[a-z_]+$/);
  }
});

test('a server that never stops sending is cut off', async (t) => {
  const { port } = await plainServer(t, (socket) => {
    const chunk = packet(Buffer.concat([Buffer.from([1]), Buffer.alloc(60_000)]), 2);
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', more);
    more();
  });
  assert.match(await codeOf(port, plainMethodFor(port, 5_000)), /^(?:auth|service)\.[a-z_]+$/);
});
