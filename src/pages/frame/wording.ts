// What the frame speaks with: follows the language of the page around it, and loads its sentences.
import { lookUp } from '../../element/locales/lookup.ts';
import { Voice } from '../../element/locales/voice.ts';
import type { Messages } from '../../element/locales/words.ts';
import { frameEnglish, frameLanguages } from './languages.ts';
import { wordsFor } from './words.ts';
import type { FrameSentences, Words } from './words.ts';

/** How long a form waits for sentences that have to be loaded, in ms; then it speaks English, and of failures by their stage. */
const patience = 1_000;

/** The frame's language. */
export class Wording {
  readonly #voice: Voice<FrameSentences, 'frame' | 'failures' | 'pasting'>;

  /** `changed` is called when there are other words than before. */
  constructor(changed: () => void) {
    this.#voice = new Voice({
      languages: frameLanguages,
      words: frameEnglish,
      needed: 'frame',
      dispensable: 'failures',
      changed: () => {
        document.documentElement.lang = this.#voice.spoken.locale;
        changed();
      },
    });
  }

  /** Speaks the language of the page around, whose tag it is. */
  follow(tag: string): void {
    this.#voice.follow(lookUp(tag, (language) => frameLanguages.has(language)));
  }

  /** Begins to load what failures say. */
  prepare(): void {
    this.#voice.prefer('failures');
  }

  /** Has what is said of pasted things here; rejects when it cannot be loaded. */
  pasting(): Promise<void> {
    return this.#voice.need('pasting');
  }

  /** Resolves when a form can speak, `failing` about a failure; a moment later in any case. */
  async ready(failing: boolean): Promise<void> {
    if (!failing && this.#voice.isSettled) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moment = new Promise((resolve) => (timer = setTimeout(resolve, patience)));
    await Promise.race([failing ? this.#voice.whole : this.#voice.coming, moment]);
    clearTimeout(timer);
  }

  /** The words of now; `messages` are the host's overrides. */
  words(messages: Messages): Words {
    return wordsFor(this.#voice.words, this.#voice.spoken.locale, messages);
  }
}
