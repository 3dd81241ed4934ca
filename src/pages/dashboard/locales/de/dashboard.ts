// German: what the dashboard says. Not here: what failures say, and what stages are called, which the element has.
import type { DashboardKey } from '../en/dashboard.ts';
import { connectionWords } from './connections.ts';
import { figureWords } from './figures.ts';
import { partnerWords } from './partners.ts';
import { shellWords } from './shell.ts';
export { stageWords } from '../../../../element/locales/de/shared.ts';

/** The sentences of the dashboard by key; places as in `sentence`. */
export const dashboardWords: Readonly<Record<DashboardKey, string>> = {
  ...shellWords,
  ...connectionWords,
  ...partnerWords,
  ...figureWords,
};
