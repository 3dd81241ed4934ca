/** Pages of lists in the envelope of Makini's published API: `{data, links, meta}` with absolute links. */
import type { PageQuery } from '../../contract/index.ts';

/** Which page is asked for: `page` counts from 1, `perPage` is 25 unless asked (at most 100), `offset` is where it begins. */
export interface Paging {
  readonly page: number;
  readonly perPage: number;
  readonly offset: number;
}

/** Reads a query that the schema let through. */
export const pagingOf = (query: PageQuery): Paging => {
  const page = Number(query.page ?? 1);
  const perPage = Number(query.per_page ?? 25);
  return { page, perPage, offset: (page - 1) * perPage };
};

const linkTo = (base: string, url: URL, page: number): string => {
  const link = new URL(`${base}${url.pathname}`);
  for (const [name, value] of url.searchParams) link.searchParams.set(name, value);
  link.searchParams.set('page', String(page));
  return link.href;
};

/** The envelope around one page; `issuer` is where links point, whatever host the request named. */
export const listAnswer = <T>(issuer: string, url: URL, paging: Paging, data: T[], total: number) => {
  const { page, perPage, offset } = paging;
  const last = Math.max(1, Math.ceil(total / perPage));
  const link = (to: number): string => linkTo(issuer, url, to);
  return {
    data,
    links: {
      first: link(1),
      last: link(last),
      prev: page > 1 ? link(Math.min(page - 1, last)) : null,
      next: page < last ? link(page + 1) : null,
    },
    meta: {
      current_page: page,
      from: data.length === 0 ? null : offset + 1,
      last_page: last,
      path: `${issuer}${url.pathname}`,
      per_page: perPage,
      to: data.length === 0 ? null : offset + data.length,
      total,
    },
  };
};
