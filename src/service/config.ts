/** The environment as configuration: every value is judged, all problems are collected, each is one sentence with its way out. */
import { isAbsolute, relative, sep } from 'node:path';
import { lookAtFile, type FileFacts } from './adapters/file-facts.ts';
import type { StoreChoice } from './adapters/store-choice.ts';
import { logLevels } from './adapters/pino-log.ts';
import { readProxies } from './http/network-address.ts';
import type { AllowEntry } from './upstream/egress/allow-list.ts';
import { readCheckTimes } from './check-settings.ts';
import { readDashboard, type DashboardPlace } from './dashboard-settings.ts';
import { readAllow, readCa, readLeaving } from './egress-settings.ts';
import { ConfigError, SettingsReader, type Environment, type Name } from './settings-reader.ts';
import { dataFolderOf, readStore } from './store-settings.ts';
import type { Cidr } from './upstream/egress/ip.ts';
import { Secret } from './secret.ts';
import type { CheckTimes, TokenLife } from './surroundings.ts';
import { readTokenLife } from './token-settings.ts';
import { readMasterKey, type MasterKey } from './vault/master-key.ts';

export { ConfigError, type Environment } from './settings-reader.ts';
export { readStoreChoice } from './store-settings.ts';

/** What `serve` runs by. */
export interface Config {
  /** The service's own origin. */
  readonly issuer: string;
  readonly host: string;
  readonly port: number;
  /** The data folder, absolute; not used where there is a database. */
  readonly data: string;
  /** The PostgreSQL database that takes the folder's place, and how many connections the service opens at most. */
  readonly database?: StoreChoice['database'];
  /** The first seals; the second (while keys rotate) only opens. */
  readonly masterKeys: readonly [MasterKey, ...MasterKey[]];
  readonly egressAllow: readonly AllowEntry[];
  /** PEM of a further certificate authority. */
  readonly egressCa: string | undefined;
  /** The addresses that requests to customers' systems come from, as the operator wrote them; guides name them. */
  readonly egressAddresses: readonly string[];
  readonly logLevel: (typeof logLevels)[number];
  /** Opens the figures; where there is none, nobody reads any. */
  readonly metricsToken: Secret | undefined;
  readonly trustedProxies: readonly Cidr[];
  /** Requests a minute from one network address; undefined is the usual. */
  readonly requestsPerAddress: number | undefined;
  /** How long a service that was told to stop still serves while it says that it is not ready, in milliseconds. */
  readonly stopDelay: number;
  /** How often connections are checked after they were made. */
  readonly checks: CheckTimes;
  /** Whether partners may change something in customers' databases by statements of their own. */
  readonly sqlWrites: boolean;
  /** Undefined where API tokens live as long as their connections. */
  readonly tokenLife: TokenLife | undefined;
  /** Where the dashboard listens; undefined where there is none. */
  readonly dashboard: DashboardPlace | undefined;
}

/** Whether a URL's host is this machine. */
export const isLoopback = (url: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);

const readIssuer = (reader: SettingsReader): string | undefined => {
  const wayOut = 'set the origin under which browsers reach this service, e.g. https://connect.example';
  const text = reader.value('MAKINI_ISSUER');
  if (text === undefined) return reader.wrong('MAKINI_ISSUER', 'is not set', wayOut);
  if (!URL.canParse(text)) return reader.wrong('MAKINI_ISSUER', 'is not a URL', wayOut);
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return reader.wrong('MAKINI_ISSUER', 'is neither https nor http', wayOut);
  if (url.origin !== text)
    return reader.wrong('MAKINI_ISSUER', `is not an origin and nothing more`, `write ${url.origin}`);
  if (url.protocol === 'http:' && !isLoopback(url))
    return reader.wrong(
      'MAKINI_ISSUER',
      'is http beyond this machine',
      'use https; http is for 127.0.0.1 and localhost',
    );
  return url.origin;
};

