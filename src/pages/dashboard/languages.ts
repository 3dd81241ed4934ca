// The languages of the dashboard; the sentences of each are loaded when they are needed.
import type { StageName } from '../../contract/index.ts';
import type { Direction } from '../../element/locales/languages.ts';
import type { FailurePart } from '../../element/locales/parts.ts';
import * as english from './locales/en/dashboard.ts';
import type { DashboardKey } from './locales/en/dashboard.ts';

/** What the dashboard says. */
export interface DashboardPart {
  readonly dashboardWords: Readonly<Record<DashboardKey, string>>;
  readonly stageWords: Readonly<Record<StageName, string>>;
}

/** What it speaks with, once the words of failures have come too. */
export type DashboardSpeech = DashboardPart & Partial<FailurePart>;

/** What is there from the start, in English. */
export const englishDashboard: DashboardPart = english;

/** One language of the dashboard; `name` is what it calls itself. */
export interface DashboardLanguage {
  readonly dir: Direction;
  readonly name: string;
  readonly dashboard: () => Promise<DashboardPart>;
  readonly failures: () => Promise<FailurePart>;
}

/** Every language by its tag. */
export const dashboardLanguages = new Map<string, DashboardLanguage>([
  [
    'en',
    {
      dir: 'ltr',
      name: 'English',
      dashboard: () => Promise.resolve(english),
      failures: () => import('../../element/locales/en/failures.ts'),
    },
  ],
  [
    'de',
    {
      dir: 'ltr',
      name: 'Deutsch',
      dashboard: () => import('./locales/de/dashboard.ts'),
      failures: () => import('../../element/locales/de/failures.ts'),
    },
  ],
  [
    'fr',
    {
      dir: 'ltr',
      name: 'Français',
      dashboard: () => import('./locales/fr/dashboard.ts'),
      failures: () => import('../../element/locales/fr/failures.ts'),
    },
  ],
  [
    'es',
    {
      dir: 'ltr',
      name: 'Español',
      dashboard: () => import('./locales/es/dashboard.ts'),
      failures: () => import('../../element/locales/es/failures.ts'),
    },
  ],
  [
    'ar',
    {
      dir: 'rtl',
      name: 'العربية',
      dashboard: () => import('./locales/ar/dashboard.ts'),
      failures: () => import('../../element/locales/ar/failures.ts'),
    },
  ],
]);
