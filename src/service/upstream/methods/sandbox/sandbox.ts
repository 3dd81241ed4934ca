/** Method `sandbox`: a system inside the service for trying out every outcome. It asks nobody, and only test clients are offered it. */
import type { Method } from '../../../ports.ts';
import { check, FlakyCounts } from './check.ts';
import { probe } from './probe.ts';
import { placeOf } from './place.ts';
import { read, tables } from './records.ts';
import { scenarioOfSignIn } from './scenario.ts';

/** Makes the method. */
export const createSandbox = (): Method => {
  const flaky = new FlakyCounts();
  return {
    id: 'sandbox',
    probe: (access, signal) => {
      const { path, place } = placeOf(access);
      return probe(path, place, signal);
    },
    check: (access, report, signal) => {
      const { username = '', password = '' } = access.values;
      const scenario = scenarioOfSignIn(username, password);
      return check({ access, scenario, place: placeOf(access).place, flaky, report, signal });
    },
    describe: async () => tables,
    read: async (_access, table, query) => read(table, query),
  };
};
