// Here: user name and password over OData, versions 4 and 2. Not here: dialling (egress/) and storing (connecting/).
/** Reading what an OData service (or whatever stands there) answered: facts about one answer, no conclusions about a check. */
import type { FailureCode } from '../../../../contract/index.ts';
import type { EgressAnswer } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** What an answer amounts to. */
export type Reading =
  | 'odata'
  | 'refused'
  | 'forbidden'
  | 'redirect'
  | 'page'
  | 'missing'
  | 'limited'
  | 'unavailable'
  | 'broken'
  | 'other';

const isPage = ({ headers, body }: EgressAnswer): boolean =>
  /text\/html|application\/xhtml/i.test(headers['content-type'] ?? '') ||
  /^\s*<(?:!doctype html|html)/i.test(body);

/** The answer's JSON object; undefined when the body is none. */
export const jsonOf = ({ body }: EgressAnswer): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Whether the answer says in its headers that OData is spoken (OData 4.01 section 8.1.5; OData 2.0 `DataServiceVersion`). */
export const saysOData = ({ headers }: EgressAnswer): boolean =>
  headers['odata-version'] !== undefined || headers['dataserviceversion'] !== undefined;

/** Whether Basic is among the ways to sign in that the answer offers (RFC 9110 section 11.6.1). */
export const offersBasic = ({ headers }: EgressAnswer): boolean =>
  /(?:^|,)\s*basic(?:\s|,|$)/i.test(headers['www-authenticate'] ?? '');

/** Whether the answer offers ways to sign in, and Basic is none of them. */
export const offersOnlyOthers = (answer: EgressAnswer): boolean =>
  (answer.headers['www-authenticate'] ?? '') !== '' && !offersBasic(answer);

const readFine = (answer: EgressAnswer): Reading => {
  if (isPage(answer)) return 'page';
  const json = jsonOf(answer);
  const isOData =
    json !== undefined && ('d' in json || Array.isArray(json['value']) || '@odata.context' in json);
  return isOData || (saysOData(answer) && json !== undefined) ? 'odata' : 'other';
};

/** Reads one answer. */
export const readingOf = (answer: EgressAnswer): Reading => {
  const { status } = answer;
  if (status >= 200 && status < 300) return readFine(answer);
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 401) return 'refused';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410) return 'missing';
  if (status === 429) return 'limited';
  if (status === 502 || status === 503 || status === 504) return 'unavailable';
  return status >= 500 ? 'broken' : 'other';
};

/** The failure of the service stage that a reading stands for; undefined where the service may be the right one. */
export const serviceFault = (reading: Reading): FailureCode | undefined => {
  const faults: Partial<Record<Reading, FailureCode>> = {
    redirect: 'service.redirected',
    page: 'service.not_this_product',
    other: 'service.not_this_product',
    missing: 'service.not_found',
    limited: 'service.rate_limited',
    unavailable: 'service.unavailable',
    broken: 'service.error',
  };
  return faults[reading];
};

/** The failure that a reading of the sign-in's answer stands for; undefined when it is a sign-in that worked. */
export const signInFault = (reading: Reading): FailureCode | undefined => {
  const faults: Partial<Record<Reading, FailureCode>> = {
    refused: 'auth.refused',
    forbidden: 'auth.not_permitted',
    redirect: 'auth.sign_in_page',
    page: 'auth.sign_in_page',
    missing: 'service.not_found',
    limited: 'service.rate_limited',
    unavailable: 'service.unavailable',
    broken: 'auth.failed',
    other: 'auth.failed',
  };
  return faults[reading];
};

const later: Partial<Record<Reading, FailureCode>> = {
  refused: 'auth.refused',
  forbidden: 'access.forbidden',
  page: 'auth.sign_in_page',
};

/** Lets an answer of the expected kind through; throws what it stands for otherwise. */
export const expectAnswer = (answer: EgressAnswer, host: string): EgressAnswer => {
  if (answer.status === 200 && !/text\/html/i.test(answer.headers['content-type'] ?? '')) return answer;
  const reading = readingOf(answer);
  throw new UpstreamError(later[reading] ?? serviceFault(reading) ?? 'data.failed', {
    host,
    status: answer.status,
  });
};
