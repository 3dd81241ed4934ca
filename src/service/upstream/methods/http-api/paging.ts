/** The requests by which a stretch of records is read from a system that keeps to its own page sizes. */
import type { Paging } from '../../../../contract/index.ts';

/** One request: its query parameters, how many records it asks for (`asked`), and which of them belong to the stretch. */
export interface Stretch {
  readonly parameters: Readonly<Record<string, string>>;
  readonly asked: number;
  readonly from: number;
  readonly to: number;
}

const byOffset = (paging: Extract<Paging, { by: 'offset' }>, begin: number, count: number): Stretch[] => {
  const requests = Math.ceil(count / paging.most);
  return Array.from({ length: requests }, (_, at) => {
    const asked = Math.min(paging.most, count - at * paging.most);
    const parameters = { [paging.offset]: String(begin + at * paging.most), [paging.limit]: String(asked) };
    return { parameters, asked, from: 0, to: asked };
  });
};

const byPage = (paging: Extract<Paging, { by: 'page' }>, begin: number, count: number): Stretch[] => {
  const size = begin % count === 0 && count <= paging.most ? count : paging.most;
  const first = Math.floor(begin / size);
  const last = Math.floor((begin + count - 1) / size);
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const start = (first + at) * size;
    const parameters = { [paging.page]: String(first + at + 1), [paging.size]: String(size) };
    const to = Math.min(size, begin + count - start);
    return { parameters, asked: size, from: Math.max(0, begin - start), to };
  });
};

/** The requests for `count` records from `begin` on, in order. */
export const stretchesOf = (paging: Paging, begin: number, count: number): Stretch[] => {
  if (paging.by === 'offset') return byOffset(paging, begin, count);
  if (paging.by === 'page') return byPage(paging, begin, count);
  return [{ parameters: {}, asked: Infinity, from: begin, to: begin + count }];
};
