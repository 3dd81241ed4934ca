/** A picture of the dashboard, as data: where somebody is, what the service answers, what is pressed until it stands. */
import type { DashboardRouteName } from '../../src/contract/index.ts';

/** What a route answers: a body of the contract, a refusal with its code, or nothing ever. */
export type DashboardAnswer =
  | { readonly body?: unknown }
  | {
      readonly refuses: string;
      readonly status: number;
      readonly wait?: number;
      readonly problems?: readonly unknown[];
    }
  | 'silent';

/** One picture. */
export interface DashboardScene {
  readonly name: string;
  /** The address behind the page's, from the `#` on. */
  readonly at: string;
  readonly answers: Partial<Record<DashboardRouteName, DashboardAnswer>>;
  /** What is pressed, or typed into, one after the other: a selector inside the view, the door or the frame of the page. */
  readonly acts?: readonly { readonly at: string; readonly text?: string }[];
  /** What proves that the scene stands. */
  readonly shows: string;
}

/** What a module of scenes exports beside them. */
export interface DashboardSceneModule {
  readonly title: string;
  readonly scenes: readonly DashboardScene[];
}
