/** The first thing that a server says, whole: bytes after it would come from somebody who speaks another protocol, or slips them in before TLS. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import type { EgressConnection } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** A server that hung up instead of answering: it did not understand. */
export class HungUp extends UpstreamError {
  constructor(values: UpstreamError['failure']['values'] = {}) {
    super('service.wrong_protocol', values);
  }
}

/** How long a packet is. */
export interface Measure {
  /** Bytes that have to be there to tell. */
  readonly headLength: number;
  /** The length of the whole; undefined for what is no such packet. */
  readonly lengthOf: (head: Buffer) => number | undefined;
}

/** Reads one packet and leaves the stream paused. Rejects with `service.wrong_protocol`, or with what cut the connection. */
export const firstPacket = async (
  connection: EgressConnection,
  stream: Duplex,
  { headLength, lengthOf }: Measure,
): Promise<Buffer> => {
  const ended = once(stream, 'close').then(() => {
    const { failure } = connection.explain(new Error('closed'));
    const { code, values } = failure;
    const wasCut = code === 'service.timeout' || code === 'service.interrupted';
    throw wasCut ? new UpstreamError(code, values) : new HungUp(values);
  });
  // Whoever waits for the bytes hears of it; nobody else has to.
  ended.catch(() => undefined);
  let bytes = Buffer.alloc(0);
  let length: number | undefined;
  while (length === undefined || bytes.length < length) {
    const [chunk] = (await Promise.race([once(stream, 'data'), ended])) as [Buffer];
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length < headLength) continue;
    length = lengthOf(bytes);
    if (length === undefined || bytes.length > length) throw new UpstreamError('service.wrong_protocol');
  }
  stream.pause();
  return bytes;
};
