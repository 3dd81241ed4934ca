/**
 * Method `odata_basic`: OData V2 and V4 behind HTTP Basic (RFC 7617). Where a system is asked, how its answers are read, what is claimed.
 * The catalogue's lines say what differs between systems; the connector dials.
 */
import type { Table } from '../../../../contract/index.ts';
import type { Access, Method } from '../../../ports.ts';
import type { MethodParts } from '../method-parts.ts';
import { pass } from '../../http/pass.ts';
import { probe, type ProbeParts } from '../../http/probe.ts';
import { knownProducts } from '../../http/product.ts';
import { failureOf } from '../../failure.ts';
import { UpstreamError } from '../../upstream-error.ts';
import { expectAnswer, offersOnlyOthers } from './answer.ts';
import { askFor, askingWith, judgeSignIn } from './ask.ts';
import { check } from './check.ts';
import { tablesOf } from './metadata.ts';
import { openingOf } from './opening.ts';
import { read } from './read.ts';
import { targetOf } from './target.ts';

/** Largest `$metadata` that is read, in bytes: S/4HANA's reach a few megabytes. */
const metadataBytes = 8_388_608;

/** Makes the method. */
export const createODataBasic = ({ egress, catalogue }: MethodParts): Method => {
  const known = knownProducts(catalogue.systems, catalogue.fingerprints);
  const asking = (access: Access, signal: AbortSignal) => {
    const target = targetOf(access);
    judgeSignIn(target, access.values);
    return { access, target, opening: openingOf(target), ask: askFor(egress, access, target, signal) };
  };
  const looking = (access: Access, signal: AbortSignal): ProbeParts => ({
    systems: catalogue.systems,
    known,
    open: () => {
      const target = targetOf(access);
      return { access, opening: openingOf(target), ask: askFor(egress, access, target, signal) };
    },
    doubt: (control, host) =>
      offersOnlyOthers(control) ? failureOf('auth.basic_not_offered', { host }) : undefined,
  });
  return {
    id: 'odata_basic',
    probe: (access, signal) => probe(looking(access, signal)),
    check: async (access, report, signal) =>
      check(() => ({ ...asking(access, signal), known, report }), report),
    describe: async (access: Access, signal: AbortSignal): Promise<readonly Table[]> => {
      const { target, ask } = asking(access, signal);
      const url = target.url(target.root, '$metadata');
      const answer = await ask(url, { signedIn: true, maxBytes: metadataBytes, accept: 'application/xml' });
      const { choose } = target.method;
      const tables = await tablesOf(expectAnswer(answer, target.host).body, signal);
      return tables.filter(({ name }) => name !== choose?.entitySet);
    },
    read: async (access, table, query, signal) => read({ ...asking(access, signal), table, query }),
    pass: async (access, request, signal) => {
      const { target } = asking(access, signal);
      const parts = askingWith(egress, access, target, signal);
      const answer = await pass(parts, target.scope, request, target.parameters);
      if (answer.status === 401) throw new UpstreamError('auth.refused', { host: target.host });
      return answer;
    },
  };
};
