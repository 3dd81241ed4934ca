/** The audit: who did what, when. Details hold ids and codes, never a secret and never a typed value. */
import type { Kysely } from 'kysely';
import type { Mode } from '../contract/index.ts';
import { newId } from './digest.ts';
import type { Clock } from './ports.ts';
import type { SessionTable, Tables } from './tables.ts';

type Detail = Readonly<Record<string, string | number | boolean | null>>;

/** One thing that happened. `actor` is `client`, `person`, `service` or `operator`; `subject` the id of what it happened to. */
export interface AuditEntry {
  readonly at: number;
  readonly client: { readonly id: string; readonly mode: Mode } | null;
  readonly actor: 'client' | 'person' | 'service' | 'operator';
  readonly action: string;
  readonly subject: string | null;
  readonly detail?: Detail;
}

/** Writes one row; hand in the transaction of the deed, so that one is never there without the other. */
export const audit = async (db: Kysely<Tables>, entry: AuditEntry): Promise<void> => {
  const { at, client, actor, action, subject, detail = {} } = entry;
  await db
    .insertInto('audit')
    .values({
      id: newId('aud'),
      at,
      client_id: client?.id ?? null,
      mode: client?.mode ?? null,
      actor,
      action,
      subject,
      detail: JSON.stringify(detail),
    })
    .execute();
};

/** Writes down what the person of a session did in it. */
export const auditPerson = (
  db: Kysely<Tables>,
  clock: Clock,
  { id, client_id, mode }: Pick<SessionTable, 'id' | 'client_id' | 'mode'>,
  action: string,
  detail: Detail = {},
): Promise<void> =>
  audit(db, { at: clock(), client: { id: client_id, mode }, actor: 'person', action, subject: id, detail });
