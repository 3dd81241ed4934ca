// Here: systems that answer over http as no system should, as data, and the process that asks them. Not here: the tests (beside this folder).
/** What each does with a connection, and the code in which asking it ends. */
import type { Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

/** A hostile system: what it does once it was asked (or, with `atOnce`, before). `slow` ones end by the time budget alone. */
export interface Hostile {
  readonly name: string;
  readonly ends: string;
  readonly slow?: boolean;
  readonly atOnce?: boolean;
  readonly answer: (socket: Socket) => void;
}

const ok = 'HTTP/1.1 200 OK\r\n';
const zeros = (megabytes: number): Buffer => Buffer.alloc(megabytes * 1_048_576);
const chunkOf = (bytes: number): Buffer => Buffer.alloc(bytes, 0x78);

/** Sends as fast as it is taken, until the other side has enough. */
const endlessly =
  (begin: string | Buffer, more: string | Buffer) =>
  (socket: Socket): void => {
    const pour = (): void => {
      while (!socket.destroyed && socket.write(more));
    };
    socket.on('drain', pour);
    socket.write(begin);
    pour();
  };

const every =
  (ms: number, begin: string, more: string) =>
  (socket: Socket): void => {
    socket.write(begin);
    const drip = setInterval(() => socket.write(more), ms);
    socket.on('close', () => clearInterval(drip));
  };

const whole =
  (...parts: (string | Buffer)[]) =>
  (socket: Socket): void =>
    void socket.end(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

const packed = (encoding: string, body: Buffer): ((socket: Socket) => void) =>
  whole(`${ok}content-encoding: ${encoding}\r\ncontent-length: ${body.length}\r\n\r\n`, body);

const reset = (socket: Socket): void => void socket.resetAndDestroy();
const sendThenReset =
  (text: string) =>
  (socket: Socket): void => {
    socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 20));
  };

/** A gzip stream that never begins its data: stored blocks of no length, one after another. */
const emptyBlocks = Buffer.from('000000ffff'.repeat(4_000), 'hex');
const gzipHead = Buffer.from('1f8b08000000000000ff', 'hex');

const tooLarge = 'service.too_large';
const unreadable = 'service.unreadable';
const late = 'service.timeout';
const cut = 'network.reset';

/** Takes its time. */
const slow: readonly Hostile[] = [
  { name: 'says nothing', ends: late, answer: () => undefined },
  { name: 'one byte of a header at a time', ends: late, answer: every(25, 'HTTP/1.1 200 OK\r\nx-a: ', 'b') },
  { name: 'one byte of a body at a time', ends: late, answer: every(25, `${ok}\r\n`, 'x') },
  {
    name: 'a body that stops in the middle',
    ends: late,
    answer: (socket: Socket) => void socket.write(`${ok}content-length: 9\r\n\r\nhalf`),
  },
  {
    name: 'a chunk that stops in the middle',
    ends: late,
    answer: (socket: Socket) => void socket.write(`${ok}transfer-encoding: chunked\r\n\r\nff\r\nhalf`),
  },
  {
    name: 'chunks without an end',
    ends: late,
    answer: every(25, `${ok}transfer-encoding: chunked\r\n\r\n`, '1\r\nx\r\n'),
  },
  {
    name: 'a trailer without an end',
    ends: late,
    answer: every(25, `${ok}transfer-encoding: chunked\r\n\r\n0\r\n`, 'x'),
  },
  { name: 'early hints, one by one', ends: late, answer: every(25, '', 'HTTP/1.1 103 Early Hints\r\n\r\n') },
  {
    name: 'gzip that never goes on',
    ends: late,
    answer: (socket: Socket) =>
      void socket.write(Buffer.concat([Buffer.from(`${ok}content-encoding: gzip\r\n\r\n`), gzipHead])),
  },
].map((each) => ({ ...each, slow: true }));

