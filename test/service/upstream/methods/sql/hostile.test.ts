import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { http, tcp } from '../../egress/servers.ts';
import { accessTo, checked, forever, methodFor, plainMethodFor } from './database.ts';

const canary = 'canary-77-password';
const accessAt = (port: number) =>
  accessTo({ address: `127.0.0.1:${port}`, username: 'reader', password: canary, database: 'plant' });

const codeOf = async (port: number, method = plainMethodFor(port)): Promise<string> => {
  const { outcome, stages } = await checked(method, accessAt(port));
  assert.equal(JSON.stringify([outcome, stages]).includes(canary), false);
  return outcome.status === 'failed' ? outcome.failure.code : outcome.status;
};

/** A server that offers no TLS and then does what the test wants; everything it was sent is kept. */
const plainServer = async (t: TestContext, onStartup: (socket: Socket) => void) => {
  const heard: Buffer[] = [];
  const port = await tcp(t, (socket) => {
    socket.on('data', (chunk) => heard.push(chunk));
    socket.once('data', () => {
      socket.once('data', () => onStartup(socket));
      socket.write('N');
    });
  });
  return { port, heard: () => Buffer.concat(heard).toString('latin1') };
};

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const number = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeInt32BE(value);
  return four;
};
const askForPassword = message('R', number(3));

test('a web server, a server that greets first and one that sends bytes in before TLS are no PostgreSQL', async (t) => {
  const web = await http(t, (_request, response) => response.end('ok'));
  const greeting = await tcp(t, (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'));
  const slippery = await tcp(t, (socket) => socket.once('data', () => socket.write('Sx')));
  const closing = await tcp(t, (socket) => socket.once('data', () => socket.end()));
  for (const port of [web, greeting, slippery, closing])
    assert.equal(await codeOf(port), 'service.wrong_protocol');
});

test('the probe says the same, before anybody signs in', async (t) => {
  const port = await tcp(t, (socket) => socket.write('220 mail.example ESMTP\r\n'));
  const { status, stages } = await methodFor([port]).probe(accessAt(port), forever);
  assert.equal(status, 'failed');
  assert.equal(stages.at(-1)?.failure?.code, 'service.wrong_protocol');
});

test('without TLS nothing that was typed leaves, unless the operator opened that', async (t) => {
  const { port, heard } = await plainServer(t, (socket) => socket.write(askForPassword));
  assert.equal(await codeOf(port, methodFor([port])), 'tls.not_offered');
  assert.equal(heard().length, 8);
  assert.equal(heard().includes('reader'), false);
  await codeOf(port, plainMethodFor(port, 300));
  assert.equal(heard().includes('reader'), true, 'the same server is spoken to where that was opened');
});

test('a server that stays silent at any point ends in time', async (t) => {
  const mute = await tcp(t, () => undefined);
  assert.equal(await codeOf(mute, plainMethodFor(mute, 200)), 'service.timeout');
  const later = await plainServer(t, () => undefined);
  assert.equal(await codeOf(later.port, plainMethodFor(later.port, 300)), 'service.timeout');
});

test('garbage after the start, in every form, ends in a code and breaks nothing else', async (t) => {
  const garbage = [
    Buffer.from('\u0000\u0001\u0002 nothing of the kind'),
    message('R', number(77)),
    message('R', Buffer.alloc(0)),
    message('E', Buffer.from('Cxx')),
    message('T', Buffer.from([0xff, 0xff])),
    message('D', Buffer.from([0x7f, 0xff])),
    message('Z', Buffer.alloc(0)),
    Buffer.from([0x52, 0, 0, 0, 0]),
  ];
  for (const bytes of garbage) {
    const { port } = await plainServer(t, (socket) => socket.end(bytes));
    assert.match(await codeOf(port, plainMethodFor(port, 2_000)), /^(?:auth\.failed|service\.unreadable)$/);
  }
});

test('a server that never stops sending is cut off', async (t) => {
  const chunk = message('N', Buffer.concat([Buffer.from('M'), Buffer.alloc(60_000, 0x78), Buffer.alloc(2)]));
  const { port } = await plainServer(t, (socket) => {
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on('drain', more);
    more();
  });
  assert.equal(await codeOf(port), 'service.too_large');
});

test('one message said to be a gigabyte long is not waited for beyond the budget', async (t) => {
  const { port } = await plainServer(t, (socket) => {
    socket.write(Buffer.concat([Buffer.from('D'), number(1_000_000_000)]));
    const more = (): void => {
      while (!socket.destroyed && socket.write(Buffer.alloc(65_536)));
    };
    socket.on('drain', more);
    more();
  });
  assert.equal(await codeOf(port), 'service.too_large');
});

test('an error with the sign-in’s own words in it is told by its code alone', async (t) => {
  const told = `SFATAL\0VFATAL\0C53300\0Mtoo many connections for reader with ${canary}\0\0`;
  const { port } = await plainServer(t, (socket) => socket.end(message('E', Buffer.from(told))));
  assert.equal(await codeOf(port), 'service.too_many_connections');
});

test('what is starting or stopping says so', async (t) => {
  for (const [state, code] of [
    ['57P03', 'service.starting'],
    ['57P01', 'service.unavailable'],
  ] as const) {
    const { port } = await plainServer(t, (socket) =>
      socket.end(message('E', Buffer.from(`SFATAL\0C${state}\0Mx\0\0`))),
    );
    assert.equal(await codeOf(port), code);
  }
});
