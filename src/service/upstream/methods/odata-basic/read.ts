/** Reading one page of a table, whatever page size the system itself keeps to. */
import type { Row, Table } from '../../../../contract/index.ts';
import type { EgressAnswer, RowPage, RowQuery } from '../../../ports.ts';
import type { Ask } from '../../http/ask.ts';
import { expectAnswer } from './answer.ts';
import { queryOptions, type Stretch } from './query.ts';
import { isCut, pageOf } from './rows.ts';
import type { Target } from './target.ts';

/** Largest answer with records that is read, in bytes. */
const pageBytes = 8_388_608;

/** What one table is asked with. */
interface Question {
  readonly ask: Ask;
  readonly target: Target;
  readonly table: Table;
  readonly query: RowQuery;
}

/** Some systems cannot sort by their keys: an order that nobody asked for is then given up. */
const cannotSort = ({ status }: EgressAnswer): boolean => status === 400 || status === 501;

const stretchOf = async ({ ask, target, table, query }: Question, stretch: Stretch) => {
  const options = queryOptions(table, query, target.method.version, stretch);
  const asked = (parameters: Record<string, string>): Promise<EgressAnswer> =>
    ask(target.url(target.scope, table.name, parameters), { signedIn: true, maxBytes: pageBytes });
  const answer = await asked(options);
  const { $orderby, ...unsorted } = options;
  const again = $orderby !== undefined && query.sort.length === 0 && cannotSort(answer);
  const final = expectAnswer(again ? await asked(unsorted) : answer, target.host);
  return { ...pageOf(final), cut: isCut(final) };
};

/**
 * One page of records. A system that sends fewer than were asked for and says (by a link or by its count) that there are more is asked
 * for the rest by `$skip`: its links are not followed, because they could lead anywhere.
 */
export const read = async (question: Question): Promise<RowPage> => {
  const { page, perPage } = question.query;
  const begin = (page - 1) * perPage;
  const rows: Row[] = [];
  let total: number | null = null;
  for (;;) {
    const more = await stretchOf(question, { skip: begin + rows.length, top: perPage - rows.length });
    rows.push(...more.rows.slice(0, perPage - rows.length));
    total ??= more.total;
    const isOpen = more.cut || (total !== null && begin + rows.length < total);
    if (more.rows.length === 0 || rows.length === perPage || !isOpen) return { rows, total };
  }
};
