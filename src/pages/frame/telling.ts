// Which of what holds is said aloud: what is new, never what held before and comes to the top again.
import type { Announcer } from '../../element/parts/announcer.ts';
import type { Cause } from './views/announcement.ts';

/** Tells through the live region what has come about since the last state. */
export class Telling {
  readonly #announcer: Announcer;
  #held: readonly Cause[] = [];
  #told: Cause['name'] | undefined;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Takes the causes of a state, the most pressing first; undefined when it is not for the frame to speak. */
  hear(causes: readonly Cause[] | undefined): void {
    const fresh = (causes ?? []).filter((cause) => !this.#held.some((held) => isSame(held, cause)));
    this.#held = causes ?? [];
    if (!causes) return this.#announcer.hush();
    const left = fresh.find(({ name }) => name === 'left');
    if (left) this.#announcer.say(left.text);
    const first = fresh.find(({ name }) => name !== 'left');
    if (first) this.#follow(first);
    else if (!causes.some(({ name }) => name === this.#told)) this.#announcer.follow('');
  }

  /** The field that the step's problem names has the focus: it is read out with its description. */
  spare(): void {
    if (this.#told === 'problem') this.#announcer.follow('');
  }

  #follow({ name, text }: Cause): void {
    this.#told = name;
    this.#announcer.follow('');
    this.#announcer.follow(text);
  }
}

const isSame = (one: Cause, other: Cause): boolean =>
  one.name === other.name && one.text === other.text && one.of === other.of;
