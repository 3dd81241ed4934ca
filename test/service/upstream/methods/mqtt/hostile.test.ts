import assert from 'node:assert/strict';
import { createServer, type TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { before, test, type TestContext } from 'node:test';
import { createAuthority, type Authority, type Identity } from '../../../../../demo/systems/certificates.ts';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import type { Access } from '../../../../../src/service/ports.ts';
import { createMqtt } from '../../../../../src/service/upstream/methods/mqtt/mqtt.ts';
import { egressWith, tcp } from '../../egress/servers.ts';
import { checked } from '../sql/database.ts';

const canary = 'canary-77-password';
const system = createDiskCatalogue().find('eclipse-mosquitto') ?? assert.fail();
let authority: Authority;
let identity: Identity;
before(async () => {
  authority = await createAuthority('Plant Authority');
  identity = await authority.issue({ hosts: ['127.0.0.1'] });
});

const accessAt = (port: number): Access => ({
  system,
  values: { address: `127.0.0.1:${port}`, username: 'reader', password: canary },
  client: { id: 'client', mode: 'test' },
});

/** The code that a check ends in, where every connection lives only so long. */
const codeOf = async (port: number, timeoutMs = 2_000): Promise<string> => {
  const egress = egressWith(`127.0.0.1:${port}`, { ca: authority.cert });
  const { outcome, stages } = await checked(
    createMqtt({
      egress: {
        request: egress.request.bind(egress),
        connect: (dial) => egress.connect({ ...dial, timeoutMs }),
      },
    }),
    accessAt(port),
  );
  assert.equal(JSON.stringify([outcome, stages]).includes(canary), false);
  return outcome.status === 'failed' ? outcome.failure.code : outcome.status;
};

/** A server behind TLS that does with each connection what the test wants. */
const secured = (t: TestContext, onSocket: (socket: TLSSocket) => void): Promise<number> =>
  new Promise((resolve) => {
    const open = new Set<TLSSocket>();
    const server = createServer({ ...identity }, (socket) => {
      open.add(socket);
      socket.on('error', () => open.delete(socket));
      onSocket(socket);
    });
    t.after(() => {
      for (const socket of open) socket.destroy();
      server.close();
    });
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

test('a broker without TLS hears nothing that was typed', async (t) => {
  const heard: Buffer[] = [];
  const port = await tcp(t, (socket) => {
    socket.on('data', (chunk) => heard.push(chunk));
    socket.write(Buffer.from([0x20, 2, 0, 5]));
  });
  assert.match(await codeOf(port), /^tls\./);
  assert.equal(Buffer.concat(heard).includes('reader'), false);
  assert.equal(Buffer.concat(heard).includes('MQTT'), false);
});

test('what answers in another protocol, hangs up or says nothing is no broker', async (t) => {
  for (const bytes of [
    'HTTP/1.1 400 Bad Request\r\n\r\n',
    '220 mail.example ESMTP\r\n',
    '\xff\xff\xff\xff\xff\xff',
  ]) {
    const port = await secured(t, (socket) => socket.end(Buffer.from(bytes, 'latin1')));
    assert.equal(await codeOf(port), 'service.wrong_protocol', bytes);
  }
  assert.equal(await codeOf(await secured(t, (socket) => socket.end())), 'service.wrong_protocol');
  assert.equal(await codeOf(await secured(t, () => undefined), 500), 'service.timeout');
});

test('a broker that refuses everybody is asked twice, and once with the password', async (t) => {
  for (const [code, told] of [
    [4, 'auth.refused'],
    [5, 'auth.refused'],
    [3, 'service.unavailable'],
    [2, 'auth.failed'],
  ] as const) {
    const heard: string[] = [];
    const port = await secured(t, (socket) => {
      let bytes = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        bytes = Buffer.concat([bytes, chunk]);
        // A CONNECT packet is whole when what its second byte counts has come.
        if (bytes.length < 2 + (bytes[1] ?? 0)) return;
        heard.push(bytes.toString('latin1'));
        socket.end(Buffer.from([0x20, 2, 0, code]));
      });
    });
    assert.equal(await codeOf(port), told);
    assert.deepEqual(
      heard.map((each) => each.includes(canary)),
      [false, true],
    );
  }
});

test('a broker that never stops sending is cut off', async (t) => {
  const port = await secured(t, (socket) => {
    socket.write(Buffer.from([0x20, 2, 0, 0]));
    const message = Buffer.concat([Buffer.from([0x30, 0x82, 0x80, 0x01, 0, 1, 0x61]), Buffer.alloc(16_383)]);
    const more = (): void => {
      while (!socket.destroyed && socket.write(message));
    };
    socket.on('drain', more);
    more();
  });
  assert.match(await codeOf(port, 5_000), /^(?:service|data|access)\.[a-z_]+$/);
});