const readPort = (reader: SettingsReader): number | undefined => {
  const text = reader.value('MAKINI_PORT') ?? '4100';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port >= 0 && port <= 65535) return port;
  return reader.wrong('MAKINI_PORT', 'is not a port', 'use a number from 1 to 65535, or 0 for any free one');
};

const keyShape = 'it must be 32 bytes as base64; make one with makini-connect keys new';

const readKey = (reader: SettingsReader, name: Name, text: string): MasterKey | undefined =>
  readMasterKey(text) ?? reader.wrong(name, 'is not a master key', keyShape);

const isWithin = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

/** A copy of the data folder must hold no key, and nobody else on the machine may read it. */
const judgeKeyFile = (reader: SettingsReader, file: string): void => {
  const name = 'MAKINI_MASTER_KEY_FILE';
  const { path, mode = 0 } = reader.lookAt(file);
  if (isWithin(reader.lookAt(dataFolderOf(reader)).path, path))
    reader.wrong(
      name,
      `names ${file}, which lies in the data folder`,
      'keep the key apart from what it seals',
    );
  if ((mode & 0o044) !== 0)
    reader.wrong(
      name,
      `names ${file}, which others than its owner may read (mode 0${mode.toString(8)})`,
      'chmod 600 it, or hand the key over as MAKINI_MASTER_KEY',
    );
};

const readCurrentKey = (reader: SettingsReader): MasterKey | undefined => {
  const inline = reader.value('MAKINI_MASTER_KEY');
  const byFile = reader.value('MAKINI_MASTER_KEY_FILE');
  if (inline !== undefined && byFile !== undefined) {
    return reader.wrong('MAKINI_MASTER_KEY', 'and MAKINI_MASTER_KEY_FILE are both set', 'keep one of them');
  }
  if (inline !== undefined) return readKey(reader, 'MAKINI_MASTER_KEY', inline);
  if (byFile === undefined) {
    return reader.wrong(
      'MAKINI_MASTER_KEY',
      'is not set, and nothing is sealed without it',
      'make one with makini-connect keys new, keep it outside the data folder, and set it (or MAKINI_MASTER_KEY_FILE)',
    );
  }
  const text = reader.file('MAKINI_MASTER_KEY_FILE', 'name a readable file that holds the key');
  if (text === undefined) return undefined;
  judgeKeyFile(reader, byFile);
  return readKey(reader, 'MAKINI_MASTER_KEY_FILE', text);
};

const readKeys = (reader: SettingsReader): readonly [MasterKey, ...MasterKey[]] | undefined => {
  const current = readCurrentKey(reader);
  const text = reader.value('MAKINI_MASTER_KEY_PREVIOUS');
  const previous = text === undefined ? undefined : readKey(reader, 'MAKINI_MASTER_KEY_PREVIOUS', text);
  if (!current) return undefined;
  return previous ? [current, previous] : [current];
};

const readLevel = (reader: SettingsReader): Config['logLevel'] | undefined => {
  const text = reader.value('MAKINI_LOG_LEVEL') ?? 'info';
  const level = logLevels.find((each) => each === text);
  return level ?? reader.wrong('MAKINI_LOG_LEVEL', 'is not a level', `use one of ${logLevels.join(', ')}`);
};

const readMetricsToken = (reader: SettingsReader): Secret | undefined => {
  const text = reader.value('MAKINI_METRICS_TOKEN');
  if (text === undefined) return undefined;
  if (/^[\x21-\x7e]{24,200}$/.test(text)) return new Secret(text);
  return reader.wrong(
    'MAKINI_METRICS_TOKEN',
    'is no token of 24 to 200 letters, digits and signs without spaces',
    'make one, e.g. with openssl rand -hex 32',
  );
};

const readTrusted = (reader: SettingsReader): readonly Cidr[] => {
  const { blocks, wrong } = readProxies(reader.value('MAKINI_TRUSTED_PROXIES') ?? '');
  for (const entry of wrong)
    reader.wrong(
      'MAKINI_TRUSTED_PROXIES',
      `has "${entry}", which is no address`,
      'write e.g. 10.0.0.5 or 10.0.0.0/8',
    );
  return blocks;
};

