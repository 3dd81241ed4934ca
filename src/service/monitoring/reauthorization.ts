/** Telling a partner that somebody has to sign in again: why, whose turn it is, where that is done, and words for a mail about it. */
import type { Selectable } from 'kysely';
import type { ReauthorizationRequired } from '../../contract/index.ts';
import { reconnectUrl } from '../clients/reconnect-url.ts';
import type { Store } from '../ports.ts';
import { pickLang, type Lang } from '../languages.ts';
import type { ConnectionTable } from '../tables.ts';
import { mailWords, type Cause } from './mail-words.ts';
import { tellStatus } from './telling.ts';

type Row = Selectable<ConnectionTable>;
type Told = ReauthorizationRequired['data'];

const causes: Readonly<Record<string, Cause>> = {
  'auth.password_expired': 'expired',
  'auth.key_refused': 'key',
  'auth.token_refused': 'key',
  'auth.token_expired': 'key',
  'input.token_expired': 'key',
  'auth.certificate_refused': 'certificate',
  'input.certificate_expired': 'certificate',
  'auth.client_refused': 'app',
  'auth.client_secret_expired': 'app',
  'auth.refresh_refused': 'grant',
  'auth.account_locked': 'account',
  'auth.account_disabled': 'account',
  'auth.second_factor': 'second_factor',
  'auth.anonymous_refused': 'anonymous',
};

/** What has to be done at the system before anybody signs in. */
const before: Readonly<Partial<Record<Cause, 'unlock' | 'technical'>>> = {
  account: 'unlock',
  second_factor: 'technical',
};

/** What a mail about a connection is made of. */
export interface MailFacts {
  readonly lang: Lang;
  readonly app: string;
  readonly system: string;
  readonly reason: string | null;
  readonly owner: Told['owner'];
  readonly url: string | null;
}

/** What others wrote stays in its line. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** A mail in plain text: what happened, who can mend it, and in which steps. */
export const reauthorizationMail = ({ lang, app, system, reason, owner, url }: MailFacts): Told['mail'] => {
  const words = mailWords[lang];
  const names: Readonly<Record<string, string>> = {
    app: oneLine(app),
    system: oneLine(system),
    url: url ?? '',
  };
  const filled = (sentence: string): string =>
    sentence.replace(/\{(app|system|url)\}/g, (_all, name: string) => names[name] ?? '');
  const cause = causes[reason ?? ''] ?? 'password';
  const first = before[cause];
  const turn = words.turns[owner === 'you' || owner === null ? 'person' : 'admin'];
  const steps = [
    ...(first ? [words[first]] : []),
    url === null ? words.find : words.open,
    words.sign_in,
    words.wait,
  ];
  const text = [
    filled(words.begins),
    `${filled(words.causes[cause])}\n${filled(turn)}`,
    [filled(words.steps), ...steps.map((step, at) => `${at + 1}. ${filled(step)}`)].join('\n'),
    filled(words.ends),
  ].join('\n\n');
  return { lang, subject: filled(words.subject), text };
};

/** In which languages whoever connected it wanted to read, where that was said. */
const languageOf = async (db: Store, { id }: Row): Promise<Lang> => {
  const session = await db
    .selectFrom('session')
    .select('ui_locales')
    .where('connection_id', '=', id)
    .where('ui_locales', 'is not', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst();
  return pickLang(session?.ui_locales);
};

/** Tells it, in the transaction that changes the connection. */
export const tellReauthorization = async (
  db: Store,
  connection: Row,
  now: Pick<Told, 'status' | 'reason' | 'owner'> & { readonly since: number },
  at: number,
): Promise<void> => {
  const client = await db
    .selectFrom('client')
    .select(['name', 'reconnect_url'])
    .where('id', '=', connection.client_id)
    .executeTakeFirstOrThrow();
  const { id: connection_id, customer_id, system_id, name: system } = connection;
  const places = { connection_id, customer_id, system: system_id };
  const url = client.reconnect_url === null ? null : reconnectUrl(client.reconnect_url, places);
  const lang = await languageOf(db, connection);
  const { reason, owner } = now;
  const mail = reauthorizationMail({ lang, app: client.name, system, reason, owner, url });
  const reconnect = { connection_id, customer_id, url };
  await tellStatus(db, connection, 'connection.reauthorization_required', { ...now, reconnect, mail }, at);
};
