/** Whether a connection may be used, and what is said when it may not. */
import type { Selectable } from 'kysely';
import { Owner, type Unusable } from '../../contract/index.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { ConnectionTable } from '../tables.ts';

const refusals: Readonly<Record<string, ProblemError['code']>> = {
  paused: 'connection_paused',
  reauthorization_required: 'reauthorization_required',
  disconnected: 'connection_disconnected',
};

type Row = Selectable<ConnectionTable>;

const membersOf = ({ id, customer_id, status, reason, owner, since }: Row): Unusable => ({
  reason,
  owner: owner === null ? null : Owner.parse(owner),
  since: new Date(since).toISOString(),
  ...(status === 'reauthorization_required' && { reconnect: { connection_id: id, customer_id } }),
});

/** The problem of a connection that may not be used, with the reason and whose turn it is; undefined for one that may. */
export const refusalOf = (connection: Row): ProblemError | undefined => {
  const code = refusals[connection.status];
  if (code === undefined) return undefined;
  const { reason } = connection;
  return new ProblemError(code, {
    detail: reason === null ? undefined : `Reason: ${reason}`,
    members: { ...membersOf(connection) },
  });
};

/** Throws that problem. */
export const requireUsable = (connection: Row): void => {
  const refusal = refusalOf(connection);
  if (refusal) throw refusal;
};
