/** One attempt to sign in at a system's own page, between the tab's start and its return: kept by hash, used once. */
import * as z from 'zod/mini';
import type { System } from '../../contract/index.ts';
import { randomText, sha256 } from '../digest.ts';
import type { Ports, SealContext } from '../ports.ts';
import type { UpstreamAttemptTable } from '../tables.ts';
import type { Session, Writer } from './session.ts';

/** How long a person may take at the other page, in milliseconds. */
export const attemptLife = 15 * 60_000;

const Sealed = z.object({
  state: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  lang: z.string(),
});

/** What was sent along, and is compared when it comes back; `lang` lists the languages in which the tab speaks, the best first. */
export type Sent = z.infer<typeof Sealed>;

/** A new attempt: what to send along, and the cookie that binds it to this browser. */
export interface NewAttempt extends Sent {
  readonly cookie: string;
}

/** What an attempt's envelope is bound to. */
export const attemptContext = (
  attempt: Pick<UpstreamAttemptTable, 'client_id' | 'mode' | 'session_id'>,
): SealContext => ({
  client: attempt.client_id,
  mode: attempt.mode,
  subject: attempt.session_id,
  purpose: 'authorization',
});

/** Ends the attempts of a session: what comes back from them is not taken any more. */
export const forgetAttempts = async (writer: Writer, session: string): Promise<void> => {
  await writer.deleteFrom('upstream_attempt').where('session_id', '=', session).execute();
};

/** Begins an attempt in the place of the one before. */
export const beginAttempt = async (
  writer: Writer,
  { vault, clock }: Ports,
  session: Session,
  system: System,
  { redirectUri, lang }: Pick<Sent, 'redirectUri' | 'lang'>,
): Promise<NewAttempt> => {
  const made = { state: randomText(), verifier: randomText(), redirectUri, lang };
  const cookie = randomText();
  const owner = { session_id: session.id, client_id: session.client_id, mode: session.mode };
  await forgetAttempts(writer, session.id);
  await writer
    .insertInto('upstream_attempt')
    .values({
      ...owner,
      state_hash: sha256(made.state),
      system_id: system.id,
      cookie_hash: sha256(cookie),
      sealed: vault.seal(JSON.stringify(made), attemptContext(owner)),
      expires_at: clock() + attemptLife,
    })
    .execute();
  return { ...made, cookie };
};

/** Finds the attempt that a `state` belongs to. */
export const findAttempt = (writer: Writer, state: string): Promise<UpstreamAttemptTable | undefined> =>
  writer
    .selectFrom('upstream_attempt')
    .selectAll()
    .where('state_hash', '=', sha256(state))
    .executeTakeFirst();

/** Uses an attempt up; undefined when somebody was faster. */
export const takeAttempt = async (
  writer: Writer,
  { vault }: Ports,
  attempt: UpstreamAttemptTable,
): Promise<Sent | undefined> => {
  const { numDeletedRows } = await writer
    .deleteFrom('upstream_attempt')
    .where('state_hash', '=', attempt.state_hash)
    .executeTakeFirst();
  if (numDeletedRows !== 1n) return undefined;
  return Sealed.parse(JSON.parse(vault.open(attempt.sealed, attemptContext(attempt))));
};
