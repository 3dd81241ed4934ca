/** Raw data: the tables that a connection includes and their records, read live with its sealed credentials. */
import { Hono } from 'hono';
import { routes, type Table } from '../../contract/index.ts';
import { openLive } from '../connections/live.ts';
import { listAnswer, pagingOf } from '../http/list-answer.ts';
import { mount } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import { recordSecretsOf, recordsHandedOn } from '../passthrough/answer.ts';
import type { Ports, RowPage, RowQuery } from '../ports.ts';
import { included, showing, shownOf, type Choice } from '../settings/choice.ts';
import { describe, tableNamed } from '../settings/described.ts';
import { readChoice } from '../settings/kept.ts';
import { ownNames } from '../upstream/own-names.ts';
import { readRowQuery } from './raw-query.ts';

const noTable = (table: Table | undefined): ProblemError =>
  new ProblemError('not_found', {
    detail: table
      ? 'The connection does not include this table: choose it in its settings.'
      : 'The connected system has no such table.',
    errors: [{ pointer: '/path/table', detail: 'is not among /api/raw/tables' }],
  });

const requireIncluded = (table: Table | undefined, choice: Choice): { whole: Table; part: Table } => {
  const [part] = table ? included([table], choice) : [];
  if (!table || !part) throw noTable(table);
  return { whole: table, part };
};

/** A system that does not count is asked page by page: a full page means that there may be one more. */
const totalOf = ({ rows, total }: RowPage, { page, perPage }: RowQuery): number =>
  total ?? (page - 1) * perPage + rows.length + (rows.length === perPage ? 1 : 0);

/** The routes under `/api/raw`. */
export const rawRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mount(app, ports, routes.tables, async ({ caller, request, query, url }) => {
    const described = await describe(ports, await openLive(ports, caller, request));
    const { choice } = await readChoice(ports.store, caller.connection);
    const tables = included(described, choice);
    const paging = pagingOf(query);
    const page = tables.slice(paging.offset, paging.offset + paging.perPage);
    return { body: listAnswer(ports.issuer, url, paging, page, tables.length) };
  });
  mount(app, ports, routes.tableData, async ({ caller, request, query, url, params }) => {
    const live = await openLive(ports, caller, request);
    const { choice, changedAt } = await readChoice(ports.store, caller.connection);
    const found = await tableNamed(ports, live, params.table, changedAt ?? 0);
    const { whole, part } = requireIncluded(found, choice);
    const asked = readRowQuery(part, query, url.searchParams);
    const { method, access, signal } = live;
    const before = recordSecretsOf(access);
    const read = await live.ask(() => method.read(access, part, asked, signal));
    const isShown = showing(whole, choice, ownNames(access.system));
    const rows = read.rows.map((row) => shownOf(row, isShown));
    // A token may have been renewed on the way.
    const data = recordsHandedOn(rows, access, before);
    return { body: listAnswer(ports.issuer, url, pagingOf(query), data, totalOf(read, asked)) };
  });
  return app;
};
