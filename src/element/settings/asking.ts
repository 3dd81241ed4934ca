// Here: choosing what a connection includes: the list, what was changed in it, and its screen; loaded when somebody chooses. Not here:
// what may be chosen, and what is kept: the service's (settings/).
import type { PersonSettings, Reader, SettingsEdit, SettingsExamples } from '../../contract/index.ts';
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

/** Why an answer did not come: its code; `lost` where none came at all. */
export const codeOf = (error: unknown): string => {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : 'lost';
};

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
