import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createAuthority } from '../../../../../../demo/systems/certificates.ts';
import { http, tcp } from '../../../egress/servers.ts';
import { forever } from '../database.ts';
import { accessAt, codeOf, methodFor, plainMethodFor, plant } from './plant.ts';
import { silence, tdsServer } from './server.ts';
import { error, packets, preloginAnswer, rows } from './tokens.ts';

const answer = preloginAnswer([16, 0, 4105], 0x02);

test('a web server, a mail server and one that sends more than its answer are no SQL Server', async (t) => {
  const web = await http(t, (_request, response) => response.end('ok'));
  const mail = await tcp(t, (socket) => socket.write('220 mail.example ESMTP\r\n'));
  const slippery = await tcp(t, (socket) =>
    socket.once('data', () => socket.write(Buffer.concat([answer, Buffer.from('x')]))),
  );
  const closing = await tcp(t, (socket) => socket.once('data', () => socket.end()));
  for (const port of [web, mail, slippery, closing])
    assert.equal(await codeOf(plainMethodFor(port), accessAt(port)), 'service.wrong_protocol');
  const { stages } = await methodFor(closing).probe(accessAt(closing), forever);
  assert.deepEqual(
    stages.filter(({ stage }) => stage === 'service' || stage === 'tls').map(({ failure }) => failure?.code),
    ['service.wrong_protocol'],
  );
});

test('a web server with TLS, whose certificate is good, is no SQL Server either', async (t) => {
  const authority = await createAuthority('Plant Authority');
  const identity = await authority.issue({ hosts: ['127.0.0.1'] });
  const server = createServer(identity, (_request, response) => response.end('ok')).listen(0, '127.0.0.1');
  t.after(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  assert.equal(await codeOf(methodFor(port, authority.cert), accessAt(port)), 'service.wrong_protocol');
});

test('a server that stays silent at any point ends in time', async (t) => {
  const mute = await tcp(t, () => undefined);
  assert.equal(await codeOf(plainMethodFor(mute, 200), accessAt(mute)), 'service.timeout');
  const half = await tcp(t, (socket) => socket.once('data', () => socket.write(answer.subarray(0, 9))));
  assert.equal(await codeOf(plainMethodFor(half, 200), accessAt(half)), 'service.timeout');
  const later = await tdsServer(t, { onLogin: () => silence });
  assert.equal(await codeOf(plainMethodFor(later.port, 500), accessAt(later.port)), 'service.timeout');
  const late = await tdsServer(t, { onStatement: () => silence });
  assert.equal(await codeOf(plainMethodFor(late.port, 2_000), accessAt(late.port)), 'service.timeout');
});

test('garbage at every point ends in a code and breaks nothing else', async (t) => {
  const garbage = [
    Buffer.from('nothing of the kind'),
    Buffer.from([0x04, 1, 0, 3, 0, 0, 1, 0]),
    packets(0x04, Buffer.alloc(0)),
    packets(0x04, Buffer.from([0x81, 0xff])),
    packets(0x04, Buffer.from([0xaa, 0xff, 0xff, 1, 2])),
    packets(0x04, Buffer.from([0xe3, 3, 0, 7])),
    packets(0x04, Buffer.from([0xd1, 1, 2, 3])),
    packets(0x04, Buffer.from([0x99, 0, 0])),
    packets(0x04, Buffer.concat([rows({ a: 'int' }, [1]), Buffer.from([0xd1, 0xff])])),
  ];
  for (const bytes of garbage) {
    const first = await tcp(t, (socket) => socket.once('data', () => socket.end(bytes)));
    assert.match(await codeOf(plainMethodFor(first, 2_000), accessAt(first)), /^service\.[a-z_]+$/);
    const afterwards = await tcp(t, (socket) => {
      socket.once('data', () => {
        socket.once('data', () => socket.end(bytes));
        socket.write(answer);
      });
    });
    assert.match(
      await codeOf(plainMethodFor(afterwards, 2_000), accessAt(afterwards)),
      /^(?:auth|service)\.[a-z_]+$/,
    );
    const last = await tdsServer(t, {
      onStatement: ({ text }, stream) => {
        if (!/schema_id/.test(text)) return plant()({ text, values: [] });
        stream.end(bytes);
        return silence;
      },
    });
    assert.match(
      await codeOf(plainMethodFor(last.port, 2_000), accessAt(last.port)),
      /^(?:access|data|service)\.[a-z_]+$/,
    );
  }
});

test('options of the first answer that point out of it, and none at all, are no answer', async (t) => {
  for (const body of [
    Buffer.from([0x00, 0xff, 0xff, 0, 6, 0xff]),
    Buffer.from([0x00, 0, 6]),
    Buffer.from([0xff]),
    Buffer.from([0x01, 0, 6, 0, 1, 0xff, 1]),
  ]) {
    const port = await tcp(t, (socket) => socket.once('data', () => socket.write(packets(0x04, body))));
    assert.equal(await codeOf(plainMethodFor(port), accessAt(port)), 'service.wrong_protocol');
  }
});

test('a server that never stops sending is cut off', async (t) => {
  const { port } = await tdsServer(t, {
    onLogin: () => error(1, 'x'.repeat(20_000)),
    onStatement: plant(),
  });
  assert.match(await codeOf(plainMethodFor(port), accessAt(port)), /^auth\.failed$/);
  const endless = await tcp(t, (socket) => {
    const chunk = packets(0x04, error(1, 'x'.repeat(2_000), 5)).fill(0, 1, 2);
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.once('data', () => {
      socket.on('drain', more);
      socket.once('data', more);
      socket.write(answer);
    });
  });
  assert.match(
    await codeOf(plainMethodFor(endless, 5_000), accessAt(endless)),
    /^service\.(?:too_large|timeout)$/,
  );
});
