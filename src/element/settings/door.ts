import { html, nothing } from 'lit';
import type { ReactiveElement, TemplateResult } from 'lit';
import type { StateAt } from '../flow/state.ts';
import { troubleText } from '../locales/words.ts';
import { button } from '../parts/elements.ts';
import type { Screen } from '../parts/screen.ts';
import { pause } from '../world/attempt.ts';
import type { ServiceClient } from '../world/service.ts';

type Room = typeof import('./view.ts');

/** An element's screen, and how it stands with that one until it is here. */
interface Door {
  room?: Room;
  stands?: 'working' | 'offline' | 'missing' | undefined;
}

/** By element: each has to have the words in its own language first. */
const doors = new WeakMap<ReactiveElement, Door>();

const doorOf = (host: ReactiveElement): Door => {
  const door = doors.get(host) ?? {};
  doors.set(host, door);
  return door;
};

/** Has the screen here, with its words, and begins with what the connection includes. Rejects where a part cannot be loaded. */
export const openSettings = async (
  host: ReactiveElement,
  state: StateAt<'settings'>,
  service: ServiceClient,
  words: () => Promise<void>,
): Promise<void> => {
  const door = doorOf(host);
  if (door.room) return door.room.begin(host, state, service);
  if (door.stands) return;
  try {
    // Browsers do not ask again for a script that they could not load once: without a network it is not asked for.
    door.stands = navigator.onLine ? 'working' : 'offline';
    if (door.stands === 'offline') await pause(0, new AbortController().signal);
    door.room = (await Promise.all([import('./view.ts'), words()]))[0];
    // The person may be somewhere else by now: the next update knows.
    host.requestUpdate();
  } catch (error) {
    door.stands = 'missing';
    throw error;
  }
};

/** The element is somewhere else: nothing is asked any more. */
export const leaveSettings = (host: ReactiveElement): void => {
  const door = doorOf(host);
  door.stands = undefined;
  door.room?.leave(host);
};

const standing = ({ stands = 'working' }: Door, { words, speech }: Screen): string =>
  stands === 'missing' ? troubleText('part_missing', {}, speech).explain : words(`common.${stands}`);

/** What the live region says of it. */
export const settingsNews = (state: StateAt<'settings'>, screen: Screen): string => {
  const door = doorOf(screen.host);
  return door.room?.settingsNews(state, screen) ?? standing(door, screen);
};

/** Chooses what the connection includes. */
export const settings = (state: StateAt<'settings'>, screen: Screen): TemplateResult => {
  const door = doorOf(screen.host);
  const leave = (): void => screen.send({ type: 'settings_left' });
  return (
    door.room?.settingsView(state, screen) ??
    html`<p class="waiting">${standing(door, screen)}</p>
      ${door.stands === 'working' ? nothing : button('quiet', screen.words('common.cancel'), leave)}`
  );
};
