import type { ReactiveController, ReactiveElement } from 'lit';
import { firstEnglish, languages } from '../locales/languages.ts';
import type { Direction, PartName } from '../locales/languages.ts';
import { Voice } from '../locales/voice.ts';
import type { Messages, ScreenSpeech } from '../locales/words.ts';
import { directionAt, langOf, spokenAt } from '../world/language.ts';
import { ThemeWatch } from '../world/theme.ts';

/** How long the first screen waits for a language that has to be loaded, in ms; then English speaks until it is here. */
const patience = 1_000;

/** What the element speaks with: follows the page's language, and holds the first screen back for a moment while it is on its way. */
export class Wording implements ReactiveController {
  readonly #element: ReactiveElement;
  readonly #voice = new Voice<Omit<ScreenSpeech, 'locale' | 'messages'>, PartName>({
    languages,
    words: firstEnglish,
    needed: 'first',
    dispensable: 'failures',
    changed: () => this.#release(),
  });
  #dir: Direction = 'ltr';
  #holding: ReturnType<typeof setTimeout> | undefined;

  constructor(element: ReactiveElement) {
    this.#element = element;
    element.addController(this);
    new ThemeWatch(element, () => this.follow());
  }

  hostConnected(): void {
    this.follow();
    if (this.#element.hasUpdated || this.#voice.isSettled) return;
    this.#holding = setTimeout(() => this.#release(), patience);
  }

  hostDisconnected(): void {
    this.#release();
    this.#voice.rest();
  }

  /** Whether nothing is to be said yet: the language is on its way, and has been for less than a moment. */
  get held(): boolean {
    return this.#holding !== undefined;
  }

  /** The language of the page, as the page says it. */
  get asked(): string {
    return langOf(this.#element);
  }

  /** The language of what is said. */
  get lang(): string {
    return this.#voice.spoken.locale;
  }

  /** The direction of the screens. */
  get dir(): Direction {
    return directionAt(this.#element, this.#voice.spoken.language);
  }

  /** The sentences that are here by now, with the host's own over them. */
  speech(messages: Messages): ScreenSpeech {
    return { ...this.#voice.words, locale: this.lang, messages };
  }

  /** Speaks the page's language, which may be another than before. */
  follow(): void {
    this.#voice.follow(spokenAt(this.#element));
    const { dir } = this;
    if (dir !== this.#dir) this.#element.requestUpdate();
    this.#dir = dir;
  }

  /** Has a part here, in English where the page's language cannot be loaded; rejects when neither can. */
  need(part: PartName): Promise<void> {
    return this.#voice.need(part);
  }

  /** Has a part here as soon as it can be; until then there is something else to say. */
  prefer(part: PartName): void {
    this.#voice.prefer(part);
  }

  #release(): void {
    clearTimeout(this.#holding);
    this.#holding = undefined;
    this.#element.requestUpdate();
  }
}
