// Here: choosing what a connection includes: the list, what was changed in it, and its screen; loaded when somebody chooses. Not here:
// what may be chosen, and what is kept: the service's (settings/).
import type { PersonSettings, Reader, SettingsEdit, SettingsExamples } from '../../contract/index.ts';
import type { Trouble } from '../flow/trouble.ts';
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

/** What the connection includes, and what it could. */
export const askList = (service: ServiceClient): Promise<PersonSettings> =>
  service.ask(settingsPaths.personSettings, lists, { signal: AbortSignal.timeout(patience) });

/** Values of some records of a table. */
export const askExamples = (service: ServiceClient, table: string): Promise<SettingsExamples> =>
  service.ask(`${settingsPaths.settingsExamples}?${new URLSearchParams({ table }).toString()}`, examples, {
    signal: AbortSignal.timeout(patience),
  });

/** Has changes kept; the list as it is then. */
export const sendEdit = (service: ServiceClient, edit: SettingsEdit): Promise<PersonSettings> =>
  service.ask(settingsPaths.personSettings, lists, {
    method: 'PUT',
    body: edit,
    signal: AbortSignal.timeout(patience),
  });
