// Here: every system that speaks HTTP and JSON, told apart by data alone. Not here: how its requests are signed (api-key.ts, bearer.ts).
/** What the answers of one system mean: the catalogue's rows first, then the status. */
import type { FailureCode, HttpApi, Reading } from '../../../../contract/index.ts';
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

const byKind = {
  hello: serviceFaults,
  login: signInFaults,
  control: serviceFaults,
  whoami: signInFaults,
  read: readFaults,
};

const { limited, unavailable, gateway, broken } = serviceFaults;
/** Where it is not known what the system shows to strangers, a page, a redirect or nothing may be its way to refuse them. */
const ofStranger = { limited, unavailable, gateway, broken };
/** Without a question that is known to have an answer, only a refusal says something about the sign-in. */
const { refused, forbidden } = signInFaults;
const ofNoQuestion = { ...ofStranger, refused, forbidden };

/** What the readings of one system go by. */
export type Reader = Pick<HttpApi, 'readings'> & { readonly knows: 'answer' | 'question' | 'nothing' };

const faultsOf = (knows: Reader['knows'], asked: Asked): typeof serviceFaults => {
  if (asked === 'control' && knows !== 'answer') return ofStranger;
  return asked === 'whoami' && knows === 'nothing' ? ofNoQuestion : byKind[asked];
};

/** What an answer is wrong with; undefined when it is as it should be. A refused control is. */
export const faultOf = (
  { readings = [], knows }: Reader,
  asked: Asked,
  answer: EgressAnswer,
): FailureCode | undefined => {
  const row = readings.find((reading) => reading.on === asked && fits(reading, answer));
  if (row) return row.code === 'ok' ? undefined : row.code;
  const kind = kindOf(answer);
  return faultsOf(knows, asked)[kind] ?? (asked === 'read' && kind === 'other' ? 'data.failed' : undefined);
};
