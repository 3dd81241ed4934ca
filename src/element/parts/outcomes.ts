import type { CallbackAnswer } from '../../contract/index.ts';
import type { Told } from '../flow/effect.ts';
import type { ExitReason } from '../flow/state.ts';

/** How an opening ended. */
export type Outcome =
  | { readonly outcome: 'connected'; readonly connection: CallbackAnswer['connection'] }
  | { readonly outcome: 'exit'; readonly reason: ExitReason; readonly code?: string | undefined }
  | { readonly outcome: 'removed' };

/** Those who wait for an opening to end. */
export class Outcomes {
  readonly #waiting = new Set<(outcome: Outcome) => void>();

  /** The next outcome. */
  next(): Promise<Outcome> {
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  /** Answers everybody who waits, when what was told is an outcome. */
  hear(told: Told): void {
    const outcome = outcomeOf(told);
    if (!outcome) return;
    for (const resolve of this.#waiting) resolve(outcome);
    this.#waiting.clear();
  }
}

const outcomeOf = (told: Told): Outcome | undefined => {
  if (told.name === 'success') return { outcome: 'connected', connection: told.connection };
  if (told.name !== 'exit') return undefined;
  const { reason, code } = told;
  return reason === 'removed' ? { outcome: 'removed' } : { outcome: 'exit', reason, code };
};
