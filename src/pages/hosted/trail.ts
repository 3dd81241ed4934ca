/** The steps as entries of the browser's history: pure rules; `hosted.ts` moves the browser. */
import type { StepKind } from '../../contract/index.ts';

/** What has an entry of its own: a step, or what shows in the place of the list of systems. */
export type Stop = StepKind | 'beside';

/** The stops up to an entry, the present one last; each entry keeps its own. */
export type Trail = readonly Stop[];

/** What the browser has to do so that it stands where the flow does. */
export type Move =
  | { readonly do: 'nothing' }
  | { readonly do: 'replace' | 'push'; readonly trail: Trail }
  | { readonly do: 'go'; readonly by: number };

const nothing: Move = { do: 'nothing' };

/** Steps at which the page is left: nothing to come back to. */
const last: readonly Stop[] = ['done', 'abort'];

/** After the flow has come to a stop: a new entry for a new one, back to its entry for one that was there before. */
export const follow = (trail: Trail | undefined, kind: Stop): Move => {
  if (last.includes(kind)) return nothing;
  if (trail === undefined || trail.length === 0) return { do: 'replace', trail: [kind] };
  const at = trail.lastIndexOf(kind);
  if (at === trail.length - 1) return nothing;
  return at < 0 ? { do: 'push', trail: [...trail, kind] } : { do: 'go', by: at + 1 - trail.length };
};

/** What a person meant who moved the browser from one entry to another, however far: a step back, or a way forward that is not there. */
export const meant = (from: Trail, to: Trail): 'back' | 'forward' | 'nothing' => {
  if (to.length === from.length) return 'nothing';
  return to.length < from.length ? 'back' : 'forward';
};

/** The trail kept in an entry's state; undefined where the entry is none of this page's. */
export const trailIn = (state: unknown): Trail | undefined => {
  const kept: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'trail') : undefined;
  return Array.isArray(kept) ? (kept as Trail) : undefined;
};
