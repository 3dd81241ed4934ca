/** Method `sandbox`: a system inside the service for trying out every outcome. It asks nobody, and only test clients are offered it. */
import { readAddress } from '../../../../contract/index.ts';
import type { Access, Method } from '../../../ports.ts';
import { check, FlakyCounts } from './check.ts';
import { probe } from './probe.ts';
import { read, tables } from './records.ts';

const placeOf = ({ values }: Access) => {
  const reading = readAddress(values['address'] ?? '');
  const { host, port, path } = reading.ok ? reading.address : { host: '', port: 443, path: '' };
  return { path, place: { host, port } };
};

/** Makes the method. */
export const createSandbox = (): Method => {
  const flaky = new FlakyCounts();
  return {
    id: 'sandbox',
    probe: (access, signal) => {
      const { path, place } = placeOf(access);
      return probe(path, place, signal);
    },
    check: (access, report, signal) => check({ access, place: placeOf(access).place, flaky, report, signal }),
    describe: async () => tables,
    read: async (_access, table, query) => read(table, query),
  };
};
