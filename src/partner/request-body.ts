/** Reading what a page sent, within a size, as the media type that the route takes. */
import { PartnerError } from './partner-error.ts';

/** More than any question or hand-over needs. */
const maxBytes = 16_384;

const readText = async (body: ReadableStream<Uint8Array> | null): Promise<string> => {
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new PartnerError('too_large', `The body is larger than ${maxBytes} bytes.`);
    }
    text += decoder.decode(value, { stream: true });
  }
};

/** The field that a schema names first; `whole` where it names none. */
export const fieldOf = (
  { issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] },
  whole: string,
): string => issues[0]?.path.join('.') || whole;

/** A request's body as it came; throws a `PartnerError` with 400, 413 or 415. */
export const readRaw = async (request: Request, type: string): Promise<string> => {
  const sent = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (sent !== type) throw new PartnerError('unsupported_media_type', `The body must be ${type}.`);
  if (request.bodyUsed) {
    throw new PartnerError(
      'malformed_request',
      'The body was read before: mount handle() ahead of body parsers.',
    );
  }
  return readText(request.body);
};

/** The JSON of a request's body; throws a `PartnerError` with 400, 413 or 415. */
export const readJson = async (request: Request): Promise<unknown> => {
  const text = await readRaw(request, 'application/json');
  try {
    return JSON.parse(text);
  } catch {
    throw new PartnerError('malformed_request', 'The body is not JSON.');
  }
};

/** The fields of a form body, none of them twice; throws a `PartnerError` with 400, 413 or 415. */
export const readForm = async (request: Request): Promise<Record<string, string>> => {
  const fields = [
    ...new URLSearchParams(await readRaw(request, 'application/x-www-form-urlencoded')).entries(),
  ];
  const names = fields.map(([name]) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new PartnerError('malformed_request', `"${twice.slice(0, 60)}" is there twice.`);
  return Object.fromEntries(fields);
};
