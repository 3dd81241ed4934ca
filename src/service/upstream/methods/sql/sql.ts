/**
 * Method `sql`: a database that is read with a user name and a password. Which statements are asked and how answers are read is here;
 * the connector dials and secures, the driver speaks the protocol over what the connector opened.
 */
import type { Access, Method } from '../../../ports.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { MethodParts } from '../method-parts.ts';
import { sqlAddressOf, type SqlAddress } from './address.ts';
import { check } from './check.ts';
import type { SqlDialect, SqlSession } from './dialect.ts';
import { dialectOf } from './dialects.ts';
import { probe } from './probe.ts';
import { readPage } from './read.ts';
import { reads } from './reading.ts';

/** Largest answer of one call, in bytes, and the longest that a call and one statement of it may take. */
const budget = { maxBytes: 8_388_608, timeoutMs: 29_000, statementMs: 25_000 } as const;

/** Makes the method. */
export const createSql = ({ egress }: Pick<MethodParts, 'egress'>): Method => {
  /** One connection for one call, ended with it. */
  const within = async <T>(
    access: Access,
    signal: AbortSignal,
    work: (session: SqlSession, dialect: SqlDialect, address: SqlAddress) => Promise<T>,
  ): Promise<T> => {
    const address = sqlAddressOf(access);
    const { maxBytes, timeoutMs, statementMs } = budget;
    const { client, system } = access;
    const dialect = dialectOf(system);
    const server = await dialect.reach({ egress, address, client, signal, timeoutMs, maxBytes });
    const database = address.database ?? dialect.lobbies(address)[0];
    const session = await server.signIn(address, database, statementMs);
    try {
      return await work(session, dialect, address);
    } finally {
      await session.end();
    }
  };
  const dialectIn = (access: Access) => access.system.methods.find((each) => each.method === 'sql')?.dialect;
  const notSent = (field: string, cause?: unknown) =>
    new UpstreamError('input.malformed', {}, { field, ...(cause !== undefined && { cause }) });
  return {
    id: 'sql',
    probe: (access, signal) => probe(egress, access, signal),
    check: (access, report, signal) => check({ egress, access, signal }, report),
    describe: (access, signal) =>
      within(access, signal, (session, dialect, address) => dialect.describeTables(session, address)),
    read: (access, table, query, signal) =>
      within(access, signal, (session, dialect, address) =>
        readPage(session, dialect, address, table, query),
      ),
    query: (access, statement, signal) => {
      const kind = dialectIn(access);
      if (!kind || !(statement.writes || reads(kind, statement.text))) return Promise.reject(notSent('sql'));
      return within(access, signal, async (session) => {
        try {
          return await session.run(statement);
        } catch (error) {
          const isMisfit = error instanceof UpstreamError && error.code === 'input.malformed';
          throw isMisfit ? notSent('parameters', error) : error;
        }
      });
    },
  };
};
