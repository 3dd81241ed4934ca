/** The search of a list: what was typed goes into the address once it rests, and what the address says stands in the field. */
import { html } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import { narrowed } from '../address.ts';
import type { View } from '../desk.ts';
import { field } from './bits.ts';

/** How long typing rests before it is searched for, in ms. */
const rest = 300;

/** Holds what is typed: a space at its end stays in the field, and is not searched for. */
export class SearchField implements ReactiveController {
  readonly #view: ReactiveControllerHost & Pick<View, 'desk' | 'place'>;
  #typing: ReturnType<typeof setTimeout> | undefined;
  #typed = '';
  #asked = '';

  constructor(view: ReactiveControllerHost & Pick<View, 'desk' | 'place'>) {
    this.#view = view;
    view.addController(this);
  }

  /** Another search in the address, by Back or by a link, comes before what is being typed. */
  hostUpdate(): void {
    const asked = this.#view.place.query['search'] ?? '';
    if (asked === this.#asked) return;
    this.#asked = asked;
    clearTimeout(this.#typing);
    if (this.#typed.trim() !== asked) this.#typed = asked;
  }

  hostDisconnected(): void {
    clearTimeout(this.#typing);
  }

  /** The field. */
  render(label: string): TemplateResult {
    return field(
      label,
      html`<input
        class="input plain"
        type="search"
        maxlength="200"
        autocomplete="off"
        .value=${this.#typed}
        @input=${this.#type}
      />`,
      '',
      'grow',
    );
  }

  readonly #type = (event: Event): void => {
    this.#typed = (event.target as HTMLInputElement).value;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      const { desk, place } = this.#view;
      desk.go(narrowed(place, { search: this.#typed.trim() }), 'replace');
    }, rest);
  };
}
