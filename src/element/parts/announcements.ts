import type { State } from '../flow/state.ts';
import { failureOf } from '../flow/transition.ts';
import { failureText, stageText } from '../locales/words.ts';
import type { Screen } from './screen.ts';

/** What the live region says of a state; headings are not repeated, the focus goes there. */
export const announcementOf = (state: State, screen: Screen): string => {
  if ('wait' in state && state.wait === 'slow') return screen.words('common.still_trying');
  if ('wait' in state && state.wait === 'offline') return screen.words('common.offline');
  switch (state.at) {
    case 'select': {
      const { query, found, status } = screen.finder;
      if (query === '' || status !== 'ready') return '';
      if (found.total === 0) return screen.words('find.none', { query });
      return screen.words('find.results', { count: found.total });
    }
    case 'form':
      return state.shown && state.step.problem
        ? failureText(state.step.problem, { system: state.step.system.name }, screen.messages).title
        : '';
    case 'check':
      return checkAnnouncement(state, screen);
    case 'handover':
      return screen.words('handover.lead', { app: state.opened.app });
    case 'connected':
      return screen.words('connected.heading', { system: state.step.system.name });
    default:
      return '';
  }
};

const checkAnnouncement = ({ step }: Extract<State, { at: 'check' }>, screen: Screen): string => {
  const failure = step.check.status === 'running' ? undefined : failureOf(step.check);
  if (failure) return failureText(failure, { system: step.system.name }, screen.messages).title;
  const running = step.check.stages.find((stage) => stage.status === 'running');
  return running ? stageText(running.stage, screen.messages) : '';
};
