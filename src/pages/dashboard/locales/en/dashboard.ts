// English: what the dashboard says. Not here: what failures say, and what stages are called, which the element has.
import { connectionWords } from './connections.ts';
import { figureWords } from './figures.ts';
import { partnerWords } from './partners.ts';
import { shellWords } from './shell.ts';
export { stageWords } from '../../../../element/locales/en/evidence.ts';

/** The sentences of the dashboard by key; places as in `sentence`. */
export const dashboardWords = { ...shellWords, ...connectionWords, ...partnerWords, ...figureWords } as const;

/** A key of these sentences. */
export type DashboardKey = keyof typeof dashboardWords;
