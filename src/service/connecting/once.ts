/** The same request twice is one request: answers kept, sealed, under the caller's Idempotency-Key. */
import type { Transaction } from 'kysely';
import { sha256 } from '../digest.ts';
import { ProblemError } from '../http/problem-error.ts';
import { lockSession } from '../locking.ts';
import type { Ports, SealContext } from '../ports.ts';
import type { IdempotencyTable, Tables } from '../tables.ts';
import { sessionLife, type Session, type Writer } from './session.ts';

/** A request that may come twice: `scope` names the session, `key` is the Idempotency-Key, `parts` is what makes it this request. */
export interface Repeatable {
  readonly scope: string;
  readonly key: string | undefined;
  readonly parts: readonly string[];
}

/** What a handler did: its answer, and what to begin once everything is committed. */
export interface Outcome<T> {
  readonly answer: T;
  readonly after?: () => void;
}

/** Keys are what clients make of 128 random bits or more; anything else is refused. */
export const readKey = (header: string | null | undefined): string | undefined => {
  if (header === null || header === undefined) return undefined;
  if (/^[\x21-\x7e]{8,255}$/.test(header)) return header;
  throw new ProblemError('malformed_request', {
    detail: 'An Idempotency-Key has 8 to 255 visible ASCII characters.',
    errors: [{ pointer: '/header/idempotency-key', detail: 'not as expected' }],
  });
};

/** A kept answer opens in its own row alone: not under another key of the same session. */
export const answerContext = (
  kept: Pick<IdempotencyTable, 'client_id' | 'mode' | 'scope' | 'key_hash'>,
): SealContext => ({
  client: kept.client_id,
  mode: kept.mode,
  subject: `${kept.scope} ${kept.key_hash}`,
  purpose: 'answer',
});

const findKept = (writer: Writer, { scope, key }: Repeatable) =>
  writer
    .selectFrom('idempotency')
    .selectAll()
    .where('scope', '=', scope)
    .where('key_hash', '=', sha256(key ?? ''))
    .executeTakeFirst();

const conflict = (): ProblemError =>
  new ProblemError('idempotency_conflict', { detail: 'Use a new Idempotency-Key for a new request.' });

/** The kept answer to this very request; undefined when it is new. Refuses a key that was used for another one. */
export const keptAnswer = async (
  writer: Writer,
  { vault }: Pick<Ports, 'vault'>,
  session: Pick<Session, 'client_id' | 'mode'>,
  request: Repeatable,
): Promise<unknown> => {
  if (request.key === undefined) return undefined;
  const kept = await findKept(writer, request);
  if (!kept) return undefined;
  if (!vault.fingerprints(request.parts).includes(kept.request_hash)) throw conflict();
  const { client_id, mode } = session;
  return JSON.parse(vault.open(kept.answer, answerContext({ ...kept, client_id, mode })));
};

/** Keeps an answer for the retry of its request, as long as a session can live. */
export const keepAnswer = async (
  writer: Writer,
  { vault, clock }: Pick<Ports, 'vault' | 'clock'>,
  session: Pick<Session, 'client_id' | 'mode'>,
  request: Repeatable,
  answer: unknown,
): Promise<void> => {
  if (request.key === undefined) return;
  const { client_id, mode } = session;
  const row = { client_id, mode, scope: request.scope, key_hash: sha256(request.key) };
  await writer
    .insertInto('idempotency')
    .values({
      ...row,
      request_hash: vault.fingerprint(request.parts),
      status: 200,
      answer: vault.seal(JSON.stringify(answer), answerContext(row)),
      expires_at: clock() + sessionLife.most,
    })
    .execute();
};

/** Does the work of a request once, in one transaction with the memory of its answer; a retry gets that answer. */
export const once = async <T>(
  ports: Ports,
  session: Session,
  request: Omit<Repeatable, 'scope'>,
  work: (trx: Transaction<Tables>) => Promise<Outcome<T>>,
): Promise<T> => {
  const repeatable = { ...request, scope: session.id };
  const outcome = await ports.store.transaction().execute(async (trx): Promise<Outcome<T>> => {
    await lockSession(trx, session.id);
    const kept = await keptAnswer(trx, ports, session, repeatable);
    if (kept !== undefined) return { answer: kept as T };
    const done = await work(trx);
    await keepAnswer(trx, ports, session, repeatable, done.answer);
    return done;
  });
  outcome.after?.();
  return outcome.answer;
};
