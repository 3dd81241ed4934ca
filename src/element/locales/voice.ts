// Loads the sentences of the language that is wanted, part by part, and says in which language one can speak by now.
import type { Spoken } from './lookup.ts';

/** What loads the parts of a language, by their names. */
export type PartLoaders<P extends string> = { readonly [name in P]: () => Promise<object> };

/** What a voice begins with: English words that are there at once, and the parts that are needed from the start. */
export interface VoiceStart<W extends object, P extends string> {
  readonly languages: ReadonlyMap<string, PartLoaders<P>>;
  readonly words: W;
  readonly needed: P;
  /** Without this part there is still something to say. */
  readonly dispensable: P;
  /** Called whenever another language, or more of one, is here. */
  readonly changed: () => void;
}

/** When what could not be loaded is asked for again, in ms. */
const retries = [2_000, 10_000, 30_000];

const english: Spoken = { language: 'en', locale: 'en' };

/** The sentences of one language at a time: those wanted as soon as all that is needed of them is here, until then those before. */
export class Voice<W extends object, P extends string> {
  spoken: Spoken = english;
  words: W;
  /** Resolves, never rejects, once the last loading is over, with whether the wanted language is spoken. */
  coming: Promise<boolean> = Promise.resolve(true);
  /** Resolves, never rejects, once the part that can be done without has come as well, or will not. */
  whole: Promise<void> = Promise.resolve();
  readonly #start: VoiceStart<W, P>;
  readonly #needed: Set<P>;
  #wanted = english;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(start: VoiceStart<W, P>) {
    this.#start = start;
    this.words = start.words;
    this.#needed = new Set([start.needed]);
  }

  /** Speaks another language, or the same with another locale. */
  follow(wanted: Spoken): void {
    if (wanted.locale === this.#wanted.locale) return;
    this.#wanted = wanted;
    if (wanted.language === this.spoken.language) this.#say(wanted, this.words);
    else this.#load();
  }

  /** Whether the language that is wanted is the one that is spoken. */
  get isSettled(): boolean {
    return this.#wanted.language === this.spoken.language;
  }

  /** Has a part here, in English where the wanted language cannot be loaded; rejects when neither can. */
  async need(part: P): Promise<void> {
    this.#needed.add(part);
    this.#load();
    if (await this.coming) return;
    const words = await this.#partsOf('en', this.#essential);
    if (!words) throw new Error('The sentences could not be loaded.');
    this.#say(english, words);
  }

  /** Has a part here as soon as it can be; until then there is something else to say. */
  prefer(part: P): void {
    if (this.#needed.has(part)) return;
    this.#needed.add(part);
    this.#load();
  }

  /** Stops asking again; `follow` begins anew. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#wanted = this.spoken;
  }

  get #essential(): readonly P[] {
    return [...this.#needed].filter((part) => part !== this.#start.dispensable);
  }

  #load(tries = 0): void {
    const wanted = this.#wanted;
    const dispensable = [...this.#needed].filter((part) => part === this.#start.dispensable);
    const more = this.#partsOf(wanted.language, dispensable);
    this.coming = this.#change(wanted);
    this.whole = this.coming.then(async () => {
      const words = await more;
      if (wanted !== this.#wanted) return;
      if (words && this.isSettled) this.#say(wanted, words);
      if (!words || !this.isSettled) this.#again(tries);
    });
  }

  /** Speaks a language once all of it that is needed is here; whether the wanted one is spoken then. */
  async #change(wanted: Spoken): Promise<boolean> {
    const words = await this.#partsOf(wanted.language, this.#essential);
    if (wanted !== this.#wanted) return this.isSettled || this.coming;
    if (words) this.#say(wanted, words);
    return words !== undefined;
  }

  /** Parts of a language, put together; undefined when one of them did not come. */
  async #partsOf(language: string, parts: readonly P[]): Promise<W | undefined> {
    const loaders = this.#start.languages.get(language);
    const came = await Promise.allSettled(parts.map(async (part) => loaders?.[part]()));
    if (came.some(({ status }) => status === 'rejected')) return undefined;
    return Object.assign({}, ...came.map((one) => (one.status === 'fulfilled' ? one.value : {}))) as W;
  }

  #again(tries: number): void {
    const wait = retries[tries];
    clearTimeout(this.#timer);
    if (wait !== undefined) this.#timer = setTimeout(() => this.#load(tries + 1), wait);
  }

  #say(spoken: Spoken, words: W): void {
    const same = spoken.language === this.spoken.language;
    this.words = same ? { ...this.words, ...words } : words;
    this.spoken = spoken;
    this.#start.changed();
  }
}