/** Sends more than anybody wants. */
const large: readonly Hostile[] = [
  { name: 'a body without end', ends: tooLarge, answer: endlessly(`${ok}\r\n`, chunkOf(65_536)) },
  {
    name: 'a gigabyte that is announced',
    ends: tooLarge,
    answer: endlessly(`${ok}content-length: 1000000000\r\n\r\n`, chunkOf(65_536)),
  },
  {
    name: 'chunks without end',
    ends: tooLarge,
    answer: endlessly(
      `${ok}transfer-encoding: chunked\r\n\r\n`,
      Buffer.concat([Buffer.from('10000\r\n'), chunkOf(65_536), Buffer.from('\r\n')]),
    ),
  },
  {
    name: 'chunks of one byte without end',
    ends: tooLarge,
    answer: endlessly(`${ok}transfer-encoding: chunked\r\n\r\n`, '1\r\nx\r\n'.repeat(5_000)),
  },
  {
    name: 'a chunk extension without end',
    ends: tooLarge,
    answer: endlessly(`${ok}transfer-encoding: chunked\r\n\r\n1;x=`, chunkOf(65_536)),
  },
  {
    name: 'trailers without end',
    ends: tooLarge,
    answer: endlessly(`${ok}transfer-encoding: chunked\r\n\r\n0\r\n`, `x-y: ${'z'.repeat(500)}\r\n`),
  },
  { name: 'headers without end', ends: tooLarge, answer: endlessly(ok, `x-y: ${'z'.repeat(500)}\r\n`) },
  { name: 'one header without end', ends: tooLarge, answer: endlessly(`${ok}x-y: `, chunkOf(65_536)) },
  {
    name: 'a header of a megabyte',
    ends: tooLarge,
    answer: whole(ok, `x-y: ${'z'.repeat(1_048_576)}\r\n\r\n`),
  },
  { name: 'twenty thousand headers', ends: tooLarge, answer: whole(ok, 'a: b\r\n'.repeat(20_000), '\r\n') },
  {
    name: 'early hints without end',
    ends: tooLarge,
    answer: endlessly('', 'HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n'.repeat(1_000)),
  },
  { name: 'a gzip bomb', ends: tooLarge, answer: packed('gzip', gzipSync(zeros(64))) },
  { name: 'a deflate bomb', ends: tooLarge, answer: packed('deflate', deflateSync(zeros(64))) },
  { name: 'a brotli bomb', ends: tooLarge, answer: packed('br', brotliCompressSync(zeros(64))) },
  {
    name: 'gzip of nothing, without end',
    ends: tooLarge,
    answer: endlessly(
      Buffer.concat([Buffer.from(`${ok}content-encoding: gzip\r\n\r\n`), gzipHead]),
      emptyBlocks,
    ),
  },
];

