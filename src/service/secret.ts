/** A value that prints as `[secret]` wherever it is printed, joined or sent; what is in it is had in one way only. */
import { inspect } from 'node:util';

const shown = '[secret]';

/** Holds a secret; `reveal` is the one way to it. It is no member, so that neither a spread nor a clone takes it along. */
export class Secret<T = string> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** What is held. Give it to whoever needs it, and keep no name for it. */
  reveal(): T {
    return this.#value;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  [Symbol.toPrimitive](): string {
    return shown;
  }

  [inspect.custom](): string {
    return shown;
  }
}
