import type { ReactiveControllerHost } from 'lit';
import type { ChooseStep } from '../../contract/index.ts';

/** What the choice of a company, site or way remembers while it shows. */
export class Chooser {
  chosen: string | undefined;
  filter = '';
  readonly #host: ReactiveControllerHost;
  #step: string | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Makes ready for a step; a new one starts with the step's own choice, or without. */
  prepare(step: ChooseStep): void {
    if (this.#step === step.id) return;
    this.#step = step.id;
    this.chosen = step.options.length === 1 ? step.options[0]?.id : step.chosen;
    this.filter = '';
  }

  /** The person chose an option. */
  choose(option: string): void {
    this.chosen = option;
    this.#host.requestUpdate();
  }

  /** The person filters the options. */
  narrow(filter: string): void {
    this.filter = filter;
    this.#host.requestUpdate();
  }

  /** The options to draw: those that match, and the chosen one. */
  shown(step: ChooseStep): ChooseStep['options'] {
    const sought = this.filter.trim().toLowerCase();
    return step.options.filter(
      ({ id, name }) => id === this.chosen || `${name} ${id}`.toLowerCase().includes(sought),
    );
  }
}
