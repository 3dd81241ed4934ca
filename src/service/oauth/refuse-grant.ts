/** A refused grant, of whichever kind: written down, then said. */
import { audit } from '../audit.ts';
import { OAuthError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import type { ClientCaller } from './caller.ts';

/** What was refused, of which session or connection where one was found; `sentence` begins with the reason. */
export interface RefusedGrant {
  readonly action: 'code.refused' | 'session.refused' | 'refresh.refused';
  readonly reason: string;
  readonly sentence: string;
  readonly of?: string | undefined;
}

/** Audits the refusal outside of the transaction that found it, and throws `invalid_grant`. */
export const refuseGrant = async (
  { store, clock, log }: Ports,
  client: ClientCaller,
  { action, reason, sentence, of }: RefusedGrant,
): Promise<never> => {
  const subject = of ?? null;
  await audit(store, { at: clock(), client, actor: 'client', action, subject, detail: { reason } });
  log.info(action, { client: client.id, code: reason });
  throw new OAuthError('invalid_grant', sentence);
};
