import { html } from 'lit';
import type { ReactiveElement, TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import type { Screen } from '../parts/screen.ts';
import type { ServiceClient } from '../world/service.ts';

type Room = typeof import('./view.ts');

/** By element: each has to have the words in its own language first. */
const rooms = new WeakMap<ReactiveElement, Room>();
const coming = new WeakSet<ReactiveElement>();

/** Has the screen here, with its words, and begins with what the connection includes. Rejects where a part cannot be loaded. */
export const openSettings = async (
  host: ReactiveElement,
  state: StateAt<'settings'>,
  service: ServiceClient,
  words: () => Promise<void>,
): Promise<void> => {
  if (coming.has(host)) return;
  coming.add(host);
  try {
    const room = rooms.get(host) ?? (await Promise.all([import('./view.ts'), words()]))[0];
    rooms.set(host, room);
    room.begin(host, state, service);
  } finally {
    coming.delete(host);
  }
};

/** What the live region says of it. */
export const settingsNews = (state: StateAt<'settings'>, screen: Screen): string =>
  rooms.get(screen.host)?.settingsNews(state, screen) ?? '';

/** Chooses what the connection includes. */
export const settings = (state: StateAt<'settings'>, screen: Screen): TemplateResult =>
  rooms.get(screen.host)?.settingsView(state, screen) ??
  html`<p class="waiting">${screen.words('common.working')}</p>`;
