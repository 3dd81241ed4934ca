/** The service's own way to a system: its method, its catalogue and its guarded way out, allowed to reach one port. */
import { readFile } from 'node:fs/promises';
import type { Failure, Stage } from '../../src/contract/index.ts';
import { createDiskCatalogue } from '../../src/service/adapters/disk-catalogue.ts';
import { findPicked } from '../../src/service/connecting/picked.ts';
import type { Access, CheckOutcome, Method } from '../../src/service/ports.ts';
import { parseAllowList } from '../../src/service/upstream/egress/allow-list.ts';
import { createEgress } from '../../src/service/upstream/egress/connector.ts';
import { createMethods } from '../../src/service/upstream/methods/index.ts';
import type { Front } from './front.ts';

/** No time limit of the test's own. */
export const forever = new AbortController().signal;

/** A system of the catalogue, ready to be checked. */
export interface Checking {
  readonly method: Method;
  access(values: Access['values'], choice?: string): Access;
  check(access: Access): Promise<{ outcome: CheckOutcome; stages: Stage[] }>;
  /** The failure that a check ends in; throws when it does not fail. */
  failure(values: Access['values']): Promise<Failure>;
}

/** Makes it for the system with this id, behind this front; by its recommended way, unless another is named. */
export const checkingOf = async (id: string, front: Front, way?: string): Promise<Checking> => {
  const allow = parseAllowList(`127.0.0.1:${front.port},[::1]:${front.port}`).entries;
  const egress = createEgress({ allow, ca: await readFile(front.caFile, 'utf8') });
  const catalogue = createDiskCatalogue();
  const system = findPicked(catalogue, { system: id, way });
  const method = createMethods({ egress, catalogue }).get(system?.methods[0]?.method ?? '');
  if (!system || !method) throw new Error(`The catalogue cannot connect ${id}.`);
  const access: Checking['access'] = (values, choice) => ({
    system,
    values: { address: front.url, ...values },
    client: { id: 'client', mode: 'test' },
    ...(choice !== undefined && { choice }),
  });
  const check: Checking['check'] = async (given) => {
    const stages: Stage[] = [];
    const outcome = await method.check(given, (stage) => stages.push(stage), forever);
    return { outcome, stages };
  };
  return {
    method,
    access,
    check,
    failure: async (values) => {
      const { outcome } = await check(access(values));
      if (outcome.status !== 'failed') throw new Error(`The check ended as ${outcome.status}.`);
      return outcome.failure;
    },
  };
};
