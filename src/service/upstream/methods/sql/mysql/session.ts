/** One signed-in session: read-only, with its own time limits, over a connection that was reached before. */
import { setTimeout as delay } from 'node:timers/promises';
import { sql, type RawBuilder } from 'kysely';
import type { Connection, FieldPacket } from 'mysql2/promise';
import type { FailureCode } from '../../../../../contract/index.ts';
import type { EgressConnection } from '../../../../ports.ts';
import type { Statement } from '../../../../passthrough/passing.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { SqlAddress } from '../address.ts';
import type { SqlSession } from '../dialect.ts';
import { compiled } from './compile.ts';
import { errnoOf, mysqlFault } from './faults.ts';
import type { Greeting } from './greeting.ts';
import { charset, handedOver } from './handover.ts';
import { jsonValue } from './values.ts';

type Hello = Extract<Greeting, { is: 'hello' }>;

/** How long a server may take over the goodbye before its connection is cut. */
const goodbyeMs = 1_000;

const laterThan: Readonly<Partial<Record<string, FailureCode>>> = {
  'service.timeout': 'data.timeout',
  'service.too_large': 'data.too_large',
  'service.interrupted': 'service.interrupted',
};

const valuesOf = ({ host, port }: SqlAddress, database: string) => ({ host, port, database });

/** The driver's rows are lists, because a column may have any name. */
const named = (row: readonly unknown[], fields: readonly FieldPacket[]): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ name, columnType }, at) => [name, jsonValue(row[at], columnType)]));

class Session implements SqlSession {
  readonly proof: SqlSession['proof'];
  readonly #driver: Connection;
  readonly #connection: EgressConnection;
  readonly #values: ReturnType<typeof valuesOf>;

  constructor(
    driver: Connection,
    connection: EgressConnection,
    values: ReturnType<typeof valuesOf>,
    proof: SqlSession['proof'],
  ) {
    this.#driver = driver;
    this.#connection = connection;
    this.#values = values;
    this.proof = proof;
  }

  rows(statement: RawBuilder<unknown>, fallback: FailureCode) {
    return this.#explained(fallback, () => ask(this.#driver, statement));
  }

  async run({ text, parameters, writes }: Statement) {
    return this.#explained('data.failed', async () => {
      await this.#driver.query(`start transaction ${writes ? 'read write' : 'read only'}`);
      const values = parameters.map((value) => (value === null ? null : String(value)));
      const [rows, fields] = await this.#driver.execute({ sql: text, rowsAsArray: true }, values);
      await this.#driver.query(writes ? 'commit' : 'rollback');
      // What changes something gives no rows.
      return Array.isArray(rows) ? (rows as unknown as unknown[][]).map((row) => named(row, fields)) : [];
    });
  }

  async #explained<T>(fallback: FailureCode, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const errno = errnoOf(error);
      if (errno !== undefined) throw mysqlFault(errno, fallback, this.#values, error);
      const { code } = this.#connection.explain(error).failure;
      throw new UpstreamError(laterThan[code] ?? fallback, this.#values, { cause: error });
    }
  }

  async end(): Promise<void> {
    const goodbye = this.#driver.end().catch(() => undefined);
    await Promise.race([goodbye, delay(goodbyeMs, undefined, { ref: false })]);
    this.#connection.close();
  }
}

/** Prepared on the server, so that no value is ever part of a statement's text. */
const ask = async (
  driver: Connection,
  statement: RawBuilder<unknown>,
): Promise<Record<string, unknown>[]> => {
  const { sql: text, parameters } = compiled(statement);
  const [rows, fields] = await driver.execute({ sql: text, rowsAsArray: true }, parameters.map(String));
  return (rows as unknown as unknown[][]).map((row) => named(row, fields));
};

/** Everything that a session is limited to; MySQL counts milliseconds and MariaDB seconds. */
const limit = async (driver: Connection, { isMariaDb }: Hello, statementMs: number): Promise<void> => {
  await driver.query(
    isMariaDb
      ? `set session max_statement_time = ${statementMs / 1_000}`
      : `set session max_execution_time = ${statementMs}`,
  );
  await driver.query('set session transaction read only');
  await driver.query(
    `set session time_zone = '+00:00', session lock_wait_timeout = ${Math.max(1, Math.floor(Math.min(statementMs, 5_000) / 1_000))}`,
  );
};

/** An account of another name let the person in: anybody would have come in so. */
const proofOf = async (driver: Connection, { username }: SqlAddress): Promise<SqlSession['proof']> => {
  const [row] = await ask(driver, sql`select current_user() as account`);
  const account = row?.['account'];
  if (typeof account !== 'string') return undefined;
  return account.slice(0, account.lastIndexOf('@')) === username ? 'account' : undefined;
};

const connectionEnds: readonly string[] = [
  'service.unreadable',
  'service.timeout',
  'service.too_large',
  'service.interrupted',
];

/** The account signs in by something else than a password, or wants it in plain, which is never sent. */
const wantsAnotherWay = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && /^(?:AUTH_SWITCH|MYSQL_CLEAR)/.test(String(error.code))) ||
    /authentication using unknown plugin/.test(error.message) ||
    wantsAnotherWay(error.cause));

const signInFault = (
  error: unknown,
  connection: EgressConnection,
  values: ReturnType<typeof valuesOf>,
): UpstreamError => {
  const errno = errnoOf(error);
  if (errno !== undefined) return mysqlFault(errno, 'auth.failed', values, error);
  if (wantsAnotherWay(error)) return new UpstreamError('auth.sign_in_not_allowed', values, { cause: error });
  const { code } = connection.explain(error).failure;
  return new UpstreamError(connectionEnds.includes(code) ? (code as FailureCode) : 'auth.failed', values, {
    cause: error,
  });
};

const open = async (
  connection: EgressConnection,
  greeting: Hello,
  { username: user, password }: SqlAddress,
): Promise<Connection> => {
  const { createConnection } = await import('mysql2/promise');
  return createConnection({
    stream: handedOver(connection, greeting.quiet, greeting.offersTls),
    user,
    password,
    charset,
    // The same that the packet asking for TLS said; see `capabilities`.
    flags: [
      'FOUND_ROWS',
      'CONNECT_WITH_DB',
      'ODBC',
      'LOCAL_FILES',
      'IGNORE_SPACE',
      'IGNORE_SIGPIPE',
      'SESSION_TRACK',
      'CONNECT_ATTRS',
      'CLIENT_QUERY_ATTRIBUTES',
    ].map((name) => `-${name}`),
    // Column names come from the server: nothing is compiled of them.
    disableEval: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    dateStrings: true,
    connectTimeout: 0,
  });
};

/** Signs in, once, and enters the database afterwards, so that what is refused is told apart. Rejects with an `UpstreamError` and closes the connection then. */
export const signIn = async (
  connection: EgressConnection,
  greeting: Hello,
  address: SqlAddress,
  database: string,
  statementMs = 10_000,
): Promise<SqlSession> => {
  const values = valuesOf(address, database);
  try {
    const driver = await open(connection, greeting, address);
    // What breaks a session between two statements is said by the next one.
    driver.on('error', () => undefined);
    await limit(driver, greeting, statementMs);
    const proof = await proofOf(driver, address);
    await driver.query('use ??', [database]);
    return new Session(driver, connection, values, proof);
  } catch (error) {
    connection.close();
    throw signInFault(error, connection, values);
  }
};
