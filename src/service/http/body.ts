/** Reading a request's body: media type, size, encoding and depth are judged before any schema sees it. */
import { ProblemError } from './problem-error.ts';

/** Bodies above this many bytes are refused, unless a route says otherwise. */
export const bodyLimit = 64 * 1024;
const depthLimit = 32;
const parameterLimit = 200;

const tooLarge = (most: number): ProblemError =>
  new ProblemError('too_large', { detail: `A body may have at most ${most} bytes.` });

/** Reading fails with the connection alone: whoever hangs up must not look like a failure of the service. */
const brokenOff = (): never => {
  throw new ProblemError('malformed_request', { detail: 'The body broke off.' });
};

const wholeOf = async (request: Request, most: number): Promise<Uint8Array> => {
  const bytes = new Uint8Array(await request.arrayBuffer().catch(brokenOff));
  if (bytes.byteLength > most) throw tooLarge(most);
  return bytes;
};

const chunksOf = async (request: Request, most: number): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = request.body ?? [];
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const bytesOf = async (request: Request, most: number): Promise<Uint8Array> => {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > most) throw tooLarge(most);
  // HTTP ends a body at the length that it announced; read whole, it need not become a stream first, which costs more than the reading.
  if (length !== null) return wholeOf(request, most);
  return chunksOf(request, most).catch((error: unknown) => {
    if (error instanceof ProblemError) throw error;
    return brokenOff();
  });
};

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProblemError('malformed_request', { detail: 'The body is not UTF-8.' });
  }
};

/** Walks without recursion: the depth is what is being judged. */
const isTooDeep = (value: unknown): boolean => {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthLimit) return true;
    level = level
      .filter((item) => typeof item === 'object' && item !== null)
      .flatMap((item): unknown[] => Object.values(item));
  }
  return false;
};

const readJson = (text: string): unknown => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProblemError('malformed_request', { detail: 'The body is not JSON.' });
  }
  if (isTooDeep(value)) {
    throw new ProblemError('malformed_request', {
      detail: `The body nests more than ${depthLimit} levels deep.`,
    });
  }
  return value;
};

/** Parameters as an object; one that comes twice is refused (RFC 6749 section 3.1), an empty one counts as not sent. */
export const readParameters = (parameters: URLSearchParams, place: '' | '/query'): Record<string, string> => {
  if (parameters.size > parameterLimit) {
    throw new ProblemError('malformed_request', {
      detail: `A request may have at most ${parameterLimit} parameters.`,
    });
  }
  const seen = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (seen.has(name)) {
      throw new ProblemError('malformed_request', {
        detail: 'A parameter was sent more than once.',
        errors: [{ pointer: `${place}/${name.slice(0, 60)}`, detail: 'sent more than once' }],
      });
    }
    seen.set(name, value);
  }
  return Object.fromEntries([...seen].filter(([, value]) => value !== ''));
};

/** The body of a request as data, read as one of the accepted media types. None at all is an empty object: the route's schema says whether that does. */
export const readBody = async (
  request: Request,
  accepts: readonly string[],
  most = bodyLimit,
): Promise<unknown> => {
  const bytes = await bytesOf(request, most);
  if (bytes.byteLength === 0) return {};
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!accepts.includes(type)) {
    throw new ProblemError('unsupported_media_type', {
      detail: `Send the body as ${accepts.join(' or ')}.`,
      headers: { accept: accepts.join(', ') },
    });
  }
  const text = textOf(bytes);
  return type === 'application/json' ? readJson(text) : readParameters(new URLSearchParams(text), '');
};
