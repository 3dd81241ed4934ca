/** One HTTP/1.1 request over a connection that is handed in: undici speaks, it never dials. */
import type { Socket } from 'node:net';
import { Client } from 'undici';
import type { EgressAnswer, EgressRequest } from '../../ports.ts';
import { UpstreamError } from '../upstream-error.ts';
import { readBody } from './body.ts';
import { DriverStream } from './driver-stream.ts';

/** Largest header block that is read, in bytes. */
const maxHeaderBytes = 32_768;

/**
 * Bytes that may come in all for a body of this size: what frames it (chunk sizes, interim answers, trailers) may be as long again. The
 * size of the body itself is counted when it is unpacked.
 */
const wireBytes = (maxBytes: number): number => 2 * maxBytes + 4 * maxHeaderBytes;

const flat = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

/** Whether a media type is one of texts; what says nothing is taken for one. */
const isText = (type: string): boolean =>
  type === '' ||
  /^text\/|[/+](?:json|xml|javascript|yaml|x-www-form-urlencoded|x-ndjson)\b|charset=/i.test(type);

/** A client on this one connection; asking for a second is an error, so a request is never sent twice. */
const clientOn = (origin: string, stream: DriverStream): Client => {
  let left: DriverStream | undefined = stream;
  return new Client(origin, {
    allowH2: false,
    pipelining: 0,
    maxHeaderSize: maxHeaderBytes,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: (_options, callback) => {
      const once = left;
      left = undefined;
      // undici ignores an answer that comes while it is still asking.
      process.nextTick(() => {
        if (once) callback(null, once as unknown as Socket);
        else callback(Object.assign(new Error('closed'), { code: 'UND_ERR_SOCKET' }), null);
      });
    },
  });
};

/** Listens for what breaks a connection, and tells the first of it; undefined while nothing did. */
const firstError = (stream: DriverStream): (() => Error | undefined) => {
  let first: Error | undefined;
  stream.on('error', (error) => (first ??= error));
  return () => first;
};

/** Sends the request and reads the whole answer within its budgets; 3xx answers are returned, never followed. The connection is closed after. */
export const exchange = async (
  request: EgressRequest,
  url: URL,
  socket: Socket,
  signal: AbortSignal,
): Promise<Omit<EgressAnswer, 'ms'>> => {
  const maxBytes = request.maxBytes ?? 1_048_576;
  const stream = new DriverStream(socket, wireBytes(maxBytes));
  const client = clientOn(url.origin, stream);
  const broken = firstError(stream);
  try {
    const answer = await client.request({
      path: `${url.pathname}${url.search}`,
      method: request.method ?? 'GET',
      headers: { 'user-agent': 'makini-connect', 'accept-encoding': 'gzip', ...request.headers },
      body: request.bytes ?? request.body ?? null,
      signal,
    });
    const headers = flat(answer.headers);
    const about = { encoding: headers['content-encoding'] ?? '', type: headers['content-type'] ?? '' };
    const base64 = request.binary === true && !isText(about.type);
    const body = await readBody(answer.body, { ...about, base64 }, maxBytes);
    return { status: answer.statusCode, headers, body, ...(base64 && { base64 }) };
  } catch (error) {
    if (error instanceof UpstreamError) throw error;
    // undici says only that the socket ended; TLS 1.3 tells after the handshake that a client certificate is missing.
    throw broken() ?? error;
  } finally {
    await client.destroy();
    socket.destroy();
  }
};
