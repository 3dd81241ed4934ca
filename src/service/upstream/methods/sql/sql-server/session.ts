/** One signed-in session: nothing but reading, with its own time limits, over a connection that was reached before. */
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { RawBuilder } from 'kysely';
import type { Connection } from 'tedious';
import type { Failure, FailureCode } from '../../../../../contract/index.ts';
import type { EgressConnection } from '../../../../ports.ts';
import type { Statement } from '../../../../passthrough/passing.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { SqlAddress } from '../address.ts';
import { ClosedUnseen, type SqlSession } from '../dialect.ts';
import { compiled } from './compile.ts';
import { ask, openDriver, origin, runBatch, SignInRefused, type Row } from './driver.ts';
import { isMisfit, numbersOf, sqlServerFault } from './faults.ts';
import { attention } from './packets.ts';

/** A secured connection and the stream that the driver gets. */
export interface Secured {
  readonly connection: EgressConnection;
  readonly stream: Duplex;
}

/**
 * Everything that a session is limited to. There are no read-only sessions: what is asked are selects, in a transaction that is never
 * committed. Where others wait for a lock it is us who give way.
 */
const limits = [
  'set lock_timeout 5000',
  'set deadlock_priority low',
  'set dateformat ymd',
  'begin transaction',
].join('; ');

const undo = 'if @@trancount > 0 rollback transaction';

/** How long a server may take over the goodbye before its connection is cut. */
const goodbyeMs = 1_000;

const laterThan: Readonly<Partial<Record<string, FailureCode>>> = {
  'service.timeout': 'data.timeout',
  'service.too_large': 'data.too_large',
  'service.interrupted': 'service.interrupted',
};

const valuesOf = ({ host, port, schema }: SqlAddress, database: string): Failure['values'] => ({
  host,
  port,
  schema,
  database,
});

class Session implements SqlSession {
  readonly proof: SqlSession['proof'];
  readonly #driver: Connection;
  readonly #secured: Secured;
  readonly #values: Failure['values'];
  readonly #statementMs: number;

  constructor(
    driver: Connection,
    secured: Secured,
    values: Failure['values'],
    terms: { readonly proof: SqlSession['proof']; readonly statementMs: number },
  ) {
    this.#driver = driver;
    this.#secured = secured;
    this.#values = values;
    this.#statementMs = terms.statementMs;
    this.proof = terms.proof;
  }

  rows(statement: RawBuilder<unknown>, fallback: FailureCode): Promise<readonly Row[]> {
    const { sql, parameters } = compiled(statement);
    return this.#ask(sql, parameters, fallback);
  }

  /** What is not committed is undone with the goodbye. */
  async run({ text, parameters, writes }: Statement): Promise<readonly Row[]> {
    const rows = await this.#ask(text, parameters, 'data.failed');
    if (writes) await this.#ask('commit', [], 'data.failed');
    return rows;
  }

  async #ask(sql: string, parameters: readonly unknown[], fallback: FailureCode): Promise<readonly Row[]> {
    const answered = new AbortController();
    const late = delay(this.#statementMs, undefined, { signal: answered.signal }).then(() => this.#stop());
    // Whoever waits for the rows hears of it; nobody else has to.
    late.catch(() => undefined);
    try {
      return await Promise.race([ask(this.#driver, sql, parameters), late]);
    } catch (error) {
      throw this.#explained(error, fallback, parameters.length > 0);
    } finally {
      answered.abort();
    }
  }

  async end(): Promise<void> {
    const goodbye = this.#goodbye().catch(() => undefined);
    await Promise.race([goodbye, delay(goodbyeMs, undefined, { ref: false })]);
    this.#driver.close();
    this.#secured.connection.close();
  }

  async #goodbye(): Promise<unknown> {
    const { stream } = this.#secured;
    if (stream.closed) return;
    // Told to stop, the server ends what it was doing by hanging up.
    return stream.writableEnded ? once(stream, 'close') : runBatch(this.#driver, undo);
  }

  /** The server is told to stop, and the session is over: the driver's own way waits for an answer. */
  #stop(): never {
    this.#secured.stream.end(attention);
    throw new UpstreamError('data.timeout', this.#values);
  }

  #explained(error: unknown, fallback: FailureCode, hasValues: boolean): UpstreamError {
    if (error instanceof UpstreamError) return error;
    const numbers = numbersOf(error);
    if (hasValues && isMisfit(numbers))
      return new UpstreamError('input.malformed', this.#values, { cause: error });
    if (numbers.length > 0) return sqlServerFault(numbers, fallback, this.#values, error);
    const { code } = this.#secured.connection.explain(origin(error)).failure;
    return new UpstreamError(laterThan[code] ?? fallback, this.#values, { cause: error });
  }
}

/** Whether an account of this name is the one that was typed; in Azure the server's name may follow it. */
const isSame = (account: unknown, typed: string): boolean => {
  const own = String(account).toLowerCase();
  return [typed, typed.replace(/@[^@]*$/, '')].some((name) => name.toLowerCase() === own);
};

const quoted = (name: string): string => `[${name.replaceAll(']', ']]')}]`;

/** Enters the database where the sign-in led to another one, and says whose session it is. */
const enter = async (
  driver: Connection,
  { username }: SqlAddress,
  database: string,
): Promise<SqlSession['proof']> => {
  const [row] = await ask(driver, 'select original_login() as account, db_name() as place', []);
  if (String(row?.['place']).toLowerCase() !== database.toLowerCase())
    await runBatch(driver, `use ${quoted(database)}`);
  await runBatch(driver, limits);
  return isSame(row?.['account'], username) ? 'account' : undefined;
};

const connectionEnds: readonly string[] = [
  'service.unreadable',
  'service.timeout',
  'service.too_large',
  'service.interrupted',
  'service.redirected',
];

/** Of a database that is missing, a server in the cloud may tell before it looks at the password. */
const signInFault = (error: unknown, { connection }: Secured, values: Failure['values']): UpstreamError => {
  const refused = error instanceof SignInRefused;
  const numbers = refused ? error.numbers : numbersOf(error);
  if (numbers.length > 0) {
    const address = refused ? error.address : undefined;
    const seen = { ...values, ...(address !== undefined && { address }) };
    const fault = sqlServerFault(numbers, 'auth.failed', seen, error);
    return refused && fault.code === 'service.database_missing' ? new ClosedUnseen(fault) : fault;
  }
  const { code } = connection.explain(origin(error)).failure;
  return new UpstreamError(connectionEnds.includes(code) ? (code as FailureCode) : 'auth.failed', values, {
    cause: error,
  });
};

/** Signs in, once, and enters the database. Rejects with an `UpstreamError` and closes the connection then. */
export const signIn = async (
  secured: Secured,
  address: SqlAddress,
  database: string,
  statementMs = 10_000,
): Promise<SqlSession> => {
  const values = valuesOf(address, database);
  try {
    const driver = await openDriver(secured.stream, address, database);
    const proof = await enter(driver, address, database);
    return new Session(driver, secured, values, { proof, statementMs });
  } catch (error) {
    secured.connection.close();
    throw signInFault(error, secured, values);
  }
};
