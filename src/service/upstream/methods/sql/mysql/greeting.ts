/** The first packet of a server (Protocol::HandshakeV10, and MariaDB's form of it): who it is, and whether it offers TLS. */
import { cleaned } from '../../../cleaned.ts';

/** Capability flags, as both manuals name them. */
export const flags = {
  LONG_PASSWORD: 0x1,
  LONG_FLAG: 0x4,
  PROTOCOL_41: 0x200,
  SSL: 0x800,
  TRANSACTIONS: 0x2000,
  RESERVED: 0x4000,
  SECURE_CONNECTION: 0x8000,
  MULTI_RESULTS: 0x20000,
  PLUGIN_AUTH: 0x80000,
  PLUGIN_AUTH_LENENC_CLIENT_DATA: 0x200000,
  MULTI_FACTOR_AUTHENTICATION: 0x10000000,
} as const;

/** What a server's first packet comes to. */
export type Greeting =
  | {
      readonly is: 'hello';
      /** The product with its version, fit to be shown. */
      readonly product: string;
      readonly isMariaDb: boolean;
      readonly offersTls: boolean;
      /** The packet for a driver that shall speak as if there were nothing but what is under its stream already. */
      readonly quiet: Buffer;
    }
  | { readonly is: 'error'; readonly errno: number }
  | { readonly is: 'other' };

/** A packet's head: three bytes of length and one that counts. */
export const headLength = 4;

/** Where the fixed parts lie, counted from the end of the version's text. */
const parts = { low: 14, charset: 16, high: 19, auth: 21, extended: 28, end: 32 } as const;

const productOf = (version: string): string => {
  const number = /^(?:5\.5\.5-)?(\d+(?:\.\d+){1,2})/.exec(version)?.[1];
  const name = /mariadb/i.test(version) ? 'MariaDB' : 'MySQL';
  return number === undefined ? name : cleaned(`${name} ${number}`);
};

const quietened = (packet: Buffer, from: number, isMariaDb: boolean): Buffer => {
  const quiet = Buffer.from(packet);
  const without = ~(flags.SSL | flags.MULTI_FACTOR_AUTHENTICATION);
  quiet.writeUInt16LE(quiet.readUInt16LE(from + parts.low) & without & 0xffff, from + parts.low);
  quiet.writeUInt16LE(quiet.readUInt16LE(from + parts.high) & (without >>> 16), from + parts.high);
  // MariaDB keeps its further capabilities in bytes that are zero elsewhere.
  if (isMariaDb) quiet.fill(0, from + parts.extended, from + parts.end);
  return quiet;
};

/** The length of the whole first packet, once its head is there; undefined where no server's first packet is so long. */
export const packetLength = (bytes: Buffer): number | undefined => {
  const length = bytes.readUIntLE(0, 3);
  return length > 1_024 || bytes[3] !== 0 ? undefined : headLength + length;
};

/** Reads a whole first packet. */
export const greetingOf = (packet: Buffer): Greeting => {
  const body = packet.subarray(headLength);
  if (body[0] === 0xff && body.length >= 3) return { is: 'error', errno: body.readUInt16LE(1) };
  const end = body.indexOf(0, 1);
  const from = headLength + end;
  if (body[0] !== 10 || end < 2 || packet.length < from + parts.end) return { is: 'other' };
  const version = body.toString('latin1', 1, end);
  const isMariaDb = /mariadb/i.test(version);
  return {
    is: 'hello',
    product: productOf(version),
    isMariaDb,
    offersTls: (packet.readUInt16LE(from + parts.low) & flags.SSL) !== 0,
    quiet: quietened(packet, from, isMariaDb),
  };
};
