/** Keeps the browser's history beside the flow: an entry for each step, the browser's Back as the flow's own. */
import { follow, meant, trailIn } from './trail.ts';
import type { Stop, Trail } from './trail.ts';

/** Moves the history of one window; `goBack` asks the flow for the step before, and says whether it went. */
export class StepHistory {
  readonly #window: Window;
  readonly #goBack: () => boolean;
  #trail: Trail | undefined;
  /** How long the trail is at the entry that this page itself is on its way to. */
  #bound: number | undefined;
  /** Where the flow has come to while the page was on its way. */
  #late: Stop | undefined;

  constructor(self: Window, goBack: () => boolean) {
    this.#window = self;
    this.#goBack = goBack;
    this.#trail = trailIn(self.history.state);
    self.addEventListener('popstate', ({ state }) => this.#popped(trailIn(state)));
  }

  /** The flow has come to a stop. */
  arrived(kind: Stop): void {
    // A move is counted from an entry, and where this one ends is known only when it is there.
    if (this.#bound !== undefined) return void (this.#late = kind);
    const move = follow(this.#trail, kind);
    const { history } = this.#window;
    switch (move.do) {
      case 'nothing':
        return;
      case 'go':
        return this.#travel(move.by);
      case 'replace':
        history.replaceState({ trail: move.trail }, '');
        break;
      case 'push':
        history.pushState({ trail: move.trail }, '');
    }
    this.#trail = move.trail;
  }

  #travel(by: number): void {
    this.#bound = (this.#trail?.length ?? 0) + by;
    this.#window.history.go(by);
  }

  #popped(to: Trail | undefined): void {
    const from = this.#trail;
    if (!to || !from) return;
    this.#trail = to;
    const own = this.#bound === to.length;
    const late = this.#late;
    this.#bound = this.#late = undefined;
    if (!own) this.#moved(from, to);
    if (late !== undefined) this.arrived(late);
  }

  /** The person has moved the browser. */
  #moved(from: Trail, to: Trail): void {
    const wish = meant(from, to);
    if (wish === 'forward' || (wish === 'back' && !this.#goBack())) this.#travel(from.length - to.length);
  }
}
