/** One connection by SSH: the server is held to its key, somebody signs in, and a folder is listed. */
import { createHash } from 'node:crypto';
import type { Client, FileEntryWithStats, SFTPWrapper } from 'ssh2';
import type { Access, Egress, EgressConnection, StageReport } from '../../../ports.ts';
import { cleaned } from '../../cleaned.ts';
import { UpstreamError } from '../../upstream-error.ts';
import type { Account } from './account.ts';
import { fileFault, greetingFault, levelOf } from './faults.ts';
import { trying, type Tried } from './signing.ts';

/** What reaching a server needs. `signIn`: what was typed is sent; without, only who stands there is asked. */
export interface ReachParts {
  readonly egress: Egress;
  readonly account: Account;
  readonly client: Access['client'];
  readonly signal: AbortSignal;
  readonly report: StageReport;
  readonly signIn: boolean;
}

/** A file or a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly size: number;
  /** When it was last changed, in milliseconds since 1970. */
  readonly changed: number;
}

/** What a server showed before the sign-in. */
export interface Server {
  readonly product: string;
  /** `SHA256:…` */
  readonly hostKey: string;
}

/** What came of the sign-in. */
export type Reached = { readonly server: Server } & (
  | { readonly is: 'in'; readonly session: SftpSession; readonly wasAsked: boolean }
  | { readonly is: 'asked' | 'refused' | 'no_way' }
);

const connectionMs = 30_000;
const maxBytes = 8_388_608;

/** The fingerprint of a key, as `ssh-keygen -l` writes it. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

/** The software that a server names in its first line (RFC 4253 section 4.2). */
export const productIn = (greeting: string): string => {
  const [, name = ''] = /^SSH-[\d.]+-(\S+)/m.exec(greeting) ?? [];
  return cleaned(name.replace('_', ' ')) || 'SSH';
};

const kindOf = ({ attrs }: FileEntryWithStats): Entry['kind'] =>
  attrs.isFile() ? 'file' : attrs.isDirectory() ? 'folder' : 'other';

const entryOf = (entry: FileEntryWithStats): Entry => ({
  name: entry.filename,
  kind: kindOf(entry),
  size: entry.attrs.size,
  changed: entry.attrs.mtime * 1_000,
});

/** A signed-in session. */
export class SftpSession {
  readonly #driver: Client;
  readonly #connection: EgressConnection;
  readonly #account: Account;

  constructor(driver: Client, connection: EgressConnection, account: Account) {
    this.#driver = driver;
    this.#connection = connection;
    this.#account = account;
  }

  /** What lies in the folder. Rejects with an `UpstreamError` of the stages access or data. */
  async list(): Promise<readonly Entry[]> {
    const files = await this.#files();
    const { promise, resolve, reject } = Promise.withResolvers<readonly Entry[]>();
    const closed = (): void => reject(fileFault(new Error('closed'), this.#connection, this.#account));
    this.#driver.once('close', closed);
    files.readdir(this.#account.folder || '.', (error, entries) => {
      if (error) reject(fileFault(error, this.#connection, this.#account));
      else resolve(entries.map(entryOf));
    });
    return promise.finally(() => this.#driver.off('close', closed));
  }

  end(): void {
    this.#driver.end();
    this.#connection.close();
  }

  /** Who may sign in and is given no files has a shell, or a tunnel, or nothing. */
  #files(): Promise<SFTPWrapper> {
    const { host } = this.#account;
    const { promise, resolve, reject } = Promise.withResolvers<SFTPWrapper>();
    const refuse = (cause: unknown): void =>
      reject(new UpstreamError('access.forbidden', { host }, { cause }));
    this.#driver.once('close', () => refuse(new Error('closed')));
    this.#driver.sftp((error, files) => (error ? refuse(error) : resolve(files)));
    return promise;
  }
}

const greeted = (report: StageReport, { product, hostKey }: Server): void => {
  report({ stage: 'tls', status: 'passed', evidence: [{ code: 'tls.host_key', values: { key: hostKey } }] });
  report({
    stage: 'service',
    status: 'passed',
    evidence: [{ code: 'service.answered', values: { product } }],
  });
};

/** Dials, holds the server to its key, and signs in. Rejects with an `UpstreamError` when no such server answers. */
export const reach = async (parts: ReachParts): Promise<Reached> => {
  const { egress, account, client, signal, report, signIn } = parts;
  const { host, port, username } = account;
  const { Client: SshClient } = await import('ssh2');
  const dial = { host, port, client, signal, onStage: report, timeoutMs: connectionMs, maxBytes };
  const connection = await egress.connect(dial);
  const driver = new SshClient();
  const tried: Tried = { control: false, sent: false, noWay: false };
  const answered = Promise.withResolvers<Reached>();
  let greeting = '';
  let server: Server | undefined;
  let changed: string | undefined;
  const verify = (key: Buffer): boolean => {
    const hostKey = fingerprintOf(key);
    if (account.hostKey !== undefined && account.hostKey !== hostKey) {
      changed = hostKey;
      return false;
    }
    server = { product: productIn(greeting), hostKey };
    greeted(report, server);
    return true;
  };
  const ended = (error: unknown): void => {
    if (changed !== undefined)
      return answered.reject(new UpstreamError('tls.host_key_changed', { host, key: changed }));
    if (!server) return answered.reject(greetingFault(error, connection, account));
    if (levelOf(error) !== 'client-authentication')
      return answered.reject(new UpstreamError('auth.failed', { host }, { cause: error }));
    answered.resolve({ server, is: tried.sent ? 'refused' : tried.noWay ? 'no_way' : 'asked' });
  };
  driver.on('error', ended);
  driver.once('close', () => ended(new Error('closed')));
  driver.once('ready', () => {
    const session = new SftpSession(driver, connection, account);
    if (server) answered.resolve({ server, is: 'in', session, wasAsked: tried.control });
  });
  const leave = (): void => {
    driver.end();
    connection.close();
  };
  try {
    driver.connect({
      sock: connection.stream((chunk) => {
        if (greeting.length < 1_024) greeting += chunk.toString('latin1', 0, 1_024);
      }),
      username,
      hostVerifier: verify,
      authHandler: trying(account, tried, signIn),
      readyTimeout: 0,
    });
    const reached = await answered.promise;
    if (reached.is !== 'in') leave();
    return reached;
  } catch (error) {
    leave();
    throw error;
  }
};
