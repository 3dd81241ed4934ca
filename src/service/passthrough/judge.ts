/** A partner's own request, judged: what it may not say is refused by name, not left out. Pure. */
import { Buffer } from 'node:buffer';
import type { PassthroughRequest } from '../../contract/index.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { PassedRequest } from './passing.ts';
import { judgedPath } from './path.ts';

const refuse = (pointer: string, detail: string): ProblemError =>
  new ProblemError('malformed_request', {
    detail: 'The request cannot be passed on.',
    errors: [{ pointer, detail }],
  });

/** What signs in, what frames the message, and what says who asks: the service's own. */
const own =
  /^(?:authorization|cookie2?|host|connection|content-length|transfer-encoding|accept-encoding|te|trailer|upgrade|expect|keep-alive|forwarded|via|x-real-ip|(?:proxy|sec|x-forwarded)-.*)$/;

const headerName = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
const headerValue = /^[\t\x20-\x7e]*$/;
const queryName = /^[\w.$\-[\]:@~*!]{1,200}$/;

/** The name of a part of the request in a JSON pointer. */
const shown = (name: string): string => name.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1');

const headersOf = (headers: Readonly<Record<string, string>> = {}): Record<string, string> => {
  const judged = new Map<string, string>();
  for (const [written, value] of Object.entries(headers)) {
    const name = written.toLowerCase();
    const pointer = `/headers/${shown(written)}`;
    if (!headerName.test(name) || !headerValue.test(value)) throw refuse(pointer, 'is no header');
    if (own.test(name)) throw refuse(pointer, 'is set by the service alone');
    if (judged.has(name)) throw refuse(pointer, 'is there twice');
    judged.set(name, value);
  }
  return Object.fromEntries(judged);
};

const queryOf = (query: Readonly<Record<string, string>> = {}): [string, string][] =>
  Object.entries(query).map(([name, value]) => {
    if (queryName.test(name) && value.isWellFormed()) return [name, value];
    throw refuse(`/query/${shown(name)}`, 'is no parameter');
  });

const bytesOf = (text: string): Uint8Array => {
  const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.length % 4 === 0;
  if (!isBase64) throw refuse('/body', 'is not base64');
  return Buffer.from(text, 'base64');
};

const bodyOf = ({ body, base64encoded, method = 'GET' }: PassthroughRequest): PassedRequest['body'] => {
  if (body === undefined) return undefined;
  if (method === 'GET' || method === 'HEAD') throw refuse('/body', `a ${method} has none`);
  return base64encoded === true ? bytesOf(body) : body;
};

/** The request as it may be sent. Throws `malformed_request` naming what it may not say. */
export const judgedRequest = (asked: PassthroughRequest): PassedRequest => {
  const path = judgedPath(asked.path ?? '');
  if (path === undefined)
    throw refuse('/path', 'is no path below the connected address; parameters go into query');
  return {
    method: asked.method ?? 'GET',
    path,
    query: queryOf(asked.query),
    headers: headersOf(asked.headers),
    body: bodyOf(asked),
  };
};
