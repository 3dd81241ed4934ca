/** The service's API as one connection's token sees it: how the connection is, its tables, their records, the end of it. */
import {
  Integration,
  PassthroughAnswer,
  Problem,
  Row,
  Settings as ConnectionSettings,
  Table,
  Unusable,
  dataOf,
  listOf,
  routes,
} from '../contract/index.ts';
import type { Extra, PassthroughRequest, Reader, SettingsChange } from '../contract/index.ts';
import { connectionOf, integrationFrom } from './makini-wire.ts';
import type { Settings } from './options.ts';
import { PartnerError } from './partner-error.ts';
import { call } from './service-wire.ts';

const CurrentAnswer = dataOf(Integration);
const PassedAnswer = dataOf(PassthroughAnswer);
const SettingsAnswer = dataOf(ConnectionSettings);
const TableListAnswer = listOf(Table);
const RowListAnswer = listOf(Row);

/** A page of tables: `{data, links, meta}`. */
export type TableList = ReturnType<typeof TableListAnswer.parse>;
/** A page of records: `{data, links, meta}`. */
export type RowList = ReturnType<typeof RowListAnswer.parse>;

/** Which records: pages count from 1, at most 100 a page; columns and operators are checked by the service. */
export interface DataQuery {
  readonly page?: number;
  readonly perPage?: number;
  readonly filter?: readonly {
    readonly column: string;
    readonly op: 'eq' | 'contains' | 'gt' | 'lt' | 'ge' | 'le';
    readonly value: string | number | boolean;
  }[];
  /** Whether all filters must match (default) or any. */
  readonly match?: 'all' | 'any';
  readonly sort?: readonly { readonly column: string; readonly direction: 1 | -1 }[];
}

/** The API for one token. Every method rejects with a `PartnerError` whose `code` is the service's problem code. */
export interface ConnectionClient {
  /** The connection and how it is. */
  current(): Promise<Integration>;
  /** What it includes beside the standard, and what it could: the system is asked. */
  settings(): Promise<ConnectionSettings>;
  /** Includes these custom tables and fields and no others, at once; what comes up later only with `include_new`. */
  changeSettings(change: SettingsChange): Promise<ConnectionSettings>;
  /** The tables that the connection includes. */
  tables(page?: { readonly page?: number; readonly perPage?: number }): Promise<TableList>;
  /** Records of one table. */
  data(table: string, query?: DataQuery): Promise<RowList>;
  /** Sends a request or a statement of your own to the connected system, with its stored sign-in. */
  passthrough(request: PassthroughRequest): Promise<PassthroughAnswer>;
  /** Ends the connection: its credentials are destroyed and this token is dead. */
  disconnect(): Promise<void>;
}

const search = (query: DataQuery): string => {
  const pairs: [string, string][] = [];
  if (query.page !== undefined) pairs.push(['page', String(query.page)]);
  if (query.perPage !== undefined) pairs.push(['per_page', String(query.perPage)]);
  for (const { column, op, value } of query.filter ?? [])
    pairs.push([`filter[${column}:${op}]`, String(value)]);
  if (query.match !== undefined) pairs.push(['filterMatch', query.match]);
  for (const { column, direction } of query.sort ?? []) pairs.push([`sort[${column}]`, String(direction)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
};

const refusal = (status: number, body: unknown): PartnerError => {
  const problem = Problem.safeParse(body);
  if (!problem.success)
    return new PartnerError('service_refused', `The connect service answered with ${status}.`);
  const { code, title, detail } = problem.data;
  const connection = Unusable.safeParse(body);
  return new PartnerError(code, detail === undefined ? title : `${title}: ${detail}`, {
    status,
    cause: problem.data,
    ...(connection.success && { connection: connection.data }),
  });
};

/** The API behind a token; asks nothing until a method is called. */
export const createConnectionClient = (
  settings: Pick<Settings, 'service' | 'isMakini' | 'fetch'>,
  token: string,
): ConnectionClient => {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new PartnerError('options_malformed', 'client() needs a token as it was given to onToken.');
  }
  const ask = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: object | undefined,
  ): Promise<unknown> => {
    const headers = {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
    };
    const sent = body && { body: JSON.stringify(body) };
    const { status, json } = await call(settings, path, { method, headers, ...sent });
    if (status < 200 || status > 299) throw refusal(status, json);
    return json;
  };
  const sent = async <T>(
    schema: Reader<T>,
    path: string,
    method: 'GET' | 'POST' | 'PUT',
    body?: object,
  ): Promise<T> => {
    const answer = schema.safeParse(await ask(method, path, body));
    if (answer.success) return answer.data;
    throw new PartnerError(
      'answer_malformed',
      `The connect service answered ${path.split('?')[0]} in an unknown shape.`,
    );
  };
  const read = <T>(schema: Reader<T>, path: string): Promise<T> => sent(schema, path, 'GET');
  return {
    current: async () =>
      settings.isMakini
        ? integrationFrom(await connectionOf(settings, token))
        : (await read(CurrentAnswer, routes.currentIntegration.path)).data,
    settings: async () => (await read(SettingsAnswer, routes.settings.path)).data,
    changeSettings: async ({ include, ...change }) => {
      const named = include.map(({ table, column }): Extra => ({ table, column }));
      return (await sent(SettingsAnswer, routes.changeSettings.path, 'PUT', { ...change, include: named }))
        .data;
    },
    tables: (page = {}) => read(TableListAnswer, routes.tables.path + search(page)),
    data: (table, query = {}) =>
      read(
        RowListAnswer,
        routes.tableData.path.replace('{table}', encodeURIComponent(table)) + search(query),
      ),
    passthrough: async (request) => (await sent(PassedAnswer, routes.passthrough.path, 'POST', request)).data,
    disconnect: async () => {
      await ask('DELETE', routes.disconnect.path, undefined);
    },
  };
};
