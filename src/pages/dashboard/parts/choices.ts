/** What a list can be narrowed to: asked once, and again where what the address has chosen is not among it. */
import { html, nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';
import type { DashboardFilters } from '../../../contract/index.ts';
import { Asking } from '../asking.ts';
import type { View } from '../desk.ts';

/** Holds what there is to choose between. */
export class Choices implements ReactiveController {
  readonly #view: ReactiveControllerHost & Pick<View, 'desk' | 'place'>;
  readonly #asking: Asking<DashboardFilters>;
  #asked: string | undefined;

  constructor(view: ReactiveControllerHost & Pick<View, 'desk' | 'place'>) {
    this.#view = view;
    this.#asking = new Asking(view);
    view.addController(this);
  }

  hostUpdate(): void {
    const { client = '', endpoint = '' } = this.#view.place.query;
    const chosen = `${client} ${endpoint}`;
    if (chosen === this.#asked) return;
    const first = this.#asked === undefined;
    this.#asked = chosen;
    if (first)
      void this.#asking.ask((call) => {
        const { desk, place } = this.#view;
        const { client, endpoint } = place.query;
        return desk.service.call('dashboardFilters', { ...call, query: { client, endpoint } });
      });
    else if (!this.#offers('clients', client) || !this.#offers('endpoints', endpoint))
      void this.#asking.again();
  }

  #offers(kind: 'clients' | 'endpoints', chosen: string): boolean {
    return chosen === '' || this.value?.[kind].some(({ id }) => id === chosen) === true;
  }

  /** What there is, once it is known. */
  get value(): DashboardFilters | undefined {
    return this.#asking.value;
  }

  /** Says how to find what a choice has no room for; nothing where all is in it. */
  more(): TemplateResult | typeof nothing {
    const { clients = false, endpoints = false } = this.value?.more ?? {};
    return clients || endpoints
      ? html`<p class="small">${this.#view.desk.speech.say('common.more_choices')}</p>`
      : nothing;
  }
}
