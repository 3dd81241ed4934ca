import type { ReactiveElement } from 'lit';
import { systemOf } from '../flow/state.ts';
import type { State } from '../flow/state.ts';
import { adopt } from '../styles/adopt.ts';
import type { Later, Loaded } from '../views/index.ts';
import type { ServiceClient } from '../world/service.ts';
import type { Wording } from './wording.ts';

/** Loads what is needed after the search: the later screens with their sentences and styles, and the reader of check streams. */
export class LaterLoader implements Loaded {
  later: Later | undefined;
  /** What is beside the list of systems, once somebody needed it. */
  besideView: Loaded['besideView'];
  readonly #host: ReactiveElement;
  readonly #wording: Wording;
  readonly #failed: (message: string) => void;
  #loading = false;

  /** `failed` is told when a part cannot be loaded. */
  constructor(host: ReactiveElement, wording: Wording, failed: (message: string) => void) {
    this.#host = host;
    this.#wording = wording;
    this.#failed = failed;
  }

  /** Begins to load once a session is open; what failures say, once there is a system that can fail. */
  async load(state: State, service: ServiceClient | undefined): Promise<void> {
    if (systemOf(state)) this.#wording.prefer('failures');
    this.later
      ?.bring(this.#host, state, service, () => this.#wording.need('existing'))
      ?.catch((error: unknown) => this.#missing(error));
    if (this.#loading || !('opened' in state)) return;
    this.#loading = true;
    const { connection } = state.opened;
    try {
      const parts = [
        import('../views/later.ts'),
        import('../world/stream.ts'),
        this.#wording.need('later'),
        connection ? this.#wording.need('existing') : Promise.resolve(),
      ] as const;
      [this.later] = await Promise.all(parts);
      adopt(this.#host, this.later.laterStyles);
    } catch (error) {
      this.#loading = false;
      this.#missing(error);
    }
    this.#host.requestUpdate();
  }

  /** Has what is beside the list here, with its words. Rejects where it cannot be loaded. */
  async besides(): Promise<void> {
    const [{ besideView }] = await Promise.all([
      import('../views/beside.ts'),
      this.#wording.need('unlisted'),
    ]);
    this.besideView = besideView;
  }

  #missing(error: unknown): void {
    this.#failed(`A part of the element could not be loaded (${String(error)}).`);
  }
}