const readRequests = (reader: SettingsReader): number | undefined => {
  const text = reader.value('MAKINI_REQUESTS_PER_ADDRESS');
  if (text === undefined || /^[1-9]\d{0,8}$/.test(text)) return text === undefined ? undefined : Number(text);
  return reader.wrong('MAKINI_REQUESTS_PER_ADDRESS', 'is not a number', 'write how many a minute, e.g. 6000');
};

const readStopDelay = (reader: SettingsReader): number | undefined => {
  const text = reader.value('MAKINI_STOP_DELAY') ?? '0';
  if (/^\d{1,3}$/.test(text)) return Number(text) * 1000;
  return reader.wrong('MAKINI_STOP_DELAY', 'is not a number of seconds', 'use one from 0 to 999');
};

const readSqlWrites = (reader: SettingsReader): boolean => {
  const text = reader.value('MAKINI_PASSTHROUGH_SQL') ?? 'read';
  if (text !== 'read' && text !== 'write')
    reader.wrong(
      'MAKINI_PASSTHROUGH_SQL',
      'is neither read nor write',
      'leave it out to let partners only read',
    );
  return text === 'write';
};

const readHost = (reader: SettingsReader): string | undefined => {
  const host = reader.value('MAKINI_HOST') ?? '127.0.0.1';
  if (/^[a-z0-9.:-]+$/i.test(host)) return host;
  return reader.wrong('MAKINI_HOST', 'is not an address to listen on', 'use e.g. 127.0.0.1, 0.0.0.0 or ::');
};

/** Reads the environment; throws a `ConfigError` that names everything that is wrong with it. `lookAt` tells where a file lies and who may read it. */
export const readConfig = (
  env: Environment,
  readFile: (path: string) => string,
  lookAt: (path: string) => FileFacts = lookAtFile,
): Config => {
  const reader = new SettingsReader(env, readFile, lookAt);
  const issuer = readIssuer(reader);
  const host = readHost(reader);
  const port = readPort(reader);
  const store = readStore(reader);
  const masterKeys = readKeys(reader);
  const egressAllow = readAllow(reader);
  const egressCa = readCa(reader);
  const egressAddresses = readLeaving(reader);
  const logLevel = readLevel(reader);
  const metricsToken = readMetricsToken(reader);
  const trustedProxies = readTrusted(reader);
  const requestsPerAddress = readRequests(reader);
  const stopDelay = readStopDelay(reader);
  const checks = readCheckTimes(reader);
  const sqlWrites = readSqlWrites(reader);
  const tokenLife = readTokenLife(reader);
  const dashboard = readDashboard(reader, port);
  reader.unknown();
  const ready = issuer !== undefined && host !== undefined && port !== undefined && masterKeys && logLevel;
  if (!ready || stopDelay === undefined || !checks || reader.problems.length > 0)
    throw new ConfigError(reader.problems);
  return {
    issuer,
    host,
    port,
    ...store,
    masterKeys,
    egressAllow,
    egressCa,
    egressAddresses,
    logLevel,
    metricsToken,
    trustedProxies,
    requestsPerAddress,
    stopDelay,
    checks,
    sqlWrites,
    tokenLife,
    dashboard,
  };
};

/** The master keys alone; throws a `ConfigError` when there is none, or one cannot be read. */
export const readMasterKeys = (
  env: Environment,
  readFile: (path: string) => string,
): Config['masterKeys'] => {
  const reader = new SettingsReader(env, readFile, lookAtFile);
  const keys = readKeys(reader);
  if (!keys || reader.problems.length > 0) throw new ConfigError(reader.problems);
  return keys;
};

/** The issuer alone; throws a `ConfigError` when it is not there or not an origin. */
export const readIssuerOnly = (env: Environment): string => {
  const reader = new SettingsReader(env, () => '', lookAtFile);
  const issuer = readIssuer(reader);
  if (issuer === undefined) throw new ConfigError(reader.problems);
  return issuer;
};
