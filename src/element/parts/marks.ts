import type { State } from '../flow/state.ts';

const isFailed = (state: State): boolean =>
  state.at === 'fatal' ||
  state.at === 'too_old' ||
  (state.at === 'check' && state.step.check.status === 'failed');

/** The custom states of the element, for `:state()` and `data-state`. */
export const marksOf = (state: State): readonly string[] => [
  ...('wait' in state && state.wait !== 'no' ? ['busy'] : []),
  ...(state.at === 'connected' || state.at === 'pending' ? ['connected'] : []),
  ...(isFailed(state) ? ['failed'] : []),
  ...('opened' in state && state.opened.mode === 'test' ? ['test'] : []),
];

/** Puts marks on an element, and takes the others off. Without any it has no attribute that its page's markup had not. */
export const mark = (element: HTMLElement, internals: ElementInternals, marks: readonly string[]): void => {
  const text = marks.join(' ');
  if ((element.dataset['state'] ?? '') === text) return;
  if (text === '') delete element.dataset['state'];
  else element.dataset['state'] = text;
  internals.states.clear();
  for (const each of marks) internals.states.add(each);
};
