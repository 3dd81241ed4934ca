/** One signed-in session: read-only, with its own time limits, over a connection that was reached before. */
import { setTimeout as delay } from 'node:timers/promises';
import { CompiledQuery, type RawBuilder } from 'kysely';
import type { Client } from 'pg';
import type { FailureCode } from '../../../../../contract/index.ts';
import type { EgressConnection } from '../../../../ports.ts';
import type { Statement } from '../../../../passthrough/passing.ts';
import { UpstreamError } from '../../../upstream-error.ts';
import type { SqlAddress } from '../address.ts';
import type { SqlSession } from '../dialect.ts';
import { isMisfit, sqlFault, sqlStateOf } from './faults.ts';
import { compiled } from './compile.ts';
import { frameGuard } from './frame-guard.ts';
import { jsonTypes } from './values.ts';

/** Everything that a session is limited to; kept apart from the start-up message, which poolers read narrowly. */
const limits = (statementMs: number): CompiledQuery =>
  CompiledQuery.raw(
    [
      'set default_transaction_read_only = on',
      `set statement_timeout = ${statementMs}`,
      `set lock_timeout = ${Math.min(statementMs, 5_000)}`,
      "set timezone = 'UTC'",
      "set datestyle = 'ISO'",
      "set intervalstyle = 'iso_8601'",
      "set bytea_output = 'hex'",
    ].join('; '),
  );

/** How long a server may take over the goodbye before its connection is cut. */
const goodbyeMs = 1_000;

const laterThan: Readonly<Partial<Record<string, FailureCode>>> = {
  'service.timeout': 'data.timeout',
  'service.too_large': 'data.too_large',
};

const valuesOf = ({ host, port, database, schema }: SqlAddress) => ({
  host,
  port,
  schema,
  ...(database !== undefined && { database }),
});

class Session implements SqlSession {
  readonly proof: SqlSession['proof'];
  readonly #client: Client;
  readonly #connection: EgressConnection;
  readonly #address: SqlAddress;

  constructor(client: Client, connection: EgressConnection, address: SqlAddress, asked: boolean) {
    this.#client = client;
    this.#connection = connection;
    this.#address = address;
    this.proof = asked ? 'asked' : undefined;
  }

  async rows(statement: RawBuilder<unknown>, fallback: FailureCode) {
    const { sql, parameters } = compiled(statement);
    try {
      return (await this.#client.query(sql, [...parameters])).rows as Record<string, unknown>[];
    } catch (error) {
      throw this.#explained(error, fallback);
    }
  }

  /** The first question fixes what the transaction may do; the extended protocol takes one statement alone. */
  async run({ text, parameters, writes }: Statement) {
    try {
      await this.#client.query(`begin ${writes ? 'read write' : 'read only'}; select 1`);
      const asked = { text, values: [...parameters], queryMode: 'extended' };
      const { rows } = await this.#client.query(asked);
      await this.#client.query(writes ? 'commit' : 'rollback');
      return rows as Record<string, unknown>[];
    } catch (error) {
      throw this.#explained(error, 'data.failed');
    }
  }

  #explained(error: unknown, fallback: FailureCode): UpstreamError {
    const values = valuesOf(this.#address);
    if (isMisfit(error)) return new UpstreamError('input.malformed', values, { cause: error });
    if (sqlStateOf(error) !== undefined) return sqlFault(error, fallback, values);
    const { code } = this.#connection.explain(error).failure;
    const known = code === 'service.interrupted' ? code : laterThan[code];
    return new UpstreamError(known ?? fallback, values, { cause: error });
  }

  async end(): Promise<void> {
    const goodbye = this.#client.end().catch(() => undefined);
    await Promise.race([goodbye, delay(goodbyeMs, undefined, { ref: false })]);
    this.#connection.close();
  }
}

const signInFault = (error: unknown, connection: EgressConnection, address: SqlAddress): UpstreamError => {
  const values = valuesOf(address);
  if (sqlStateOf(error) !== undefined) return sqlFault(error, 'auth.failed', values);
  const { code } = connection.explain(error).failure;
  const ends: readonly string[] = [
    'service.unreadable',
    'service.timeout',
    'service.too_large',
    'service.interrupted',
  ];
  return new UpstreamError(ends.includes(code) ? (code as FailureCode) : 'auth.failed', values, {
    cause: error,
  });
};

/**
 * Signs in, once. Rejects with an `UpstreamError` and closes the connection then. The password is handed to the driver only when the
 * server asks for it, and the driver's own settings from the environment are all overruled.
 */
export const signIn = async (
  connection: EgressConnection,
  address: SqlAddress,
  database: string,
  statementMs = 10_000,
): Promise<SqlSession> => {
  const { Client } = await import('pg');
  const { host, port, username: user } = address;
  let asked = false;
  const client = new Client({
    host,
    port,
    user,
    database,
    password: () => {
      asked = true;
      return address.password;
    },
    // TLS is under the stream already.
    ssl: false,
    stream: () => connection.stream(frameGuard()),
    application_name: 'makini-connect',
    client_encoding: 'UTF8',
    types: jsonTypes,
  });
  // What breaks a session between two statements is said by the next one.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(limits(statementMs).sql);
    return new Session(client, connection, address, asked);
  } catch (error) {
    connection.close();
    throw signInFault(error, connection, { ...address, database });
  }
};
