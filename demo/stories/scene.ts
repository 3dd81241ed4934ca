/**
 * Here: the preview's scenes, as data: what host, service and person do until a screen of the flow stands, with nothing behind it.
 * Not here: how Storybook is told of them (../.storybook), how they are photographed (scripts/screens.ts).
 */
import type {
  CatalogueIndex,
  CheckEvent,
  OpenAnswer,
  PersonSettings,
  Probe,
  RouteName,
  SettingsExamples,
  Step,
  Values,
} from '../../src/contract/index.ts';

/** What a person does on the screen or in the frame; `at` is a CSS selector, waited for before. */
export type Act =
  | { readonly do: 'type'; readonly in: Where; readonly at: string; readonly text: string }
  | { readonly do: 'leave'; readonly in: Where; readonly at: string }
  | { readonly do: 'press'; readonly in: Where; readonly at: string }
  /** The frame's network goes. */
  | { readonly do: 'go_offline' }
  /** The page closes the flow by the element's method. */
  | { readonly do: 'close' };

/** The element's own screen, the frame inside it, or what the page has put into its slots. */
export type Where = 'screen' | 'frame' | 'slots';

/** One picture of the flow. */
export interface Scene {
  readonly name: string;
  /** The steps that the service sends, in order; an answer leads to the next one. */
  readonly steps: readonly [Step, ...Step[]];
  /** What proves that the scene stands: a CSS selector and where to look for it. */
  readonly shows: { readonly in: Where; readonly at: string };
  readonly acts?: readonly Act[];
  /** The host refuses the session with this code, or never answers. */
  readonly host?: { readonly refuses: string } | 'silent';
  /** What becomes of the hand-over; without it the host takes it. */
  readonly handOver?: 'silent' | 'lost';
  /** Routes that never answer. */
  readonly silent?: readonly RouteName[];
  /** Routes that refuse, each with its problem's code. */
  readonly refused?: Partial<Record<RouteName, string>>;
  /** A route whose answer is lost: the service is slow, or the network is gone. */
  readonly lost?: { readonly route: RouteName; readonly by: 'slow' | 'offline' };
  /** The check's stream; a running check without one stays as it is. */
  readonly events?: readonly CheckEvent[];
  readonly values?: Values;
  /** The connection that the session is about, where it is there already. */
  readonly connection?: OpenAnswer['connection'];
  /** What the connection includes, what it does once that was changed, and what a table holds. */
  readonly settings?: PersonSettings;
  readonly kept?: PersonSettings;
  readonly examples?: SettingsExamples;
  readonly probe?: Probe;
  readonly catalogue?: CatalogueIndex;
  /** The service sends a step of a kind that this version does not know. */
  readonly unknownStep?: boolean;
  /** What the page puts inside the element: slotted HTML. */
  readonly slotted?: string;
  /** Attributes of the element beyond its usual ones. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** What the scene is dressed in, whatever the toolbar says. */
  readonly look?: { readonly theme?: string; readonly lang?: string };
}

/** What a module of scenes exports beside them: where its stories stand in the list. */
export interface SceneModule {
  readonly title: string;
  readonly scenes: readonly Scene[];
}

/** A name as an identifier of JavaScript: how a story is exported. */
export const exportName = (name: string): string =>
  `scene${name.replaceAll(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => `_${next ?? ''}`).replace(/^(?!_)/, '_')}`;

/** Which scene it is, among all: its session's id and token in the preview. */
export const sceneId = (title: string, name: string): string =>
  `${title} ${name}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
