import type { ReactiveController, ReactiveElement } from 'lit';
import type { SelectStep } from '../../contract/index.ts';
import type { Beside, Shown } from '../beside/beside.ts';
import type { WordKey } from '../locales/parts.ts';
import type { CatalogueRow, Found, Search } from '../search/catalogue-search.ts';
import type { ServiceClient } from '../world/service.ts';
import { bringIntoView } from './bring-into-view.ts';
import { adopt } from '../styles/adopt.ts';

const page = 50;
const leap = 10;
const nothing: Found = { rows: [], total: 0, categories: [] };
/** What no name looks like has to be read before it is searched, or shown again: it may be an address, or a secret. */
const odd = /[:=@/\\]|\S{20}|\.\w/;

/** What the search remembers while it shows: the query, the category, which option is active, how many rows are drawn. */
export class Finder implements ReactiveController {
  query = '';
  /** The only category that is shown; undefined for all. */
  category: string | undefined;
  /** Position of the active option; -1 for none. */
  active = -1;
  status: 'loading' | 'ready' | 'failed' = 'loading';
  found: Found = nothing;
  /** What is said below the field until something else is typed. */
  notice: WordKey | undefined;
  /** What is beside the list, once it was needed: what reads addresses, and the screens for what is not listed. */
  beside: Beside | undefined;
  readonly #host: ReactiveElement;
  readonly #screens: () => Promise<void>;
  #drawn = -1;
  #opening = 0;
  #limit = page;
  #search: Search | undefined;
  #service: ServiceClient | undefined;
  #loaded: string | undefined;
  #loading = new AbortController();

  /** `screens` loads what is beside the list, with its sentences. */
  constructor(host: ReactiveElement, screens: () => Promise<void>) {
    this.#host = host;
    this.#screens = screens;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.active === this.#drawn) return;
    this.#drawn = this.active;
    const row = this.#host.renderRoot.querySelector<HTMLElement>(`#option-${this.active}`);
    if (row) bringIntoView(row);
  }

  /** Makes ready for a select step; the index is loaded once per step, and another opening (a number) begins without a query. */
  async prepare(step: SelectStep, opening: number, service: ServiceClient): Promise<void> {
    if (opening !== this.#opening) {
      this.query = '';
      this.category = undefined;
    }
    this.#opening = opening;
    if (this.#loaded === step.id) return;
    this.#loaded = step.id;
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    this.status = 'loading';
    this.#service = service;
    this.#search = this.beside = undefined;
    try {
      const [index, { makeSearch }] = await Promise.all([
        service.catalogue(step.index, signal),
        import('../search/catalogue-search.ts'),
      ]);
      if (signal.aborted) return;
      const search = (this.#search = makeSearch(index, step.preferred, step.only));
      this.status = 'ready';
      this.type(this.query);
      requestAnimationFrame(() => setTimeout(search.prepare)); // once the rows are painted
    } catch {
      if (!signal.aborted) this.status = 'failed'; // the screen says so and offers to load again
    }
    this.#host.requestUpdate();
  }

  /** Lets the index be loaded again. */
  again(): void {
    this.#loaded = undefined;
    this.#host.requestUpdate();
  }

  /** Has what is beside the list here, and shows one of its screens where one is named. */
  async open(shown?: Shown): Promise<void> {
    const loaded = this.#loaded;
    try {
      const [{ Beside, besideStyles }] = await Promise.all([import('../beside/beside.ts'), this.#screens()]);
      if (loaded !== this.#loaded || !this.#search || !this.#service) return;
      adopt(this.#host, besideStyles);
      this.beside ??= new Beside(this.#host, this, this.#search, this.#service);
      if (shown) return this.beside.show(shown);
      this.status = 'ready';
      this.type(this.query);
    } catch {
      this.status = 'failed'; // as where the list cannot be loaded
      this.#host.requestUpdate();
    }
  }

  /** Whether a system that is not listed can be connected, or asked for. */
  get hasUnlisted(): boolean {
    return !!this.#search?.unlisted.length;
  }

  /** The query changed. */
  type(query: string): void {
    this.query = query;
    this.notice = undefined;
    this.#limit = page;
    this.active = -1;
    this.#look();
  }

  /** Shows one category alone, or (undefined) all of them. */
  narrow(category: string | undefined): void {
    this.category = category;
    this.type(this.query);
  }

  /** How many more rows can be drawn next. */
  get more(): number {
    return Math.min(page, this.found.total - this.found.rows.length);
  }

  /** Draws more rows. */
  showMore(): void {
    this.#limit += page;
    this.#look();
  }

  /** Moves through the options as the keys of the APG's editable combobox do; false when the key is not one of them. */
  move(key: string): boolean {
    const last = this.found.rows.length - 1;
    const to = this.#target(key, last);
    if (to === undefined || last < 0) return false;
    if (to > last && this.more > 0) this.showMore();
    this.active = Math.max(0, Math.min(to, this.found.rows.length - 1));
    this.#host.requestUpdate();
    return true;
  }

  /** The row that Enter picks: the active one, or the only one. */
  get chosen(): CatalogueRow | undefined {
    return this.found.rows[this.active] ?? (this.found.total === 1 ? this.found.rows[0] : undefined);
  }

  #target(key: string, last: number): number | undefined {
    const { active } = this;
    switch (key) {
      case 'ArrowDown':
        return active + 1;
      case 'ArrowUp':
        return active < 0 ? last : active - 1;
      case 'PageDown':
        return active + leap;
      case 'PageUp':
        return active - leap;
      // Without an active option these two belong to the text.
      case 'Home':
        return active < 0 ? undefined : 0;
      case 'End':
        return active < 0 ? undefined : last;
      default:
        return undefined;
    }
  }

  #look(): void {
    const unread = odd.test(this.query) && !this.beside;
    if (unread && this.#search) {
      this.status = 'loading';
      void this.open();
    }
    const read = this.beside?.read(this.query);
    const { query: typed, category } = this;
    this.found =
      read ?? (unread ? undefined : this.#search?.({ typed, category, limit: this.#limit })) ?? nothing;
    this.#host.requestUpdate();
  }
}
