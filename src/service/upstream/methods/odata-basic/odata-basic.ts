/**
 * Method `odata_basic`: OData V2 and V4 behind HTTP Basic (RFC 7617). Where a system is asked, how its answers are read, what is claimed.
 * The catalogue's lines say what differs between systems; the connector dials.
 */
import type { FailureCode, Table } from '../../../../contract/index.ts';
import type { Access, EgressAnswer, Method, RowPage, RowQuery } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { MethodParts } from '../method-parts.ts';
import { readingOf, serviceFault, type Reading } from './answer.ts';
import { askFor } from './ask.ts';
import { check } from './check.ts';
import { tablesOf } from './metadata.ts';
import { probe } from './probe.ts';
import { knownProducts } from './product.ts';
import { queryOptions } from './query.ts';
import { pageOf } from './rows.ts';
import { targetOf } from './target.ts';

/** Largest `$metadata` that is read, in bytes: S/4HANA's reach a few megabytes. */
const metadataBytes = 16_777_216;
/** Largest page of records. */
const pageBytes = 16_777_216;

const later: Partial<Record<Reading, FailureCode>> = {
  refused: 'auth.refused',
  forbidden: 'access.forbidden',
  page: 'auth.sign_in_page',
};

/** Lets an answer of the expected kind through; throws what it stands for otherwise. */
const expectAnswer = (answer: EgressAnswer, host: string): EgressAnswer => {
  if (answer.status === 200 && !/text\/html/i.test(answer.headers['content-type'] ?? '')) return answer;
  const reading = readingOf(answer);
  throw new UpstreamError(later[reading] ?? serviceFault(reading) ?? 'data.failed', {
    host,
    status: answer.status,
  });
};

/** Makes the method. */
export const createODataBasic = ({ egress, catalogue }: MethodParts): Method => {
  const known = knownProducts(catalogue.systems, catalogue.fingerprints);
  const asking = (access: Access, signal: AbortSignal) => {
    const target = targetOf(access);
    return { target, ask: askFor(egress, access, target, signal) };
  };
  return {
    id: 'odata_basic',
    probe: (access, signal) => probe({ egress, systems: catalogue.systems, known }, access, signal),
    check: async (access, report, signal) => check({ ...asking(access, signal), access, known, report }),
    describe: async (access: Access, signal: AbortSignal): Promise<readonly Table[]> => {
      const { target, ask } = asking(access, signal);
      const url = target.url(target.root, '$metadata');
      const answer = await ask(url, { signedIn: true, maxBytes: metadataBytes, accept: 'application/xml' });
      const { choose } = target.method;
      return tablesOf(expectAnswer(answer, target.host).body).filter(
        ({ name }) => name !== choose?.entitySet,
      );
    },
    read: async (access: Access, table: Table, query: RowQuery, signal: AbortSignal): Promise<RowPage> => {
      const { target, ask } = asking(access, signal);
      const options = queryOptions(table, query, target.method.version);
      const answer = await ask(target.url(target.scope, table.name, options), {
        signedIn: true,
        maxBytes: pageBytes,
      });
      return pageOf(expectAnswer(answer, target.host));
    },
  };
};
