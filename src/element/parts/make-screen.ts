import type { ReactiveElement } from 'lit';
import type { FlowEvent } from '../flow/event.ts';
import type { State } from '../flow/state.ts';
import { keyText } from '../locales/words.ts';
import type { Messages } from '../locales/words.ts';
import type { Announcer } from './announcer.ts';
import type { ServiceClient } from '../world/service.ts';
import type { Screen } from './screen.ts';
import { isTagged } from './shell.ts';
import type { Wording } from './wording.ts';

/** What of the element a screen is made from. */
interface Around extends ReactiveElement {
  readonly messages: Messages;
  readonly headingLevel: number;
  readonly purpose?: string | undefined;
  readonly system?: string | undefined;
  readonly connectionId?: string | undefined;
}

/** The parts of the element that screens use. */
interface Parts extends Pick<Screen, 'finder' | 'chooser' | 'copier'> {
  readonly announcer: Announcer;
  readonly wording: Wording;
  readonly flow: {
    readonly state: State;
    readonly service: ServiceClient | undefined;
    send(event: FlowEvent): void;
  };
}

/** What the views of an element get. */
export const makeScreen = (element: Around, { announcer, flow, wording, ...remembering }: Parts): Screen => {
  const speech = wording.speech(element.messages);
  const words: Screen['words'] = (key, values) => keyText(key, values, speech);
  const isNew = !element.connectionId;
  return {
    ...remembering,
    host: element,
    service: flow.service,
    title:
      (element.purpose === 'settings' && words('settings.heading')) ||
      words(isNew ? 'idle.heading' : 'idle.again'),
    isNew,
    searches: isNew && !element.system,
    speech,
    dir: wording.dir,
    held: wording.held,
    tagged: isTagged(flow.state),
    level: Math.min(Math.max(element.headingLevel || 2, 1), 6),
    words,
    send: (event) => flow.send(event),
    say: (key, values) => announcer.say(words(key, values)),
    focus: (selector) => element.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    reload: () => location.reload(),
  };
};