/** Sends what is no answer. */
const garbled: readonly Hostile[] = [
  { name: 'zeros', ends: unreadable, answer: whole(Buffer.alloc(4_096)) },
  {
    name: 'a page without a head (HTTP/0.9)',
    ends: unreadable,
    answer: whole('<html><body>hello</body></html>'),
  },
  {
    name: 'a mail server',
    ends: unreadable,
    atOnce: true,
    answer: whole('220 mail.example ESMTP ready\r\n'),
  },
  { name: 'a secure shell', ends: unreadable, atOnce: true, answer: whole('SSH-2.0-OpenSSH_9.9\r\n') },
  { name: 'HTTP/2', ends: unreadable, answer: whole(Buffer.from('000000040000000000', 'hex')) },
  { name: 'a version that does not exist', ends: unreadable, answer: whole('HTTP/7.3 200 OK\r\n\r\n') },
  { name: 'a status without digits', ends: unreadable, answer: whole('HTTP/1.1 OK\r\n\r\n') },
  { name: 'a header with a zero in it', ends: unreadable, answer: whole(`${ok}x-a: b\0c\r\n\r\n`) },
  { name: 'a header without a name', ends: unreadable, answer: whole(`${ok}: b\r\n\r\n`) },
  {
    name: 'two lengths',
    ends: unreadable,
    answer: whole(`${ok}content-length: 1\r\ncontent-length: 2\r\n\r\nab`),
  },
  {
    name: 'a length and chunks',
    ends: unreadable,
    answer: whole(`${ok}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`),
  },
  { name: 'a length below nothing', ends: unreadable, answer: whole(`${ok}content-length: -1\r\n\r\nab`) },
  {
    name: 'a length beyond all numbers',
    ends: unreadable,
    answer: whole(`${ok}content-length: 99999999999999999999999\r\n\r\nab`),
  },
  {
    name: 'less than was announced',
    ends: unreadable,
    answer: whole(`${ok}content-length: 100\r\n\r\nshort`),
  },
  {
    name: 'a chunk of more than there is',
    ends: unreadable,
    answer: whole(`${ok}transfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\nx`),
  },
  {
    name: 'a chunk whose size is no number',
    ends: unreadable,
    answer: whole(`${ok}transfer-encoding: chunked\r\n\r\nzz\r\nx`),
  },
  {
    name: 'chunks that end early',
    ends: unreadable,
    answer: whole(`${ok}transfer-encoding: chunked\r\n\r\n5\r\nab`),
  },
  { name: 'an encoding nobody asked for', ends: unreadable, answer: packed('zstd', Buffer.from('x')) },
  { name: 'gzip within gzip', ends: unreadable, answer: packed('gzip, gzip', gzipSync(gzipSync(zeros(8)))) },
  { name: 'gzip that is none', ends: unreadable, answer: packed('gzip', Buffer.from('not at all')) },
  {
    name: 'gzip that was cut',
    ends: unreadable,
    answer: packed('gzip', gzipSync(Buffer.from('a text')).subarray(0, 14)),
  },
  { name: 'brotli that is none', ends: unreadable, answer: packed('br', Buffer.from('not at all')) },
  {
    name: 'another protocol from here on',
    ends: unreadable,
    answer: whole('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  },
  {
    name: 'go on, go on',
    ends: unreadable,
    answer: endlessly('', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1_000)),
  },
  { name: 'an end before an answer', ends: unreadable, answer: (socket: Socket) => void socket.end() },
  { name: 'an end in the head', ends: unreadable, answer: whole('HTTP/1.1 200 OK\r\nx-a') },
  {
    name: 'an end before it was asked',
    ends: unreadable,
    atOnce: true,
    answer: (socket: Socket) => void socket.end(),
  },
  { name: 'a reset instead of an answer', ends: cut, answer: reset },
  { name: 'a reset in the head', ends: cut, answer: sendThenReset('HTTP/1.1 200 OK\r\nx-a') },
  { name: 'a reset in the body', ends: cut, answer: sendThenReset(`${ok}content-length: 100\r\n\r\nshort`) },
  { name: 'a reset before it was asked', ends: cut, atOnce: true, answer: reset },
];

/** Every one. */
export const hostile: readonly Hostile[] = [...slow, ...large, ...garbled];

/** Odd, and an answer all the same: what it is read as. */
export const odd: readonly (Omit<Hostile, 'ends'> & { readonly status: string })[] = [
  {
    name: 'more after the answer',
    status: '200',
    answer: whole(`${ok}content-length: 2\r\n\r\nok${ok}content-length: 6\r\n\r\nsecond`),
  },
  {
    name: 'a redirect to itself',
    status: '302',
    answer: whole('HTTP/1.1 302 Found\r\nlocation: /\r\ncontent-length: 0\r\n\r\n'),
  },
  {
    name: 'a redirect to a cloud’s metadata',
    status: '307',
    answer: whole(
      'HTTP/1.1 307 Temporary Redirect\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n',
    ),
  },
  {
    name: 'a refresh to somewhere else',
    status: '200',
    answer: whole(`${ok}refresh: 0; url=http://127.0.0.1/\r\ncontent-length: 2\r\n\r\nok`),
  },
  {
    name: 'a status that nobody knows',
    status: '999',
    answer: whole('HTTP/1.1 999 Odd\r\ncontent-length: 0\r\n\r\n'),
  },
  {
    name: 'a few early hints',
    status: '200',
    answer: whole('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(3), `${ok}content-length: 2\r\n\r\nok`),
  },
  {
    name: 'a trailer',
    status: '200',
    answer: whole(`${ok}transfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nx-a: b\r\n\r\n`),
  },
  { name: 'a body that ends with the connection', status: '200', answer: whole(`${ok}\r\nok`) },
];
