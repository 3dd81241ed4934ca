/** Raw data: the tables of a connected system and their records, read live with the connection's sealed credentials. */
import { Hono } from 'hono';
import { routes, type Failure, type Table } from '../../contract/index.ts';
import { carriedFailure } from '../connecting/check-failure.ts';
import { methodOf } from '../connecting/check-job.ts';
import { courtesyOf } from '../connecting/courtesy.ts';
import { openAccess } from '../connecting/credentials.ts';
import { TableCache } from '../connections/table-cache.ts';
import { listAnswer, pagingOf } from '../http/list-answer.ts';
import { mount } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { TokenCaller } from '../oauth/caller.ts';
import type { Access, Method, Ports, RowPage, RowQuery } from '../ports.ts';
import { readRowQuery } from './raw-query.ts';

/** How long the connected system may take to answer one request, in milliseconds. */
export const readBudget = 30_000;

const refusals: Readonly<Record<string, ProblemError['code']>> = {
  paused: 'connection_paused',
  reauthorization_required: 'reauthorization_required',
  disconnected: 'connection_disconnected',
};

const requireUsable = ({ connection }: TokenCaller): void => {
  const code = refusals[connection.status];
  if (code === undefined) return;
  const detail = connection.reason === null ? undefined : `Reason: ${connection.reason}`;
  throw new ProblemError(code, { detail });
};

/** A connection that may be used, opened for one request; `key` stands for it with the credentials it has now. */
interface Reading {
  readonly key: string;
  readonly method: Method;
  readonly access: Access;
  readonly signal: AbortSignal;
  /** Asks the system, unless it has refused these credentials too often. */
  ask<T>(work: () => Promise<T>): Promise<T>;
}

/** Other credentials may see other tables: they are part of the key, hashed. */
const keyOf = ({ vault }: Ports, connection: string, { system, values, choice }: Access): string =>
  vault.fingerprint(['tables', connection, system.id, JSON.stringify(values), choice ?? '']);

/** A value or an operator that does not fit its column never reached the system: the caller wrote it. */
const misfit = ({ values: { column = '', op = '' } }: Failure): ProblemError =>
  new ProblemError('malformed_request', {
    detail: 'The query cannot be read.',
    errors: [
      {
        pointer: `/query/filter[${column}${op === '' ? '' : `:${op}`}]`,
        detail: `does not fit the type of the column ${column}`,
      },
    ],
  });

/** What the system did wrong is said by its failure's code; what it answered stays here. */
const upstream = async <T>(signal: AbortSignal, asked: Promise<T>): Promise<T> => {
  try {
    return await asked;
  } catch (error) {
    const failure = carriedFailure(error);
    if (failure?.code === 'input.malformed') throw misfit(failure);
    const code = failure?.code ?? (signal.aborted ? 'service.timeout' : undefined);
    if (code === undefined) throw error;
    throw new ProblemError('upstream_failed', { detail: code, members: { failure: code } });
  }
};

const begin = async (ports: Ports, caller: TokenCaller, request: Request): Promise<Reading> => {
  requireUsable(caller);
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(readBudget)]);
  const access = await upstream(signal, openAccess(ports, caller.connection));
  const key = keyOf(ports, caller.connection.id, access);
  const ask = <T>(work: () => Promise<T>): Promise<T> => courtesyOf(ports).signIns.ask(access, work);
  return { key, method: methodOf(ports, access.system), access, signal, ask };
};

/** Asks the system, and keeps the answer for the reads that follow. */
const describe = async (cache: TableCache, reading: Reading): Promise<readonly Table[]> => {
  const { key, method, access, signal } = reading;
  const tables = await upstream(
    signal,
    reading.ask(() => method.describe(access, signal)),
  );
  cache.put(key, tables);
  return tables;
};

const findTable = (tables: readonly Table[], name: string): Table => {
  const table = tables.find((known) => known.name === name);
  if (table) return table;
  throw new ProblemError('not_found', {
    detail: 'The connected system has no such table.',
    errors: [{ pointer: '/path/table', detail: 'is not among /api/raw/tables' }],
  });
};

/** The table of this name; one that is not known yet may be new, so the system is asked. */
const tableOf = async (cache: TableCache, reading: Reading, name: string): Promise<Table> =>
  cache.get(reading.key)?.find((known) => known.name === name) ??
  findTable(await describe(cache, reading), name);

/** A system that does not count is asked page by page: a full page means that there may be one more. */
const totalOf = ({ rows, total }: RowPage, { page, perPage }: RowQuery): number =>
  total ?? (page - 1) * perPage + rows.length + (rows.length === perPage ? 1 : 0);

/** The routes under `/api/raw`. */
export const rawRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  const cache = new TableCache(ports.clock);
  mount(app, ports, routes.tables, async ({ caller, request, query, url }) => {
    const tables = await describe(cache, await begin(ports, caller, request));
    const paging = pagingOf(query);
    const page = tables.slice(paging.offset, paging.offset + paging.perPage);
    return { body: listAnswer(ports.issuer, url, paging, page, tables.length) };
  });
  mount(app, ports, routes.tableData, async ({ caller, request, query, url, params }) => {
    const reading = await begin(ports, caller, request);
    const table = await tableOf(cache, reading, params.table);
    const asked = readRowQuery(table, query, url.searchParams);
    const { method, access, signal } = reading;
    const read = await upstream(
      signal,
      reading.ask(() => method.read(access, table, asked, signal)),
    );
    const rows = [...read.rows];
    return { body: listAnswer(ports.issuer, url, pagingOf(query), rows, totalOf(read, asked)) };
  });
  return app;
};
