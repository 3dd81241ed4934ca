/** What the flow writes into the audit: who did what in which session; never what was typed. */
import { audit as writeAudit } from '../audit.ts';
import type { Clock } from '../ports.ts';
import type { Session, Writer } from './session.ts';

/** What the flow writes down. */
export type AuditAction =
  | 'session.opened'
  | 'session.continued'
  | 'session.origin_refused'
  | 'session.submitted'
  | 'session.retried'
  | 'session.cancelled'
  | 'sign_in.refused'
  | 'check.failed'
  | 'connection.authorized'
  | 'connection.claim_expired'
  | 'code.minted';

/** Writes one audit row about a session (or, by its id, a connection); `detail` holds ids and codes only. */
export const audit = (
  writer: Writer,
  clock: Clock,
  about: Pick<Session, 'id' | 'client_id' | 'mode'>,
  action: AuditAction,
  detail: Readonly<Record<string, string>> = {},
): Promise<void> =>
  writeAudit(writer, {
    at: clock(),
    client: { id: about.client_id, mode: about.mode },
    actor: action === 'connection.claim_expired' ? 'service' : 'person',
    action,
    subject: about.id,
    detail,
  });
