/** Turning what was thrown into an answer, in the error shape of the route. */
import { failureFacts, framesOf } from '../failure-facts.ts';
import type { Ports } from '../ports.ts';
import { OAuthError, ProblemError, problemTable } from './problem-error.ts';
import { referenceOf } from './reference.ts';

/** The two shapes of errors. */
export type ErrorShape = 'oauth' | 'problem';

const json = (
  status: number,
  type: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Response => new Response(JSON.stringify(body), { status, headers: { ...headers, 'content-type': type } });

/** RFC 6749 5.2 allows printable ASCII without the double quote and the backslash. */
const plain = (sentence: string): string => sentence.replace(/["\\]/g, "'").replace(/[^\x20-\x7e]/g, '?');

const problem = (error: ProblemError, ports: Pick<Ports, 'issuer'>, reference: string): Response => {
  const { detail, errors, headers = {}, members } = error.facts;
  const body = {
    type: `${ports.issuer}/problems/${error.code}`,
    title: problemTable[error.code].title,
    status: error.status,
    ...(detail !== undefined && { detail }),
    code: error.code,
    reference,
    ...(errors && { errors }),
    ...members,
  };
  return json(error.status, 'application/problem+json', body, headers);
};

const oauth = (error: OAuthError): Response =>
  json(
    error.status,
    'application/json',
    { error: error.code, error_description: plain(error.message) },
    error.headers,
  );

const asOAuth = (error: ProblemError): OAuthError => {
  const fields = (error.facts.errors ?? []).map(({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`);
  const code =
    error.code === 'internal'
      ? 'server_error'
      : error.code === 'rate_limited'
        ? 'temporarily_unavailable'
        : 'invalid_request';
  return new OAuthError(code, [error.message.replace(/\.$/, ''), ...fields].join('. '), error.status, {
    ...error.facts.headers,
  });
};

const asProblem = (error: OAuthError): ProblemError =>
  new ProblemError(error.status === 401 ? 'unauthorized' : 'malformed_request', {
    detail: error.message,
    status: error.status,
    headers: error.headers,
  });

/** PostgreSQL has no text with U+0000 (SQLSTATE 22021): whoever sent one means nothing that is here. */
const isUnwritable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '22021';

const unwritable = (): ProblemError =>
  new ProblemError('malformed_request', { detail: 'The request holds the character U+0000.' });

/**
 * The database is away, starting, stopping, without a free connection, taking no writes, or a wait in it was given up: SQLSTATE classes
 * 08 and 57 and some more, SQLite's own, and what the driver and sockets say.
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passing =
  /^(08...|57...|25006|25P03|40001|40P01|53300|55000|55P03|SQLITE_BUSY|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/;
const givenUp = /^(timeout exceeded when trying to connect|connection terminated|query read timeout)/i;

const isPassing = (error: unknown): boolean =>
  error instanceof AggregateError
    ? error.errors.some(isPassing)
    : error instanceof Error &&
      (('code' in error && passing.test(String(error.code))) || givenUp.test(error.message));

const unexpected = (error: unknown, ports: Pick<Ports, 'log'>, reference: string): ProblemError => {
  ports.log.error('request.failed', { reference, ...failureFacts(error), frames: framesOf(error) });
  if (isPassing(error))
    return new ProblemError('internal', {
      status: 503,
      headers: { 'retry-after': '2' },
      detail: `What the service needs does not answer: ask again in a moment. It was logged; its reference is ${reference}.`,
    });
  return new ProblemError('internal', {
    detail: `The failure was logged; its reference is ${reference}.`,
  });
};

/** Renders anything that was thrown; what nobody foresaw becomes a 500 (503 where it passes) with the reference of its log line and nothing else. */
export const renderError = (
  error: unknown,
  shape: ErrorShape,
  ports: Pick<Ports, 'issuer' | 'log'>,
  request: Request,
): Response => {
  const reference = referenceOf(request);
  const known =
    error instanceof ProblemError || error instanceof OAuthError
      ? error
      : isUnwritable(error)
        ? unwritable()
        : unexpected(error, ports, reference);
  if (shape === 'oauth') return oauth(known instanceof OAuthError ? known : asOAuth(known));
  return problem(known instanceof ProblemError ? known : asProblem(known), ports, reference);
};
