/** The settings of the store. */
import { resolve } from 'node:path';
import { readDatabaseUrl, type DatabaseAddress } from './adapters/database-url.ts';
import { lookAtFile } from './adapters/file-facts.ts';
import type { StoreChoice } from './adapters/store-choice.ts';
import { ConfigError, SettingsReader, type Environment } from './settings-reader.ts';

const dataFolder = 'makini-data';

/** The data folder, absolute; `makini-data` here unless set. */
export const dataFolderOf = (reader: SettingsReader): string =>
  resolve(reader.value('MAKINI_DATA') ?? dataFolder);

const readConnections = (reader: SettingsReader): number | undefined => {
  const text = reader.value('MAKINI_DATABASE_CONNECTIONS') ?? '10';
  const count = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (count >= 2 && count <= 1000) return count;
  return reader.wrong(
    'MAKINI_DATABASE_CONNECTIONS',
    'is not a number of connections',
    'use one from 2 to 1000; all nodes together must stay below the max_connections of the database',
  );
};

const readAddress = (reader: SettingsReader, url: string): DatabaseAddress | undefined => {
  const read = readDatabaseUrl(url, (path) => reader.read(path));
  return read.ok ? read.address : reader.wrong('DATABASE_URL', read.why, read.wayOut);
};

/** Which store the settings choose: a database where there is a DATABASE_URL, else the folder. */
export const readStore = (reader: SettingsReader): StoreChoice => {
  const data = dataFolderOf(reader);
  const url = reader.value('DATABASE_URL');
  const connections = readConnections(reader);
  const address = url === undefined ? undefined : readAddress(reader, url);
  return address && connections !== undefined ? { data, database: { address, connections } } : { data };
};

/** The store alone: what the command line needs. Throws a `ConfigError` when its settings are not usable. */
export const readStoreChoice = (env: Environment, readFile: (path: string) => string): StoreChoice => {
  const reader = new SettingsReader(env, readFile, lookAtFile);
  const choice = readStore(reader);
  if (reader.problems.length > 0) throw new ConfigError(reader.problems);
  return choice;
};
