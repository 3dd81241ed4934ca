import type { ReactiveElement } from 'lit';
import type { WordKey } from '../locales/parts.ts';
import type { SentenceValues } from '../locales/sentence.ts';
import type { ScreenSpeech } from '../locales/words.ts';
import type { FlowEvent } from '../flow/event.ts';
import type { Chooser } from './chooser.ts';
import type { Copier } from './copier.ts';
import type { Finder } from './finder.ts';
import type { ServiceClient } from '../world/service.ts';

/** What a view gets beside the state: words, what parts remember, and a way to say what happened. */
export interface Screen {
  readonly finder: Finder;
  readonly chooser: Chooser;
  readonly copier: Copier;
  /** The element that the screens are of, and the service of its open session. */
  readonly host: ReactiveElement;
  readonly service: ServiceClient | undefined;
  /** What all of it is for, in a few words. */
  readonly title: string;
  /** Whether that is a new connection. */
  readonly isNew: boolean;
  /** Whether an opening begins with the search, as far as the element knows. */
  readonly searches: boolean;
  /** What speaks: the sentences of the page's language, and the host's own. */
  readonly speech: ScreenSpeech;
  /** The direction of the screens. */
  readonly dir: 'ltr' | 'rtl';
  /** Whether nothing is shown yet, because the language is on its way. */
  readonly held: boolean;
  /** Level of the screen's heading, 1 to 6. */
  readonly level: number;
  /** Whether the heading carries the test's tag. */
  readonly tagged: boolean;
  words(key: WordKey, values?: SentenceValues): string;
  send(event: FlowEvent): void;
  /** Has a sentence said by the live region. */
  say(key: WordKey, values?: SentenceValues): void;
  /** Moves the focus to what a selector finds: where the button that was pressed goes away. */
  focus(selector: string): void;
  reload(): void;
}
