/** How long API tokens live, as the operator sets it; without it as long as their connections. */
import { lookAtFile } from './adapters/file-facts.ts';
import { ConfigError, SettingsReader, type Environment, type Name } from './settings-reader.ts';
import type { TokenLife } from './surroundings.ts';

const second = 1000;
const day = 86_400;
const year = 366 * day;
/** Shorter ones are refreshed more than they are used. */
const least = 300;
/** Of a refresh token: a partner that was down for a month comes back by itself. */
const usualRefresh = 31 * day;

const readSeconds = (reader: SettingsReader, name: Name, from: number): number | undefined => {
  const text = reader.value(name);
  if (text === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (seconds >= from && seconds <= year) return seconds;
  return reader.wrong(name, 'is not a number of seconds', `use one from ${from} to ${year}`);
};

/** Reads `MAKINI_TOKEN_LIFETIME` and `MAKINI_REFRESH_LIFETIME`; undefined where tokens have no end of their own. */
export const readTokenLife = (reader: SettingsReader): TokenLife | undefined => {
  const access = readSeconds(reader, 'MAKINI_TOKEN_LIFETIME', least);
  const refresh = readSeconds(reader, 'MAKINI_REFRESH_LIFETIME', least);
  if (access === undefined) {
    if (refresh === undefined || reader.value('MAKINI_TOKEN_LIFETIME') !== undefined) return undefined;
    return reader.wrong(
      'MAKINI_REFRESH_LIFETIME',
      'is set, though tokens have no end of their own',
      'set MAKINI_TOKEN_LIFETIME too, or leave both out',
    );
  }
  const longer = refresh ?? Math.max(usualRefresh, access + day);
  if (longer > access) return { access: access * second, refresh: longer * second };
  return reader.wrong(
    'MAKINI_REFRESH_LIFETIME',
    'is no longer than MAKINI_TOKEN_LIFETIME',
    'a token is refreshed when it ends: give its refresh token more time, or leave it out',
  );
};

/** The same alone, for the command line; throws a `ConfigError`. */
export const readTokenLifeOnly = (env: Environment): TokenLife | undefined => {
  const reader = new SettingsReader(env, () => '', lookAtFile);
  const life = readTokenLife(reader);
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return life;
};
