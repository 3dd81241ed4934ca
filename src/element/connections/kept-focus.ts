import type { ReactiveController, ReactiveElement } from 'lit';

/** What undoes what: where the one button goes, the other comes. */
const opposite: Readonly<Record<string, string>> = { pause: 'resume', resume: 'pause' };

/** Keeps the focus where it makes sense when what had it goes: in its row, else on the heading. */
export class KeptFocus implements ReactiveController {
  readonly #host: ReactiveElement;
  #row: string | undefined;
  #act: string | undefined;
  #was = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const active = this.#host.shadowRoot?.activeElement;
    // Where the flow was over the list, `comeBack` knows what opened it.
    this.#was = active instanceof HTMLElement && !active.matches('makini-connect');
    if (!(active instanceof HTMLElement) || active.matches('makini-connect, dialog *')) return;
    this.#row = active.closest<HTMLElement>('[data-connection]')?.dataset['connection'];
    this.#act = active.dataset['act'];
  }

  hostUpdated(): void {
    if (this.#was) this.#settle();
  }

  /** What was over the list is gone: the focus goes to what opened it, unless it is somewhere by now. */
  comeBack(row: string, act: string): void {
    if (document.activeElement && document.activeElement !== document.body) return;
    this.#row = row;
    this.#act = act;
    this.#settle();
  }

  #settle(): void {
    const root = this.#host.shadowRoot;
    if (!root || root.activeElement) return;
    const row = [...root.querySelectorAll<HTMLElement>('[data-connection]')].find(
      ({ dataset }) => dataset['connection'] === this.#row,
    );
    const acts = [this.#act, opposite[this.#act ?? ''], 'toggle'].map(
      (act) => act && row?.querySelector<HTMLElement>(`[data-act=${act}]`),
    );
    (
      acts.find((each) => each instanceof HTMLElement) ?? root.querySelector<HTMLElement>('.heading')
    )?.focus();
  }
}
