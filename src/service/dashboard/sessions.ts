/** Sessions at the dashboard: a random cookie, kept hashed; half a day at most, half an hour in which nobody does anything. */
import { parse, serialize } from 'hono/utils/cookie';
import type { Kysely } from 'kysely';
import { randomText, sha256 } from '../digest.ts';
import type { Ports } from '../ports.ts';
import type { Tables } from '../tables.ts';

/** How long a session lives at most, and how long it may lie untouched, in milliseconds. */
export const operatorLife = { most: 12 * 3_600_000, idle: 30 * 60_000 } as const;

/** `seen_at` is written again only when it is this much older: not every read needs a write. */
const seenGrain = 15_000;

const cookieName = 'makini_operator';

type Rows = Pick<Ports, 'store' | 'clock'>;

/** A session, by its hash; `expires_at` is when it ends whatever happens. */
export interface OperatorSession {
  readonly hash: string;
  readonly expires_at: number;
}

/** The cookie with a session's text; no text takes it away. The listener is http, so that it cannot be `Secure`; it is for one path and this site alone. */
export const operatorCookie = (text: string | undefined): string =>
  serialize(cookieName, text ?? '', {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/dashboard',
    maxAge: text === undefined ? 0 : operatorLife.most / 1000,
  });

const hashIn = (header: string | undefined): string | undefined => {
  const text = header === undefined ? undefined : parse(header, cookieName)[cookieName];
  return text === undefined || text === '' ? undefined : sha256(text);
};

/** Begins a session, in the caller's transaction; gives its row and the text of its cookie. */
export const beginSession = async (
  db: Kysely<Tables>,
  now: number,
): Promise<OperatorSession & { readonly text: string }> => {
  const text = randomText();
  const row = { hash: sha256(text), created_at: now, seen_at: now, expires_at: now + operatorLife.most };
  await db.insertInto('operator_session').values(row).execute();
  return { hash: row.hash, expires_at: row.expires_at, text };
};

/** The session of a `Cookie` header, and notes that somebody is there unless it was the page's own idea; undefined when there is none or it is over. */
export const findSession = async (
  { store, clock }: Rows,
  header: string | undefined,
  background: boolean,
): Promise<OperatorSession | undefined> => {
  const hash = hashIn(header);
  if (hash === undefined) return undefined;
  const now = clock();
  const row = await store
    .selectFrom('operator_session')
    .selectAll()
    .where('hash', '=', hash)
    .where('expires_at', '>', now)
    .where('seen_at', '>', now - operatorLife.idle)
    .executeTakeFirst();
  if (!row) return undefined;
  if (!background && now - row.seen_at >= seenGrain)
    await store.updateTable('operator_session').set({ seen_at: now }).where('hash', '=', hash).execute();
  return row;
};

/** Ends one session, or all of them. */
export const endSessions = async (db: Kysely<Tables>, hash?: string): Promise<void> => {
  await db
    .deleteFrom('operator_session')
    .$if(hash !== undefined, (rows) => rows.where('hash', '=', hash ?? ''))
    .execute();
};

/** Forgets what is over: sessions, and links of processes that are gone. */
export const forgetOver = async ({ store, clock }: Rows): Promise<void> => {
  const now = clock();
  await store
    .deleteFrom('operator_session')
    .where((row) => row.or([row('expires_at', '<=', now), row('seen_at', '<=', now - operatorLife.idle)]))
    .execute();
  await store.deleteFrom('operator_link').where('expires_at', '<=', now).execute();
};
