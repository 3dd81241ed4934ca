import type { ReactiveController, ReactiveElement } from 'lit';
import type { Owner, OwnConnection } from '../../contract/index.ts';
import { connectionLanguages, englishConnections } from '../locales/list-languages.ts';
import type { ConnectionSpeech } from '../locales/list-languages.ts';
import type { ConnectionKey } from '../locales/en/list.ts';
import type { Direction } from '../locales/languages.ts';
import { lookUp } from '../locales/lookup.ts';
import { sentence } from '../locales/sentence.ts';
import type { SentenceValues } from '../locales/sentence.ts';
import { Voice } from '../locales/voice.ts';
import type { Messages } from '../locales/words.ts';
import { around, langOf } from '../world/language.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** What the list speaks with: follows the page's language; failures' words come when the first of them is to be said. */
export class ConnectionsSpeech implements ReactiveController {
  readonly #element: ReactiveElement & { readonly messages: Messages };
  readonly #voice: Voice<ConnectionSpeech, 'list' | 'failures'>;
  readonly #observer = new MutationObserver(() => this.follow());

  constructor(element: ReactiveElement & { readonly messages: Messages }) {
    this.#element = element;
    this.#voice = new Voice<ConnectionSpeech, 'list' | 'failures'>({
      languages: connectionLanguages,
      words: englishConnections,
      needed: 'list',
      dispensable: 'failures',
      changed: () => element.requestUpdate(),
    });
    element.addController(this);
  }

  hostConnected(): void {
    const attributeFilter = ['lang', 'dir'];
    for (const each of [this.#element, document.documentElement])
      this.#observer.observe(each, { attributeFilter });
    this.follow();
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#voice.rest();
  }

  /** The locale of what is said. */
  get locale(): string {
    return this.#voice.spoken.locale;
  }

  /** The direction of the lines. */
  get dir(): Direction {
    for (const each of around(this.#element)) {
      const dir = each.getAttribute('dir')?.toLowerCase();
      if (dir === 'ltr' || dir === 'rtl') return dir;
      if (each.getAttribute('lang')) break;
    }
    return connectionLanguages.get(this.#voice.spoken.language)?.dir ?? 'ltr';
  }

  /** Speaks the page's language, which may be another than before. */
  follow(): void {
    this.#voice.follow(lookUp(langOf(this.#element), (tag) => connectionLanguages.has(tag)));
    this.#element.requestUpdate();
  }

  /** A sentence by its key. */
  say(key: ConnectionKey, values: SentenceValues = {}): string {
    const { connectionWords } = this.#voice.words;
    return sentence(this.#element.messages[key] ?? connectionWords[key], values, this.locale);
  }

  /** A sentence by a key that may be newer than these words; nothing then. */
  sayIfKnown(key: string): string {
    return Object.hasOwn(this.#voice.words.connectionWords, key) ? this.say(key as ConnectionKey) : '';
  }

  /** What a code of the host says to whoever sees the list; of most it says what was not to be had. */
  trouble(code: string, otherwise: 'list.failed' | 'list.stale' | 'row.failed'): string {
    const known = { not_logged_in: 'list.signed_out', not_allowed: 'list.not_allowed' } as const;
    if (code === 'not_logged_in' || code === 'not_allowed') return this.say(known[code]);
    return this.say(code === 'offline' && otherwise !== 'list.failed' ? 'list.offline' : otherwise);
  }

  /** What failed, where its words are here. */
  reason({ reason, system_name: system }: Pick<OwnConnection, 'reason' | 'system_name'>): string {
    if (reason === null || !reason.includes('.')) return '';
    this.#voice.prefer('failures');
    const words = this.#voice.words.failureWords as Readonly<Record<string, { title: string }>> | undefined;
    const title = words && Object.hasOwn(words, reason) ? words[reason]?.title : undefined;
    return title === undefined ? '' : sentence(title, { system }, this.locale);
  }

  /** Whose turn it is. */
  owner(owner: Owner, system: string): string {
    const text = this.#element.messages[`owner.${owner}`] ?? this.#voice.words.ownerWords[owner];
    return sentence(text, { system }, this.locale);
  }

  /** How long ago something was, in the language's own words. */
  ago(iso: string): string {
    const past = Date.parse(iso) - Date.now();
    const format = new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' });
    const [unit, ms] = units.find(([, each]) => Math.abs(past) >= each) ?? ['second', 1_000];
    return format.format(Math.min(0, Math.round(past / ms)), unit);
  }

  /** A moment, to the minute. */
  moment(iso: string): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
      new Date(iso),
    );
  }
}
