/** The connect service as an operator runs it: the package's own command, in a process of its own, told by environment only. */
import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The package's folder, found by its name. */
export const packageFolder = dirname(fileURLToPath(import.meta.resolve('makini-connect/package.json')));

/** Where the service runs and what it may reach. */
export interface ServicePlace {
  readonly dataDir: string;
  readonly port: number;
  /** What the dashboard listens on, if there is to be one. */
  readonly dashboardPort?: number;
  /** More settings, as the environment has them. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Certificate authority of the customers' systems, a PEM file. */
  readonly caFile: string;
  /** `cidr:port` entries of the customers' systems. */
  readonly allow: readonly string[];
}

/** A client's id and secrets, as `makini-connect client add` and `webhook add` printed them. */
export interface Registration {
  readonly id: string;
  readonly secret: string;
  readonly webhookSecret: string;
}

/** The operator's dashboard, as `serve` printed it; `setup` sets its password, the first time. */
export interface Dashboard {
  readonly url: string;
  readonly setup: string | undefined;
}

/** A running service. */
export interface RunningService {
  readonly url: string;
  readonly dashboard: Dashboard | undefined;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

const command = (): string => {
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    bin: Record<string, string>;
  };
  return join(packageFolder, manifest.bin['makini-connect'] ?? '');
};

/** Beside the data, not in it: who copies the data folder has no key. */
const masterKeyFile = (dataDir: string): string => {
  const file = `${dataDir}.key`;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  return file;
};

const environment = ({
  dataDir,
  port,
  dashboardPort,
  settings,
  caFile,
  allow,
}: ServicePlace): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('MAKINI_'))),
  MAKINI_ISSUER: `http://127.0.0.1:${port}`,
  MAKINI_PORT: String(port),
  MAKINI_DASHBOARD: dashboardPort === undefined ? 'off' : `127.0.0.1:${dashboardPort}`,
  MAKINI_DATA: dataDir,
  MAKINI_MASTER_KEY_FILE: masterKeyFile(dataDir),
  MAKINI_EGRESS_CA: caFile,
  MAKINI_EGRESS_ALLOW: allow.join(','),
  ...settings,
});

const ask = async (place: ServicePlace, ...words: string[]): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(process.execPath, [command(), ...words, '--json'], {
    env: environment(place),
  });
  return JSON.parse(stdout) as unknown;
};

/** What the demo's product registers as. */
export interface Product {
  readonly name: string;
  readonly origin: string;
  readonly redirectUri: string;
  /** Where it is told of events. */
  readonly webhook: string;
}

/** Registers the demo's product at the service (a test client), once per origin; the secrets are kept in the demo's data folder. */
export const registerClient = async (
  place: ServicePlace,
  keptIn: string,
  { name, origin, redirectUri, webhook }: Product,
): Promise<Registration> => {
  const kept = (existsSync(keptIn) ? JSON.parse(readFileSync(keptIn, 'utf8')) : {}) as Record<
    string,
    Omit<Registration, 'webhookSecret'> & Partial<Registration>
  >;
  const known = kept[origin];
  if (known?.webhookSecret !== undefined) return { ...known, webhookSecret: known.webhookSecret };
  const what = ['--name', name, '--mode', 'test', '--redirect-uri', redirectUri, '--origin', origin];
  const client = known ?? ((await ask(place, 'client', 'add', ...what)) as { id: string; secret: string });
  const hook = ['--client', client.id, '--url', webhook];
  const { secret: webhookSecret } = (await ask(place, 'webhook', 'add', ...hook)) as { secret: string };
  const made: Registration = { id: client.id, secret: client.secret, webhookSecret };
  mkdirSync(dirname(keptIn), { recursive: true, mode: 0o700 });
  writeFileSync(keptIn, JSON.stringify({ ...kept, [origin]: made }), { mode: 0o600 });
  return made;
};

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false; // not listening yet
  }
};

/** `serve` says last where the dashboard is. */
const dashboardIn = (text: string): Dashboard | undefined => {
  const url = /^Dashboard: (\S+)$/m.exec(text)?.[1];
  return url === undefined ? undefined : { url, setup: /\S+#setup=\S+/.exec(text)?.[0] };
};

const hasSaid = (text: string): boolean =>
  /^(?:Dashboard: .*|There is no dashboard: .*)\n(?:Set its.*\n)?/m.test(text);

const untilReady = async (
  { port, dashboardPort }: ServicePlace,
  child: ChildProcess,
  lastWords: () => string,
): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    const said = dashboardPort === undefined || hasSaid(lastWords());
    if (said && (await answers(`http://127.0.0.1:${port}`))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error(`The connect service did not start.\n${lastWords()}`);
};

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

/** Starts `makini-connect serve` and waits until it answers; `onCrash` hears of an end nobody asked for, with its last words. */
export const startService = async (
  place: ServicePlace,
  logFile: string,
  onCrash: (sentence: string) => void,
): Promise<RunningService> => {
  const url = `http://127.0.0.1:${place.port}`;
  const preload = join(import.meta.dirname, 'end-with-parent.ts');
  const child = spawn(process.execPath, ['--import', preload, command(), 'serve'], {
    env: environment(place),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      tail = `${tail}${chunk.toString('utf8')}`.slice(-2000);
    });
  }
  let stopping = false;
  let ready = false;
  child.once('close', () => log.end());
  child.once('exit', (code, signal) => {
    if (ready && !stopping) onCrash(`The connect service ended by itself (${signal ?? code}).\n${tail}`);
  });
  await untilReady(place, child, () => tail);
  ready = true;
  return {
    url,
    dashboard: dashboardIn(tail),
    pid: child.pid ?? 0,
    async stop() {
      stopping = true;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended(child);
      clearTimeout(late);
    },
  };
};
