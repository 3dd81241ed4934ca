/** What the dashboard speaks with: the language that was chosen here, or the browser's own; numbers and moments as its locale has them. */
import type { ConnectionStatus, Owner, StageName } from '../../contract/index.ts';
import type { Direction } from '../../element/locales/languages.ts';
import { lookUp } from '../../element/locales/lookup.ts';
import { sentence } from '../../element/locales/sentence.ts';
import type { SentenceValues } from '../../element/locales/sentence.ts';
import { Voice } from '../../element/locales/voice.ts';
import { dashboardLanguages, englishDashboard } from './languages.ts';
import type { DashboardSpeech } from './languages.ts';
import type { DashboardKey } from './locales/en/dashboard.ts';

const kept = 'makini-dashboard-lang';
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** The choice that was kept; a browser that keeps nothing asks for the browser's own. */
const choice = (): string | undefined => {
  try {
    return localStorage.getItem(kept) ?? undefined;
  } catch {
    return undefined;
  }
};

const spokenBy = (tag: string): boolean => dashboardLanguages.has(tag);

/** The first of the browser's languages that is spoken here. */
const preferred = (): string =>
  navigator.languages.find((tag) => spokenBy(tag.split('-')[0]?.toLowerCase() ?? '')) ?? 'en';

/** Speaks one language at a time; `changed` is told whenever there is another, or more of one. */
export class Speech {
  readonly #voice: Voice<DashboardSpeech, 'dashboard' | 'failures'>;

  constructor(changed: () => void) {
    this.#voice = new Voice<DashboardSpeech, 'dashboard' | 'failures'>({
      languages: dashboardLanguages,
      words: englishDashboard,
      needed: 'dashboard',
      dispensable: 'failures',
      changed,
    });
  }

  /** Begins to speak what was chosen. */
  follow(): void {
    this.#voice.follow(lookUp(choice() ?? preferred(), spokenBy));
  }

  /** Speaks another language from now on, here and the next time. */
  choose(tag: string): void {
    try {
      localStorage.setItem(kept, tag);
    } catch (error) {
      console.warn('The language was not kept for the next time.', error);
    }
    this.#voice.follow(lookUp(tag, spokenBy));
  }

  /** The sentences themselves, another object whenever they change. */
  get words(): DashboardSpeech {
    return this.#voice.words;
  }

  /** The language of what is said. */
  get language(): string {
    return this.#voice.spoken.language;
  }

  /** The locale of what is said. */
  get locale(): string {
    return this.#voice.spoken.locale;
  }

  /** The direction of its lines. */
  get dir(): Direction {
    return dashboardLanguages.get(this.language)?.dir ?? 'ltr';
  }

  /** A sentence by its key. */
  readonly say = (key: DashboardKey, values: SentenceValues = {}): string =>
    sentence(this.words.dashboardWords[key], values, this.locale);

  /** A sentence by a key that may be newer than these words; the text itself then. */
  sayIfKnown(key: string, otherwise: string): string {
    return Object.hasOwn(this.words.dashboardWords, key) ? this.say(key as DashboardKey) : otherwise;
  }

  /** How a connection is. */
  status(status: ConnectionStatus): string {
    return this.say(`status.${status}`);
  }

  /** What failed, where there are words for it; otherwise its code. */
  reason(code: string, system = ''): string {
    if (!code.includes('.')) return this.sayIfKnown(`reason.${code}`, code);
    this.#voice.prefer('failures');
    const { title } = this.#failure(code);
    return title === undefined ? code : sentence(title, { system }, this.locale);
  }

  /** What the person who saw a failure was told of it; nothing where there are no words. */
  explain(code: string, system: string): string {
    this.#voice.prefer('failures');
    return sentence(this.#failure(code).explain ?? '', { system }, this.locale);
  }

  #failure(code: string): { readonly title?: string; readonly explain?: string } {
    const words = this.words.failureWords as
      Readonly<Record<string, { title: string; explain: string }>> | undefined;
    return words && Object.hasOwn(words, code) ? (words[code] ?? {}) : {};
  }

  /** Whose turn it is. */
  owner(owner: Owner, system: string): string {
    return this.say(`owner.${owner}`, { system });
  }

  /** What a stage of a check does. */
  stage(stage: StageName): string {
    return this.words.stageWords[stage];
  }

  /** How long ago something was, or how far ahead it is. */
  ago(iso: string): string {
    const ms = Date.parse(iso) - Date.now();
    const format = new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' });
    const [unit, size] = units.find(([, each]) => Math.abs(ms) >= each) ?? ['minute', 60_000];
    return format.format(Math.round(ms / size), unit);
  }

  /** A moment, to the minute. */
  moment(iso: string): string {
    return new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
      new Date(iso),
    );
  }

  /** A number. */
  readonly number = (value: number): string => new Intl.NumberFormat(this.locale).format(value);

  /** A share of a whole, in per cent. */
  share(part: number, whole: number): string {
    return new Intl.NumberFormat(this.locale, { style: 'percent' }).format(whole === 0 ? 0 : part / whole);
  }

  /** A length of time: seconds, or minutes and seconds. */
  duration(ms: number): string {
    const unit = (value: number, name: 'minute' | 'second'): string =>
      new Intl.NumberFormat(this.locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);
    const seconds = Math.round(ms / 1_000);
    if (seconds < 60) return unit(seconds, 'second');
    const rest = seconds % 60;
    return `${unit(Math.floor(seconds / 60), 'minute')}${rest === 0 ? '' : ` ${unit(rest, 'second')}`}`;
  }
}
