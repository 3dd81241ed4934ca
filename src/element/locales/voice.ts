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
  /** The last loading: resolves, never rejects, with whether the wanted language is spoken. */
  coming: Promise<boolean> = Promise.resolve(true);
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
    else this.coming = this.#load();
  }

  /** Whether the language that is wanted is the one that is spoken. */
  get isSettled(): boolean {
    return this.#wanted.language === this.spoken.language;
  }

  /** Has a part here, in English where the wanted language cannot be loaded; rejects when neither can. */
  async need(part: P): Promise<void> {
    this.#needed.add(part);
    this.coming = this.#load();
    if (await this.coming) return;
    const { words, missing } = await this.#partsOf('en');
    if (!this.#isEnough(missing)) throw new Error('The sentences could not be loaded.');
    this.#say(english, words);
  }

  /** Has a part here as soon as it can be; until then there is something else to say. */
  prefer(part: P): void {
    if (this.#needed.has(part)) return;
    this.#needed.add(part);
    this.coming = this.#load();
  }

  /** Stops asking again; `follow` begins anew. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#wanted = this.spoken;
  }

  async #load(tries = 0): Promise<boolean> {
    const wanted = this.#wanted;
    const { words, missing } = await this.#partsOf(wanted.language);
    if (wanted !== this.#wanted) return this.#load();
    const enough = this.#isEnough(missing);
    if (enough) this.#say(wanted, words);
    if (missing.length > 0) this.#again(tries);
    return enough;
  }

  async #partsOf(language: string): Promise<{ words: W; missing: readonly P[] }> {
    const loaders = this.#start.languages.get(language);
    const parts = [...this.#needed];
    const came = await Promise.allSettled(parts.map(async (part) => loaders?.[part]()));
    const words = came.map((one) => (one.status === 'fulfilled' ? one.value : undefined));
    const missing = parts.filter((_, at) => words[at] === undefined);
    return { words: Object.assign({}, ...words) as W, missing };
  }

  #isEnough(missing: readonly P[]): boolean {
    return missing.every((part) => part === this.#start.dispensable);
  }

  #again(tries: number): void {
    const wait = retries[tries];
    clearTimeout(this.#timer);
    if (wait !== undefined) this.#timer = setTimeout(() => void this.#load(tries + 1), wait);
  }

  #say(spoken: Spoken, words: W): void {
    const same = spoken.language === this.spoken.language;
    this.words = same ? { ...this.words, ...words } : words;
    this.spoken = spoken;
    this.#start.changed();
  }
}
