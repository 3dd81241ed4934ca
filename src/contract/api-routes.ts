/** The API's endpoints of the routes table, named as in Makini's published API. */
import { ClientInfo, ConnectionRow, Integration, Platform, SessionRow } from './connection.ts';
import { dataOf, listOf, PageQuery, UnclaimedQuery } from './list.ts';
import { Row, Table } from './table.ts';
import { ok, type Route } from './route.ts';

/** Endpoints of the API: partner to service with an API or app token. */
export const apiRoutes = {
  currentIntegration: {
    method: 'GET',
    path: '/api/integrations/current',
    auth: 'token',
    summary: 'The connection of this token, and how it is',
    errors: 'problem',
    cors: false,
    answer: ok(dataOf(Integration)),
  },
  disconnect: {
    method: 'DELETE',
    path: '/api/integrations/current',
    auth: 'token',
    summary: 'Disconnect: credentials destroyed, tokens dead',
    errors: 'problem',
    cors: false,
    answer: { status: 204, type: 'none' },
  },
  client: {
    method: 'GET',
    path: '/api/system/client',
    auth: 'app',
    summary: 'The client itself',
    errors: 'problem',
    cors: false,
    answer: ok(dataOf(ClientInfo)),
  },
  platforms: {
    method: 'GET',
    path: '/api/system/platforms',
    auth: 'app',
    summary: 'The catalogue',
    errors: 'problem',
    cors: false,
    query: PageQuery,
    answer: ok(listOf(Platform)),
  },
  connections: {
    method: 'GET',
    path: '/api/system/connections',
    auth: 'app',
    summary: 'The client’s connections',
    errors: 'problem',
    cors: false,
    query: PageQuery,
    answer: ok(listOf(ConnectionRow)),
  },
  sessions: {
    method: 'GET',
    path: '/api/system/sessions',
    auth: 'app',
    summary: 'Sessions whose connection nobody has claimed yet, oldest first; with filter[claimed]=false',
    errors: 'problem',
    cors: false,
    query: UnclaimedQuery,
    answer: ok(listOf(SessionRow)),
  },
  tables: {
    method: 'GET',
    path: '/api/raw/tables',
    auth: 'token',
    summary: 'The tables the connected system offers',
    errors: 'problem',
    cors: false,
    query: PageQuery,
    answer: ok(listOf(Table)),
  },
  tableData: {
    method: 'GET',
    path: '/api/raw/tables/{table}/data',
    auth: 'token',
    summary: 'Records of one table: page, per_page, filter[column:op]=, sort[column]=1|-1',
    errors: 'problem',
    cors: false,
    query: PageQuery,
    answer: ok(listOf(Row)),
  },
} as const satisfies Record<string, Route>;
