/** Packets of TDS (MS-TDS section 2.2.3): a head of eight bytes, and what they carry. */

/** What a packet says; the numbers are the specification's. */
export const types = { answer: 0x04, attention: 0x06, prelogin: 0x12 } as const;

/** Bytes of a packet's head. */
export const headLength = 8;

/** Longest packet that any server or client sends before both agreed on another length, and the longest there is. */
export const usualLength = 4_096;
const longest = 32_767;

/** Says in a packet's head that nothing follows. */
const isLast = 0x01;

/** One packet, the only one of its message. */
export const packet = (type: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(headLength);
  head[0] = type;
  head[1] = isLast;
  head.writeUInt16BE(headLength + body.length, 2);
  head[6] = 1;
  return Buffer.concat([head, body]);
};

/** The length of a packet by its head; undefined where it is none. */
export const packetLength = (head: Buffer): number | undefined => {
  const length = head.readUInt16BE(2);
  return length >= headLength && length <= longest ? length : undefined;
};

/** Whether a message ends with this packet. */
export const endsMessage = (head: Buffer): boolean => ((head[1] ?? 0) & isLast) !== 0;

/** Asks the server to stop what it is doing (section 2.2.1.7). */
export const attention = packet(types.attention, Buffer.alloc(0));
