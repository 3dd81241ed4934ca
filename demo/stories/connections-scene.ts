/** A picture of the list of connections, as data: what the host has and how it fares, what is pressed until it stands. */
import type { OwnConnection, OwnTimeline } from '../../src/contract/index.ts';

/** What somebody does, or what comes over the host: the list is then asked for once more. `at` is a selector in the list's root. */
export type ListAct =
  | { readonly press: string }
  | { readonly type: string; readonly text: string }
  | { readonly host: 'fails' | 'works' | 'has'; readonly connections?: readonly OwnConnection[] };

/** One picture. */
export interface ListScene {
  readonly name: string;
  readonly connections: readonly OwnConnection[];
  readonly events?: OwnTimeline['events'];
  /** How the host fares from the start, and with which calls. */
  readonly fails?: number | 'silent';
  readonly failing?: RegExp;
  readonly acts?: readonly ListAct[];
  /** What the page puts beside the heading: slotted HTML. */
  readonly slotted?: string;
  /** What proves that the scene stands. */
  readonly shows: string;
}

/** What a module of scenes exports beside them. */
export interface ListSceneModule {
  readonly title: string;
  readonly scenes: readonly ListScene[];
}
