import { html, nothing } from 'lit';
import type { ReactiveElement, TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import type { Screen } from '../parts/screen.ts';
import { newest } from './proof.ts';

type Room = typeof import('./replace.ts');

/** By element: each has to have the words in its own language first. */
const rooms = new WeakMap<ReactiveElement, Room>();
const coming = new WeakSet<ReactiveElement>();

/** Has what is said to whoever signs in again here, and the question about another sign-in; rejects only where that is `needed` now. */
export const bringReplace = async (
  host: ReactiveElement,
  needed: boolean,
  words: () => Promise<void>,
): Promise<void> => {
  if (rooms.has(host) || coming.has(host)) return;
  coming.add(host);
  try {
    const room = (await Promise.all([import('./replace.ts'), words()]))[0];
    rooms.set(host, room);
    host.requestUpdate();
  } catch (error) {
    if (needed) throw error;
  } finally {
    coming.delete(host);
  }
};

const record = ({ step: { proof } }: StateAt<'replace'>, screen: Screen): TemplateResult | typeof nothing =>
  proof ? newest(proof, screen) : nothing;

/** Asks before another sign-in takes the place of the one before. */
export const replace = (state: StateAt<'replace'>, screen: Screen): TemplateResult =>
  rooms.get(screen.host)?.replaceView(state, screen, record(state, screen)) ??
  html`<p class="waiting">${screen.words('common.working')}</p>`;
