// Here: user name and password over OData, versions 4 and 2. Not here: dialling (egress/) and storing (connecting/).
/** Reading what an OData service (or whatever stands there) answered: facts about one answer, no conclusions about a check. */
import type { FailureCode } from '../../../../contract/index.ts';
import type { EgressAnswer } from '../../../ports.ts';
import {
  jsonOf,
  kindOf,
  readFaults,
  serviceFaults,
  signInFaults,
  type AnswerKind,
} from '../../http/answer.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** What an answer amounts to. */
export type Reading = 'odata' | Exclude<AnswerKind, 'fine'>;

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
  const json = jsonOf(answer);
  const isOData =
    json !== undefined && ('d' in json || Array.isArray(json['value']) || '@odata.context' in json);
  return isOData || (saysOData(answer) && json !== undefined) ? 'odata' : 'other';
};

/** Reads one answer. */
export const readingOf = (answer: EgressAnswer): Reading => {
  const kind = kindOf(answer);
  return kind === 'fine' ? readFine(answer) : kind;
};

const asKind = (reading: Reading): AnswerKind => (reading === 'odata' ? 'fine' : reading);

/** The failure of the service stage that a reading stands for; undefined where the service may be the right one. */
export const serviceFault = (reading: Reading): FailureCode | undefined => serviceFaults[asKind(reading)];

/** The failure that a reading of the sign-in's answer stands for; undefined when it is a sign-in that worked. */
export const signInFault = (reading: Reading): FailureCode | undefined => signInFaults[asKind(reading)];

/** Lets an answer of the expected kind through; throws what it stands for otherwise. */
export const expectAnswer = (answer: EgressAnswer, host: string): EgressAnswer => {
  if (answer.status === 200 && !/text\/html/i.test(answer.headers['content-type'] ?? '')) return answer;
  const fault = readFaults[asKind(readingOf(answer))] ?? 'data.failed';
  throw new UpstreamError(fault, { host, status: answer.status });
};
