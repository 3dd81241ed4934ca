// Here: choosing what a connection includes: the list, what was changed in it, and its screen; loaded when somebody chooses. Not here:
// what may be chosen, and what is kept: the service's (settings/).
import type { PersonSettings, Reader, SettingsEdit, SettingsExamples } from '../../contract/index.ts';
import type { Trouble } from '../flow/trouble.ts';
import { attempt } from '../world/attempt.ts';
import type { AttemptReports } from '../world/attempt.ts';
import type { ServiceClient } from '../world/service.ts';

/** The paths that are asked; a test holds them to the contract's routes table. */
export const settingsPaths = {
  personSettings: '/connect/session/settings',
  settingsExamples: '/connect/session/settings/examples',
} as const;

/** A system may take half a minute to say what it has. */
const patience = 45_000;

/** A reader of one shape: the schemas of the contract are not in this part. */
const reader = <T extends object>(fits: (value: Partial<T>) => boolean): Reader<T> => ({
  safeParse: (value) =>
    typeof value === 'object' && value !== null && fits(value)
      ? { success: true, data: value as T }
      : { success: false, error: { issues: [] } },
});

const lists = reader<PersonSettings>(
  ({ tables }) => Array.isArray(tables) && tables.every(({ fields }) => Array.isArray(fields)),
);
const examples = reader<SettingsExamples>(
  ({ fields }) => Array.isArray(fields) && fields.every(({ values }) => Array.isArray(values)),
);

/** What keeps the list away: the connection is paused, its sign-in refused, or it has ended; the session is over; no answer came. */
export type Problem = 'paused' | 'refused' | 'ended' | 'over' | 'lost' | 'failed';

const problems: Readonly<Record<string, Problem>> = {
  connection_paused: 'paused',
  reauthorization_required: 'refused',
  connection_disconnected: 'ended',
  session_expired: 'over',
  session_unknown: 'over',
  session_superseded: 'over',
  unauthorized: 'over',
  step_changed: 'ended',
  service_unreachable: 'lost',
};

/** The code of a trouble, and the failure that it carries; the class itself is not in this part. */
export const troubleIn = (error: unknown): Partial<Pick<Trouble, 'code' | 'failure'>> =>
  error instanceof Error && error.name === 'MakiniTrouble' ? (error as Trouble) : {};

/** Why an answer did not come. A sign-in that the system refuses just now is given up sooner or later: that is said at once. */
export const problemOf = (error: unknown): Problem => {
  const { code, failure = '' } = troubleIn(error);
  if (code === undefined) return 'lost';
  return failure.startsWith('auth.') ? 'refused' : (problems[code] ?? 'failed');
};

/** Whether it keeps everything else away as well, not just what was asked. */
export const isInTheWay = (problem: Problem): boolean => problem !== 'lost' && problem !== 'failed';

/** Who asks, until the screen is left; what a lost answer is waited for with is reported. */
export interface Asker {
  readonly service: ServiceClient;
  readonly left: AbortSignal;
  readonly reports: AttemptReports;
}

type Question = Omit<Parameters<ServiceClient['ask']>[2], 'signal'>;

/** Asks until there is an answer. To ask twice does no harm: what is included or left out already stays so, and nobody is told of it. */
const ask = <T>(
  { service, left, reports }: Asker,
  path: string,
  fits: Reader<T>,
  question: Question = {},
): Promise<T> => {
  const once = (): Promise<T> =>
    service.ask(path, fits, {
      ...question,
      signal: AbortSignal.any([left, AbortSignal.timeout(patience)]),
    });
  return attempt(once, left, reports);
};

/** What the connection includes, and what it could. */
export const askList = (asker: Asker): Promise<PersonSettings> =>
  ask(asker, settingsPaths.personSettings, lists);

/** Values of some records of a table. */
export const askExamples = (asker: Asker, table: string): Promise<SettingsExamples> =>
  ask(asker, `${settingsPaths.settingsExamples}?${new URLSearchParams({ table }).toString()}`, examples);

/** Has changes kept; the list as it is then. */
export const sendEdit = (asker: Asker, edit: SettingsEdit): Promise<PersonSettings> =>
  ask(asker, settingsPaths.personSettings, lists, { method: 'PUT', body: edit });
