/** How often connections are checked after they were made, as the operator sets it. */
import type { SettingsReader, Name } from './settings-reader.ts';
import type { CheckTimes } from './surroundings.ts';
import { usualTimes } from './monitoring/timing.ts';

const second = 1000;

const readSeconds = (reader: SettingsReader, name: Name, usual: number, least: 0 | 1): number | undefined => {
  const text = reader.value(name);
  if (text === undefined) return usual;
  const seconds = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (seconds >= least && seconds <= 86_400) return seconds * second;
  return reader.wrong(name, 'is not a number of seconds', `use one from ${least} to 86400`);
};

/** Reads `MAKINI_CHECK_…`; undefined where something is wrong with one of them. */
export const readCheckTimes = (reader: SettingsReader): CheckTimes | undefined => {
  const every = readSeconds(reader, 'MAKINI_CHECK_EVERY', usualTimes.every, 0);
  const quiet = readSeconds(reader, 'MAKINI_CHECK_QUIET', Math.max(usualTimes.quiet, every ?? 0), 1);
  const confirm = readSeconds(reader, 'MAKINI_CHECK_CONFIRM', usualTimes.confirm, 1);
  if (every === undefined || quiet === undefined || confirm === undefined) return undefined;
  if (quiet >= every) return { every, quiet, confirm };
  return reader.wrong(
    'MAKINI_CHECK_QUIET',
    'is shorter than MAKINI_CHECK_EVERY',
    'check what nobody uses less often than the rest, or leave it out',
  );
};
