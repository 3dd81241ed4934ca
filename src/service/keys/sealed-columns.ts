/** Every column that holds envelopes, and what each of its rows is bound to. A column that is missing here would be lost with its key. */
import type { Selectable } from 'kysely';
import { attemptContext } from '../connecting/attempt.ts';
import { credentialContext } from '../connecting/credentials.ts';
import { answerContext } from '../connecting/once.ts';
import { typedContext } from '../connecting/typed.ts';
import { grantContext } from '../grants/give-back.ts';
import { codeAnswerContext } from '../oauth/exchange.ts';
import type { SealContext } from '../ports.ts';
import type { Envelope, Tables } from '../tables.ts';
import { tokenContext } from '../tokens/pair.ts';
import { webhookSecretContext } from '../webhooks/secrets.ts';
import { applicationCertificateContext } from '../upstream-clients/application-certificates.ts';
import { upstreamClientContext } from '../upstream-clients/registered.ts';

/** A row of any table, as the store gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** A column of envelopes. `key` is the table's primary key. */
export interface SealedColumn {
  readonly table: keyof Tables;
  readonly column: string;
  readonly key: readonly string[];
  contextOf(row: Row): SealContext;
}

type EnvelopesOf<T extends keyof Tables> = {
  [C in keyof Tables[T]]: Envelope extends Tables[T][C] ? C : never;
}[keyof Tables[T]];

const sealed = <T extends keyof Tables>(
  table: T,
  column: EnvelopesOf<T> & string,
  key: readonly (keyof Tables[T] & string)[],
  contextOf: (row: Selectable<Tables[T]>) => SealContext,
): SealedColumn => ({
  table,
  column,
  key,
  // The row comes from this very table.
  contextOf: (row) => contextOf(row as Selectable<Tables[T]>),
});

/** All of them. */
export const sealedColumns: readonly SealedColumn[] = [
  sealed('credential', 'sealed', ['connection_id', 'purpose'], (row) =>
    credentialContext({ ...row, id: row.connection_id }),
  ),
  sealed('session', 'draft', ['id'], (row) => typedContext(row, 'draft')),
  sealed('session', 'pending_secret', ['id'], (row) => typedContext(row, 'pending')),
  sealed('upstream_attempt', 'sealed', ['state_hash'], attemptContext),
  sealed('grant_return', 'sealed', ['id'], grantContext),
  sealed('upstream_client', 'sealed', ['client_id', 'mode', 'system_id'], upstreamClientContext),
  sealed(
    'application_certificate',
    'sealed',
    ['client_id', 'mode', 'customer_id'],
    applicationCertificateContext,
  ),
  sealed('code', 'answer', ['hash'], codeAnswerContext),
  sealed('token', 'sealed', ['hash'], tokenContext),
  sealed('webhook_secret', 'sealed', ['id'], webhookSecretContext),
  sealed('idempotency', 'answer', ['scope', 'key_hash'], answerContext),
];
