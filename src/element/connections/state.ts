import type { OwnConnection, OwnConnections, OwnTimeline } from '../../contract/index.ts';
import type { Wanted } from './host.ts';

/** What is known of the list: nothing yet, that it did not come, or a page of it, with the trouble of bringing it up to date. */
export type Known =
  | { readonly at: 'loading' }
  | { readonly at: 'failed'; readonly code: string }
  | { readonly at: 'ready'; readonly list: OwnConnections; readonly trouble?: string };

/** What the timeline of the open connection came to. */
export type Timeline =
  | { readonly at: 'loading' }
  | { readonly at: 'failed' }
  | { readonly at: 'ready'; readonly events: OwnTimeline['events'] };

/** What is being done to a connection, or did not work; a check is done when it was checked at another time than `before`. */
export type Doing =
  | { readonly id: string; readonly is: 'busy' }
  | { readonly id: string; readonly is: 'failed'; readonly code: string }
  | { readonly id: string; readonly is: 'checking'; readonly before: string };

/** Everything the list shows. */
export interface ListState {
  readonly wanted: Wanted;
  readonly known: Known;
  /** What is known is not yet what is wanted. */
  readonly waiting?: boolean;
  /** The connection whose details are open, and what happened to it. */
  readonly open?: { readonly id: string; readonly timeline: Timeline } | undefined;
  /** The connection to which something is being done, or that did not work. */
  readonly doing?: Doing | undefined;
  /** The connection about whose end is asked. */
  readonly ending?: OwnConnection | undefined;
  /** The connection whose reference was copied last. */
  readonly copied?: string | undefined;
  /** The one that was ended last. */
  readonly ended?: OwnConnection | undefined;
}

/** Before anything was asked. */
export const initial: ListState = {
  wanted: { page: 1, search: '', show: undefined },
  known: { at: 'loading' },
};

/** The list as it came; a page behind the last one, because connections went, is no page. */
export const arrived = (state: ListState, list: OwnConnections): ListState => {
  const last = Math.max(1, Math.ceil(list.total / list.per_page));
  const wanted = list.page > last ? { ...state.wanted, page: last } : state.wanted;
  return { ...state, wanted, waiting: false, known: { at: 'ready', list } };
};

/** It did not come: what was there stays, and says that it is old. */
export const missed = (state: ListState, code: string): ListState => ({
  ...state,
  waiting: false,
  known: state.known.at === 'ready' ? { ...state.known, trouble: code } : { at: 'failed', code },
});

/** One connection as it is now. */
export const changed = (state: ListState, connection: OwnConnection): ListState => {
  if (state.known.at !== 'ready') return state;
  const { list } = state.known;
  const connections = list.connections.map((one) => (one.id === connection.id ? connection : one));
  return { ...state, known: { ...state.known, list: { ...list, connections } } };
};

/** Those whose status is another than before, for whoever cannot see it change. */
export const turned = (before: Known, { known }: ListState): OwnConnection[] => {
  if (before.at !== 'ready' || known.at !== 'ready') return [];
  const statuses = new Map(before.list.connections.map(({ id, status }) => [id, status]));
  return known.list.connections.filter(({ id, status }) => statuses.has(id) && statuses.get(id) !== status);
};
