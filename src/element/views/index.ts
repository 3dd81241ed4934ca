/** Views: what each place looks like, as functions of the state. None holds state, asks anything or knows its successor. */
import type { TemplateResult } from 'lit';
import type { Place, State } from '../flow/state.ts';
import type { Screen } from '../parts/screen.ts';
import type { besideView } from './beside.ts';
import { find } from './find.ts';
import type { bring, laterAnnouncement, LaterPlace, laterStyles, laterViews, View } from './later.ts';
import { ended, fatal, idle, opening, superseded, tooOld } from './notices.ts';

/** What later.ts gives, once it is loaded. */
export interface Later {
  readonly laterStyles: typeof laterStyles;
  readonly laterViews: typeof laterViews;
  readonly laterAnnouncement: typeof laterAnnouncement;
  readonly bring: typeof bring;
}

/** What has been loaded by now of what comes after the search, and beside it. */
export interface Loaded {
  readonly later: Later | undefined;
  readonly besideView: typeof besideView | undefined;
}

const views: { readonly [P in Exclude<Place, LaterPlace>]: View<P> } = {
  idle,
  opening,
  select: find,
  ended,
  superseded,
  fatal,
  too_old: tooOld,
};

/** Draws the place where the person is; what is still being loaded, as the shape of what comes. */
export const viewOf = (state: State, screen: Screen, { later, besideView }: Loaded): TemplateResult => {
  const all: Partial<Record<Place, unknown>> = { ...views, ...later?.laterViews };
  const instead = state.at === 'select' && besideView?.(state, screen);
  if (instead) return instead;
  return ((all[state.at] ?? opening) as View<Place>)(state, screen);
};

/** What the live region says of a state; headings are not repeated, the focus goes there. */
export const announcementOf = (state: State, screen: Screen, later: Later | undefined): string => {
  if (screen.held) return '';
  if ('wait' in state && state.wait === 'slow') return screen.words('common.still_trying');
  if ('wait' in state && state.wait === 'offline') return screen.words('common.offline');
  return state.at === 'select' ? found(screen) : (later?.laterAnnouncement(state, screen) ?? '');
};

const found = ({ finder, words }: Screen): string => {
  const { query, status, found, notice } = finder;
  if (status === 'failed') return words('find.failed');
  if (notice) return words(notice);
  if (query === '' || status !== 'ready') return '';
  const { total: count, says = count === 0 ? 'find.none' : 'find.results' } = found;
  return words(says, { query, count });
};

/** How long a state's words wait for newer ones, in ms: a stage is worth a word only when it takes long. */
export const patienceOf = (state: State): number =>
  state.at === 'check' && state.step.check.status === 'running' && state.wait === 'no' ? 3_000 : 400;

/** The shape of what comes. */
export { opening as comingView };
