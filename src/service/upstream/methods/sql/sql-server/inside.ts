/** The handshake of TLS inside TDS (MS-TDS section 2.2.6.5): until it is over, what both sides send goes in packets of type PRELOGIN. */
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { UpstreamError } from '../../../upstream-error.ts';
import type { InsideHandshake } from '../../../egress/egress-client.ts';
import { headLength, packet, packetLength, types, usualLength } from './packets.ts';

const carriers: readonly number[] = [types.prelogin, types.answer];

/** The first byte of a record of TLS, which no packet begins with (RFC 5246 section 6.2.1). */
const isRecord = (byte: number): boolean => byte >= 0x14 && byte <= 0x17;

const most = usualLength - headLength;

const inPackets = (bytes: Buffer): Buffer => {
  const packets: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += most) {
    const made = packet(types.prelogin, bytes.subarray(at, at + most));
    // Of a longer message only the last packet says that it is the last.
    if (at + most < bytes.length) made[1] = 0;
    made[6] = (packets.length + 1) & 0xff;
    packets.push(made);
  }
  return Buffer.concat(packets);
};

class Inside extends Duplex {
  readonly #socket: Socket;
  #isOpen = false;
  #reads: 'packets' | 'records' = 'packets';
  #head = Buffer.alloc(0);
  /** Bytes of the packet that is being read that have not come yet. */
  #left = 0;

  constructor(socket: Socket) {
    super({ allowHalfOpen: false });
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.once('end', () => this.push(null));
    socket.once('error', (error) => this.destroy(error));
    socket.once('close', () => this.destroy());
    socket.pause();
    if (socket.destroyed) this.destroy();
  }

  opened(): void {
    this.#isOpen = true;
  }

  override _read(): void {
    this.#socket.resume();
  }

  /** What is written together is one message: servers answer message by message. */
  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(Buffer.concat(chunks.map(({ chunk }) => chunk)), done);
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }

  #send(bytes: Buffer, done: (error?: Error | null) => void): void {
    this.#socket.write(this.#isOpen ? bytes : inPackets(bytes), done);
  }

  #take(chunk: Buffer): void {
    let rest = chunk;
    while (rest.length > 0) {
      const taken = this.#reads === 'records' ? this.#pass(rest, rest.length) : this.#takePacket(rest);
      if (taken === undefined) return void this.destroy(new UpstreamError('service.wrong_protocol'));
      rest = rest.subarray(taken);
    }
  }

  /** Takes some bytes of a packet and says how many; undefined where there is none. */
  #takePacket(bytes: Buffer): number | undefined {
    if (this.#left > 0) {
      const taken = this.#pass(bytes, Math.min(this.#left, bytes.length));
      this.#left -= taken;
      return taken;
    }
    const [first = bytes[0] ?? 0] = this.#head;
    if (isRecord(first)) {
      this.#reads = 'records';
      return 0;
    }
    if (!carriers.includes(first)) return undefined;
    const taken = Math.min(headLength - this.#head.length, bytes.length);
    this.#head = Buffer.concat([this.#head, bytes.subarray(0, taken)]);
    return this.#head.length < headLength || this.#beginPacket() ? taken : undefined;
  }

  #beginPacket(): boolean {
    const length = packetLength(this.#head);
    this.#head = Buffer.alloc(0);
    this.#left = (length ?? headLength) - headLength;
    return length !== undefined;
  }

  #pass(bytes: Buffer, count: number): number {
    if (!this.push(bytes.subarray(0, count))) this.#socket.pause();
    return count;
  }
}

/** Carries a handshake in packets, over a socket on which both sides agreed on that. */
export const inside = (raw: Socket): InsideHandshake => {
  const stream = new Inside(raw);
  return { stream, opened: () => stream.opened() };
};
