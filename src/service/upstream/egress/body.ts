/** Reading an answer's body within a budget that counts what is unpacked, not what was sent. */
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { TextDecoder } from 'node:util';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { UpstreamError } from '../upstream-error.ts';

const unpackers = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const;

const isKnown = (encoding: string): encoding is keyof typeof unpackers => Object.hasOwn(unpackers, encoding);

const unpacked = (body: Readable, encoding: string): Readable => {
  if (encoding === '' || encoding === 'identity') return body;
  if (!isKnown(encoding)) throw new UpstreamError('service.unreadable');
  // The reader below sees the error through the unpacker; the callback only keeps it from being thrown twice.
  return pipeline(body, unpackers[encoding](), () => undefined);
};

const decoderFor = (contentType: string): TextDecoder => {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset);
  } catch (error) {
    if (error instanceof RangeError) return new TextDecoder();
    throw error;
  }
};

const isUnpackError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(?:Z_|ERR_BROTLI|ERR__ERROR)/.test(error.code);

/** Writes what comes as base64; a chunk need not end where base64 does. */
const base64Writer = () => {
  let rest = Buffer.alloc(0);
  const write = (chunk: Uint8Array): string => {
    const all = Buffer.concat([rest, chunk]);
    const whole = all.length - (all.length % 3);
    rest = all.subarray(whole);
    return all.toString('base64', 0, whole);
  };
  return { write, end: () => rest.toString('base64') };
};

const textWriter = (type: string) => {
  const decoder = decoderFor(type);
  return {
    write: (chunk: Uint8Array): string => decoder.decode(chunk, { stream: true }),
    end: () => decoder.decode(),
  };
};

/** The body as text (or base64, where that is wanted), written as it comes, so that bytes and text are never both whole in memory. More than `maxBytes` unpacked is `service.too_large`; a broken or unknown encoding is `service.unreadable`. */
export const readBody = async (
  body: Readable,
  headers: { readonly encoding: string; readonly type: string; readonly base64?: boolean },
  maxBytes: number,
): Promise<string> => {
  const writer = headers.base64 ? base64Writer() : textWriter(headers.type);
  let text = '';
  let size = 0;
  try {
    for await (const chunk of unpacked(
      body,
      headers.encoding.trim().toLowerCase(),
    ) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new UpstreamError('service.too_large');
      text += writer.write(chunk);
    }
  } catch (error) {
    // Destroying a body that nobody reads any more makes it say so; what matters is thrown below.
    body.on('error', () => undefined).destroy();
    throw isUnpackError(error) ? new UpstreamError('service.unreadable', {}, { cause: error }) : error;
  }
  return text + writer.end();
};
