/** A connection opened for one request of its partner: asked with its sealed credentials, within a budget, and heard by the monitor. */
import { carriedFailure } from '../connecting/check-failure.ts';
import { methodOf } from '../connecting/check-job.ts';
import { courtesyOf } from '../connecting/courtesy.ts';
import { openAccess, type Stored } from '../connecting/credentials.ts';
import { ProblemError } from '../http/problem-error.ts';
import { noteUse, overheard } from '../monitoring/live.ts';
import type { TokenCaller } from '../oauth/caller.ts';
import type { Access, Method, Ports } from '../ports.ts';
import type { Failure } from '../../contract/index.ts';
import { requireUsable } from './usable.ts';

/** How long the connected system may take to answer one request, in milliseconds. */
export const readBudget = 30_000;

/** A connection that may be used, opened for one request; `key` stands for it with the credentials it has now. */
export interface Live {
  readonly key: string;
  readonly method: Method;
  readonly access: Access;
  readonly signal: AbortSignal;
  /** Asks the system, unless it has refused these credentials too often. Rejects with a `ProblemError` that says its failure's code. */
  ask<T>(work: () => Promise<T>): Promise<T>;
}

/** Another sign-in may see other tables, by the same values too where the system's own page gave it: both are part of the key, hashed. */
const keyOf = ({ vault }: Ports, connection: string, { system, values, choice, signIn }: Stored): string =>
  vault.fingerprint(['tables', connection, system.id, JSON.stringify(values), choice ?? '', signIn]);

/** A value or an operator that does not fit its column never reached the system: the caller wrote it. */
const misfit = ({
  field,
  values: { column = '', op = '', reason = 'cannot be sent to this system' },
}: Failure): ProblemError =>
  new ProblemError('malformed_request', {
    detail: field === undefined ? 'The query cannot be read.' : 'The request cannot be passed on.',
    errors:
      field !== undefined
        ? [{ pointer: `/${field}`, detail: String(reason) }]
        : [
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

/** Opens a connection for one request. */
export const openLive = async (
  ports: Ports,
  { connection }: Pick<TokenCaller, 'connection'>,
  request: Request,
): Promise<Live> => {
  requireUsable(connection);
  await noteUse(ports, connection);
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(readBudget)]);
  const access = await upstream(signal, openAccess(ports, connection));
  const key = keyOf(ports, connection.id, access);
  const ask = <T>(work: () => Promise<T>): Promise<T> =>
    upstream(
      signal,
      overheard(ports, connection, () => courtesyOf(ports).signIns.ask(access, work)),
    );
  return { key, method: methodOf(ports, access.system), access, signal, ask };
};
