import type { ReactiveControllerHost } from 'lit';
import type { Later } from '../views/index.ts';

/** Loads what is needed after the search: the later screens and the reader of check streams. */
export class LaterLoader {
  later: Later | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #failed: (message: string) => void;
  #loading = false;

  /** `failed` is told when a part cannot be loaded. */
  constructor(host: ReactiveControllerHost, failed: (message: string) => void) {
    this.#host = host;
    this.#failed = failed;
  }

  /** Begins to load, once. */
  async load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      [this.later] = await Promise.all([import('../views/later.ts'), import('../world/stream.ts')]);
    } catch (error) {
      this.#loading = false;
      this.#failed(`A part of the element could not be loaded (${String(error)}).`);
    }
    this.#host.requestUpdate();
  }
}
