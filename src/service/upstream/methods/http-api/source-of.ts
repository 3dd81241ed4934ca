/** Choosing the kind of source that a system has. */
import type { Asking } from './asking.ts';
import { createInfluxSource } from './influxql.ts';
import { createListSource } from './lists.ts';
import type { Source } from './source.ts';

/** The source that the catalogue names for this system. */
export const sourceOf = (asking: Asking): Source => {
  const { data } = asking.target.api;
  return data.is === 'tables' ? createListSource(asking, data) : createInfluxSource(asking, data);
};
