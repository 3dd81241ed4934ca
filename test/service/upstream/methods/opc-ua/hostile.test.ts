import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createDiskCatalogue } from '../../../../../src/service/adapters/disk-catalogue.ts';
import { createOpcUa } from '../../../../../src/service/upstream/methods/opc-ua/opc-ua.ts';
import { egressWith, tcp } from '../../egress/servers.ts';
import { checked } from '../sql/database.ts';

const system = createDiskCatalogue().find('opc-ua-server') ?? assert.fail();
const password = 'canary-77-password';

/** One chunk of the protocol: its kind, its length, and what is in it. */
const chunk = (kind: string, body: Buffer): Buffer => {
  const head = Buffer.from(`${kind}....`, 'latin1');
  head.writeUInt32LE(8 + body.length, 4);
  return Buffer.concat([head, body]);
};

const numbers = (...all: number[]): Buffer => {
  const body = Buffer.alloc(4 * all.length);
  for (const [at, each] of all.entries()) body.writeUInt32LE(each, 4 * at);
  return body;
};

const acknowledge = chunk('ACKF', numbers(0, 65_536, 65_536, 0, 0));

/** Checks against a server that answers each kind of message as it is told; `heard` is everything that it got. */
const against = async (
  t: TestContext,
  answer: (kind: string, socket: Socket) => void,
  signal = new AbortController().signal,
) => {
  const heard: Buffer[] = [];
  const port = await tcp(t, (socket) => {
    socket.on('data', (data: Buffer) => {
      heard.push(data);
      answer(data.toString('latin1', 0, 3), socket);
    });
  });
  const access = {
    system,
    values: { address: `127.0.0.1:${port}`, way: 'password', username: 'reader', password },
    client: { id: 'client', mode: 'test', customer: 'acme' },
  } as const;
  const method = createOpcUa({ egress: egressWith(`tcp://127.0.0.1:${port}`) });
  const { outcome } = await checked(method, access, signal);
  assert.equal(Buffer.concat(heard).includes(password), false);
  return outcome.status === 'failed' ? outcome.failure.code : outcome.status;
};

test('a server that falls silent is waited for as long as anybody waits, whatever it said before', async (t) => {
  for (const silentAt of ['HEL', 'OPN']) {
    const waiting = new AbortController();
    const code = await against(
      t,
      (kind, socket) => {
        if (kind === silentAt) waiting.abort();
        else socket.write(acknowledge);
      },
      waiting.signal,
    );
    assert.equal(code, 'service.interrupted', silentAt);
  }
});

test('answers that are garbled, cut short, too large or to nobody’s question end the conversation', async (t) => {
  const answers: readonly Buffer[] = [
    chunk('OPNF', randomBytes(200)),
    chunk('MSGF', numbers(1, 1, 1, 77, 9, 9, 9)),
    chunk('ERRF', numbers(0x8080_0000, 0xffff_ffff)),
    chunk('ERRF', Buffer.alloc(2)),
    chunk('HELF', Buffer.alloc(4)),
    Buffer.concat([chunk('OPNF', Buffer.alloc(0)), Buffer.alloc(70_000, 0xff)]),
    Buffer.concat([Buffer.from('OPNF', 'latin1'), numbers(0x7fff_ffff), Buffer.alloc(100)]),
    Buffer.from('OPNF\x03\0\0\0', 'latin1'),
  ];
  for (const [at, bytes] of answers.entries()) {
    const code = await against(t, (kind, socket) => {
      if (kind === 'HEL') return void socket.write(acknowledge);
      if (kind === 'OPN') socket.end(bytes);
    });
    assert.match(code, /^service\.(?:wrong_protocol|unavailable)$/, String(at));
  }
});

test('an acknowledgement that promises no room is no reason to fail otherwise', async (t) => {
  for (const limits of [
    [0, 0, 0, 0, 0],
    [9, 1, 1, 1, 1],
    [0, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff],
  ]) {
    const code = await against(t, (kind, socket) => {
      if (kind === 'HEL') socket.write(chunk('ACKF', numbers(...limits)));
      else socket.destroy();
    });
    assert.equal(code, 'service.wrong_protocol', limits.join());
  }
});

test('bytes without end are cut', async (t) => {
  const code = await against(t, (kind, socket) => {
    if (kind === 'HEL') return void socket.write(acknowledge);
    if (kind !== 'OPN') return;
    // Chunks that each look as if more of the same message followed.
    const more = (): void =>
      void (socket.destroyed || socket.write(chunk('OPNC', Buffer.alloc(60_000)), more));
    more();
  });
  assert.match(code, /^service\.(?:wrong_protocol|too_large)$/);
});
