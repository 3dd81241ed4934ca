// Here: asking a system over HTTP and judging what stands there, as every method does that speaks it. Not here: dialling (egress/)
// and what one method alone knows (methods/).
/** What one answer is, whatever was asked: facts, and the failures that they stand for where nothing more is known. */
import type { FailureCode } from '../../../contract/index.ts';
import type { EgressAnswer } from '../../ports.ts';
import { readJson } from './json.ts';

/** What an answer amounts to by its status and its kind of content. */
export type AnswerKind =
  | 'fine'
  | 'refused'
  | 'forbidden'
  | 'redirect'
  | 'page'
  | 'missing'
  | 'limited'
  | 'unavailable'
  | 'gateway'
  | 'unfit'
  | 'broken'
  | 'other';

const isPage = ({ headers, body }: EgressAnswer): boolean =>
  /text\/html|application\/xhtml/i.test(headers['content-type'] ?? '') ||
  /^\s*<(?:!doctype html|html)/i.test(body);

/** The answer's JSON object; undefined when the body is none. */
export const jsonOf = ({ body }: EgressAnswer): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = readJson(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Reads one answer by its status; a success that is a page for people is none. */
export const kindOf = (answer: EgressAnswer): AnswerKind => {
  const { status } = answer;
  if (status >= 200 && status < 300) return isPage(answer) ? 'page' : 'fine';
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 401) return 'refused';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'missing';
  if (status === 429) return 'limited';
  if (status === 502 || status === 504) return 'gateway';
  if (status === 503) return 'unavailable';
  if (status === 405 || status === 501) return 'unfit';
  return status >= 500 ? 'broken' : 'other';
};

/** Failures by the kind of answer; a kind that is not there is no failure. */
type Faults = Partial<Readonly<Record<AnswerKind, FailureCode>>>;

/** What an answer to a question without a sign-in stands for; a refusal is what is hoped for. */
export const serviceFaults: Faults = {
  redirect: 'service.redirected',
  page: 'service.not_this_product',
  other: 'service.not_this_product',
  missing: 'service.not_found',
  limited: 'service.rate_limited',
  unavailable: 'service.unavailable',
  gateway: 'service.bad_gateway',
  unfit: 'service.method_refused',
  broken: 'service.error',
};

/** What an answer to the sign-in stands for. */
export const signInFaults: Faults = {
  refused: 'auth.refused',
  forbidden: 'auth.not_permitted',
  redirect: 'auth.sign_in_page',
  page: 'auth.sign_in_page',
  missing: 'service.not_found',
  limited: 'service.rate_limited',
  unavailable: 'service.unavailable',
  gateway: 'service.bad_gateway',
  unfit: 'service.method_refused',
  broken: 'auth.failed',
  other: 'auth.failed',
};

/** What an answer to a later question stands for, when the sign-in had worked. */
export const readFaults: Faults = {
  ...serviceFaults,
  refused: 'auth.refused',
  forbidden: 'access.forbidden',
  page: 'auth.sign_in_page',
};
