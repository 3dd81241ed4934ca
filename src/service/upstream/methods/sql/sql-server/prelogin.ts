/** The first words of both sides (MS-TDS section 2.2.6.5): which version a server has, and whether it speaks TLS. */
import { endsMessage, headLength, packet, packetLength, types } from './packets.ts';

/** What a server says of itself before anybody signs in. */
export interface Prelogin {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  /** Whether TLS follows inside TDS; TDS 8.0 has it underneath, and this says nothing there. */
  readonly offersTls: boolean;
}

const options = { version: 0x00, encryption: 0x01, end: 0xff } as const;
const encryption = { on: 0x01, notSupported: 0x02, required: 0x03 } as const;

const optionHead = 5;

const message = (type: number, parts: readonly (readonly [number, Buffer])[]): Buffer => {
  let at = parts.length * optionHead + 1;
  const heads = parts.map(([option, data]) => {
    const head = Buffer.from([option, at >> 8, at & 0xff, data.length >> 8, data.length & 0xff]);
    at += data.length;
    return head;
  });
  return packet(
    type,
    Buffer.concat([...heads, Buffer.from([options.end]), ...parts.map(([, data]) => data)]),
  );
};

/** Asks a server who it is, and for TLS from the sign-in on. */
export const request = message(types.prelogin, [
  [options.version, Buffer.alloc(6)],
  [options.encryption, Buffer.from([encryption.on])],
]);

/** The answer for a driver that shall speak as if there were nothing but what is under its stream already. */
export const quietAnswer = message(types.answer, [
  [options.version, Buffer.alloc(6)],
  [options.encryption, Buffer.from([encryption.notSupported])],
]);

/** How long the answer is; undefined for what is none. */
export const answerLength = (head: Buffer): number | undefined =>
  head[0] === types.answer && endsMessage(head) ? packetLength(head) : undefined;

/** Where each option's data lie, by its number; undefined where an option points out of the message. */
const optionsIn = (body: Buffer): ReadonlyMap<number, Buffer> | undefined => {
  const found = new Map<number, Buffer>();
  for (let at = 0; body[at] !== options.end; at += optionHead) {
    if (at + optionHead > body.length) return undefined;
    const start = body.readUInt16BE(at + 1);
    const end = start + body.readUInt16BE(at + 3);
    if (end > body.length) return undefined;
    found.set(body[at] ?? options.end, body.subarray(start, end));
  }
  return found;
};

/** Reads a whole answer; undefined where it does not say the version first, as every server does. */
export const preloginOf = (answer: Buffer): Prelogin | undefined => {
  const found = optionsIn(answer.subarray(headLength));
  const version = found?.get(options.version);
  if (!found || found.keys().next().value !== options.version || version?.length !== 6) return undefined;
  const [said] = found.get(options.encryption) ?? [];
  return {
    major: version[0] ?? 0,
    minor: version[1] ?? 0,
    build: version.readUInt16BE(2),
    offersTls: said === encryption.on || said === encryption.required,
  };
};
