/**
 * Handing a connection to the driver after TLS was begun without it: packets are counted from the first one on, and the driver has
 * not seen the one that asked for TLS. While it signs in, its numbers are raised and the server's are lowered by one.
 */
import type { Duplex } from 'node:stream';
import type { EgressConnection } from '../../../../ports.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import { flags, headLength } from './greeting.ts';

/** What is said to be understood here: nothing that reads local files, packs, or changes how statements are read. */
export const capabilities =
  flags.LONG_PASSWORD |
  flags.LONG_FLAG |
  flags.PROTOCOL_41 |
  flags.TRANSACTIONS |
  flags.RESERVED |
  flags.SECURE_CONNECTION |
  flags.MULTI_RESULTS |
  flags.PLUGIN_AUTH |
  flags.PLUGIN_AUTH_LENENC_CLIENT_DATA;

/** utf8mb4_unicode_ci: four bytes for a sign, known to every server since 5.5. */
export const charset = 'UTF8MB4_UNICODE_CI';
const charsetNumber = 224;

/** The packet that asks for TLS. What it says counts for the whole sign-in, so the driver has to say the same. */
export const tlsRequest = (): Buffer => {
  const packet = Buffer.alloc(headLength + 32);
  packet.writeUIntLE(32, 0, 3);
  packet[3] = 1;
  packet.writeUInt32LE(capabilities | flags.SSL, headLength);
  packet[headLength + 8] = charsetNumber;
  return packet;
};

const ends: readonly number[] = [0x00, 0xff];

/** Lowers the numbers of the server's packets in place, until one says how the sign-in ended. */
class Counting {
  /** Whether the sign-in is still going on. */
  signingIn = true;
  #head: number[] = [];
  #left = 0;

  /** `first` sees the first byte of every packet's body, and is asked before the rest is read. */
  take(chunk: Buffer): void {
    for (let at = 0; at < chunk.length && this.signingIn;) at = this.#step(chunk, at);
  }

  #step(chunk: Buffer, at: number): number {
    if (this.#left > 0 && this.#head.length > headLength) return this.#skip(chunk, at);
    const byte = chunk[at] ?? 0;
    if (this.#head.length < headLength) {
      if (this.#head.length === 3) chunk[at] = byte - 1;
      this.#head.push(byte);
      const [low = 0, middle = 0, high = 0] = this.#head;
      this.#left = low | (middle << 8) | (high << 16);
      if (this.#head.length === headLength && this.#left === 0) this.#head = [];
      return at + 1;
    }
    this.#head.push(byte);
    if (ends.includes(byte)) this.signingIn = false;
    return this.#skip(chunk, at);
  }

  #skip(chunk: Buffer, at: number): number {
    const passed = Math.min(this.#left, chunk.length - at);
    this.#left -= passed;
    if (this.#left === 0) this.#head = [];
    return at + passed;
  }
}

/** Raises a packet's number, and lets the one that signs in say that TLS is there. */
const raised = (packet: Buffer): Buffer => {
  const copy = Buffer.from(packet);
  copy[3] = (packet[3] ?? 0) + 1;
  if (packet[3] !== 1) return copy;
  if (packet.readUInt32LE(headLength) !== capabilities) throw new UpstreamError('auth.failed');
  copy.writeUInt32LE(capabilities | flags.SSL, headLength);
  return copy;
};

/** The stream for a driver: the greeting once more, and then the server. `isSecured` says whether TLS was asked for by a packet. */
export const handedOver = (connection: EgressConnection, greeting: Buffer, isSecured: boolean): Duplex => {
  const counting = new Counting();
  const stream = connection.stream((chunk) => {
    if (isSecured) counting.take(chunk);
  });
  const write = stream.write.bind(stream) as (
    bytes: Buffer,
    done?: (error?: Error | null) => void,
  ) => boolean;
  stream.unshift(greeting);
  return Object.assign(stream, {
    // The driver writes packet by packet.
    write: (packet: Buffer, done?: (error?: Error | null) => void): boolean =>
      write(isSecured && counting.signingIn ? raised(packet) : packet, done),
  });
};
