/** Handing a secured stream to the driver: its own first words are answered here, because both sides said theirs before TLS. */
import type { Duplex } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { UpstreamError } from '../../../upstream-error.ts';
import { endsMessage, headLength, packetLength, types } from './packets.ts';
import { quietAnswer } from './prelogin.ts';

/** The length of the driver's first words, once they are all there; undefined for anything else. */
const lengthOf = (bytes: Buffer): number | undefined =>
  bytes[0] === types.prelogin && endsMessage(bytes) ? packetLength(bytes) : undefined;

/** A server that refuses says why and hangs up; where the driver hears of both at once it tells of the second alone. */
const whenRead = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
};

/** The stream for a driver that uses no TLS of its own; broken when the driver begins with anything else than it should. */
export const handedOver = (stream: Duplex): Duplex => {
  const write = stream.write.bind(stream) as (bytes: Buffer) => boolean;
  let first: Buffer | undefined = Buffer.alloc(0);
  const swallow = (bytes: Buffer): boolean => {
    first = Buffer.concat([first ?? bytes, bytes]);
    if (first.length < headLength) return true;
    const length = lengthOf(first);
    if (length === undefined) stream.destroy(new UpstreamError('auth.failed'));
    if (length === undefined || first.length < length) return true;
    const rest = first.subarray(length);
    first = undefined;
    return rest.length === 0 || write(rest);
  };
  stream.unshift(quietAnswer);
  const emit = stream.emit.bind(stream) as (event: string | symbol, ...facts: unknown[]) => boolean;
  return Object.assign(stream, {
    emit: (event: string | symbol, ...facts: unknown[]): boolean => {
      if (event !== 'end' && event !== 'close') return emit(event, ...facts);
      void whenRead().then(() => emit(event, ...facts));
      return true;
    },
    write: (bytes: Buffer): boolean => (first ? swallow(bytes) : write(bytes)),
  });
};
