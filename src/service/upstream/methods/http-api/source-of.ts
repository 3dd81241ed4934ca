/** Choosing the kind of source that a system has. */
import type { Asking } from './asking.ts';
import { createInfluxSource } from './influxql.ts';
import { createListSource } from './lists.ts';
import type { Source } from './source.ts';
import { UpstreamError } from '../../upstream-error.ts';

/** A system of which it is known how it is signed in to, and not what it lets read. */
const nothing: Source = {
  names: async () => [],
  first: async () => ({ rows: [], total: 0 }),
  dateOf: () => undefined,
  labelOf: () => undefined,
  describe: async () => [],
  read: () => Promise.reject(new UpstreamError('data.nothing_offered')),
};

/** The source that the catalogue names for this system. */
export const sourceOf = (asking: Asking): Source => {
  const { data } = asking.target.api;
  if (data.is === 'none') return nothing;
  return data.is === 'tables' ? createListSource(asking, data) : createInfluxSource(asking, data);
};
