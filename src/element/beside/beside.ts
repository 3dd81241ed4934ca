import type { ReactiveElement } from 'lit';
import type { WordKey } from '../locales/parts.ts';
import type { CatalogueRow, Found, Search } from '../search/catalogue-search.ts';
import type { ServiceClient } from '../world/service.ts';
import { Asking } from './asking.ts';
import { readTyped } from './typed.ts';

export { besideStyles } from './styles.ts';

/** A screen in the place of the list: what systems speak that are not listed, the form to ask for one, and that it was sent. */
export type Shown = 'ways' | 'asking' | 'asked';

/** What of the search it may change. */
interface Searching {
  query: string;
  notice: WordKey | undefined;
}

/** Reads what was typed into the search, and shows what there is for systems that are not listed. */
export class Beside {
  readonly search: Search;
  readonly asking: Asking;
  /** The screen in the place of the list, if there is one. */
  shown: Shown | undefined;
  readonly #host: ReactiveElement;
  readonly #finder: Searching;

  constructor(host: ReactiveElement, finder: Searching, search: Search, service: ServiceClient) {
    this.#host = host;
    this.#finder = finder;
    this.search = search;
    this.asking = new Asking(service, {
      changed: () => host.requestUpdate(),
      sent: () => this.show('asked'),
    });
  }

  /** What a text finds that is no name. A secret is taken out of the field, and said so; of an address only where it leads goes on. */
  read(text: string): Found | undefined {
    const typed = readTyped(text);
    if (typed.is === 'secret') return this.#clear();
    if (typed.is === 'address') return this.#at(text, typed.address, typed.host, typed.engine);
    const found = typed.odd ? this.#named(text) : undefined;
    return found?.total === 0 ? { ...found, says: 'find.none_odd' } : found;
  }

  /** Shows a screen, or (undefined) the list. */
  show(shown: Shown | undefined): void {
    if (shown === 'asking') this.asking.begin(this.#finder.query);
    if (this.shown === 'asking') this.asking.stop();
    this.shown = shown;
    this.#host.requestUpdate();
    // For the page of the service's own, whose browser has an entry for each screen; partners' pages need none.
    this.#host.dispatchEvent(new CustomEvent('makini-beside', { detail: shown }));
    void this.#arrive();
  }

  /** Back to the list, from any of the screens; whether one showed. */
  back(): boolean {
    if (this.shown === undefined) return false;
    this.show(this.shown === 'asking' && this.search.unlisted.length > 0 ? 'ways' : undefined);
    return true;
  }

  async #arrive(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.view .heading')?.focus();
  }

  #clear(): undefined {
    this.#finder.query = '';
    this.#finder.notice = 'find.secret';
    // Drawn or not: what the field holds is not what the element last wrote there.
    const field = this.#host.renderRoot.querySelector<HTMLInputElement>('#search');
    if (field) field.value = '';
  }

  #named(typed: string): Found {
    return this.search({ typed, category: undefined, limit: 50 });
  }

  #at(text: string, address: string, host: string, engine: string | undefined): Found {
    const named = this.#named(engine ?? text);
    // "Rocket.Chat" is a product: its form does not begin with an address that nobody meant.
    if (named.rows[0] && isCalled(named.rows[0], text)) return named;
    const rows = this.search.at(host);
    if (rows.length > 0) return found(rows, 'find.by_address', address);
    if (named.total > 0)
      return { ...named, address, ...(engine !== undefined && { says: 'find.by_address' }) };
    const { unlisted } = this.search;
    return found(unlisted, unlisted.length > 0 ? 'find.by_way' : 'find.none_odd', address);
  }
}

/** Whether a text is a name of a system, letter for letter. */
const isCalled = ({ name, also }: CatalogueRow, text: string): boolean =>
  [name, also].some((each) => each?.toLowerCase() === text.trim().toLowerCase());

const found = (rows: Found['rows'], says: NonNullable<Found['says']>, address: string): Found => ({
  rows,
  total: rows.length,
  categories: [],
  says,
  address,
});
