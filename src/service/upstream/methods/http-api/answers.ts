// Here: every system that speaks HTTP and JSON, told apart by data alone. Not here: how its requests are signed (api-key.ts, bearer.ts).
/** What the answers of one system mean: the catalogue's rows first, then the status. */
import type { FailureCode, Reading } from '../../../../contract/index.ts';
import type { EgressAnswer } from '../../../ports.ts';
import { kindOf, readFaults, serviceFaults, signInFaults } from '../../http/answer.ts';

/** Which question was asked. */
export type Asked = Reading['on'];

/** Largest part of an answer that patterns are tried on. */
const looked = 65_536;

const fits = ({ status, header, body }: Reading, answer: EgressAnswer): boolean =>
  (status === undefined || status.includes(answer.status)) &&
  (header === undefined || new RegExp(header.matches, 'i').test(answer.headers[header.name] ?? '')) &&
  (body === undefined || new RegExp(body, 'i').test(answer.body.slice(0, looked)));

const byKind = { hello: serviceFaults, control: serviceFaults, whoami: signInFaults, read: readFaults };

/** What an answer is wrong with; undefined when it is as it should be. A refused control is. */
export const faultOf = (
  readings: readonly Reading[],
  asked: Asked,
  answer: EgressAnswer,
): FailureCode | undefined => {
  const row = readings.find((reading) => reading.on === asked && fits(reading, answer));
  if (row) return row.code === 'ok' ? undefined : row.code;
  const kind = kindOf(answer);
  return byKind[asked][kind] ?? (asked === 'read' && kind === 'other' ? 'data.failed' : undefined);
};
