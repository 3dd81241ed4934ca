import type { ReactiveController, ReactiveElement } from 'lit';
import type { CatalogueIndex, SelectStep } from '../../contract/index.ts';
import type { CatalogueRow, Found, Search } from '../search/catalogue-search.ts';
import { bringIntoView } from './bring-into-view.ts';

/** Where the index is loaded from. */
interface Catalogue {
  catalogue(address: string, signal: AbortSignal): Promise<CatalogueIndex>;
}

const page = 50;
const leap = 10;
const nothing: Found = { rows: [], total: 0, categories: [] };

/** What the search remembers while it shows: the query, the category, which option is active, how many rows are drawn. */
export class Finder implements ReactiveController {
  query = '';
  /** The only category that is shown; undefined for all. */
  category: string | undefined;
  /** Position of the active option; -1 for none. */
  active = -1;
  status: 'loading' | 'ready' | 'failed' = 'loading';
  found: Found = nothing;
  readonly #host: ReactiveElement;
  #drawn = -1;
  #opening = 0;
  #limit = page;
  #search: Search | undefined;
  #loaded: string | undefined;
  #loading = new AbortController();

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.active === this.#drawn) return;
    this.#drawn = this.active;
    const row = this.#host.renderRoot.querySelector<HTMLElement>(`#option-${this.active}`);
    if (row) bringIntoView(row);
  }

  /** Makes ready for a select step; the index is loaded once per step, and another opening (a number) begins without a query. */
  async prepare(step: SelectStep, opening: number, service: Catalogue): Promise<void> {
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

  /** The query changed. */
  type(query: string): void {
    this.query = query;
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
    const { query: typed, category } = this;
    this.found = this.#search?.({ typed, category, limit: this.#limit }) ?? nothing;
    this.#host.requestUpdate();
  }
}
