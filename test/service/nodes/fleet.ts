// Here: services as processes on one PostgreSQL, the proxy before them, a person who walks through both. Not here: nodes inside one process (../nodes.test.ts).
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Account } from '../stand.ts';
import { registerClient } from '../../../src/service/clients/register.ts';
import { openPostgresStore } from '../../../src/service/adapters/postgres-store.ts';
import { newMasterKey } from '../../../src/service/vault/master-key.ts';
import { startServer } from '../adapters/database.ts';
import { freePort } from '../free-port.ts';
import { page, redirectUri, respond } from '../works.ts';
import { RoundRobin } from './round-robin.ts';

const cli = fileURLToPath(new URL('../../../src/service/cli.ts', import.meta.url));

/** One node: a process that may be killed and started again on the same port. */
export class Node {
  readonly origin: string;
  readonly #env: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;
  #said = '';
  /** Resolves with the exit code when the process has ended. */
  ended: Promise<number | null> = Promise.resolve(null);

  constructor(port: number, env: NodeJS.ProcessEnv) {
    this.origin = `http://127.0.0.1:${port}`;
    this.#env = { ...env, MAKINI_PORT: String(port) };
  }

  /** Resolves when it serves; rejects with what it said when it ends before. */
  start(): Promise<void> {
    const child = spawn(process.execPath, [cli, 'serve'], { env: this.#env });
    this.#child = child;
    this.#said = '';
    this.ended = once(child, 'exit').then(([code]) => code as number | null);
    return new Promise((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        this.#said += chunk.toString();
        if (this.#said.includes('service.started')) resolve();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      void this.ended.then(() => reject(new Error(this.#said)));
    });
  }

  /** Sends the signal; the answer is the process's exit code, null where the signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    this.#child?.kill(signal);
    return this.ended;
  }

  said(): string {
    return this.#said;
  }
}

/** A customer's system: while it is held, whoever asks it with credentials waits. */
class Works {
  readonly #held = new Set<() => void>();
  #holding = false;
  readonly #asked = new Set<() => void>();

  readonly listener = (request: IncomingMessage, response: ServerResponse): void => {
    const answer = (): void => respond(request, response);
    if (!this.#holding || request.headers.authorization === undefined) return answer();
    this.#held.add(answer);
    for (const tell of this.#asked) tell();
    this.#asked.clear();
  };

  /** From now on it makes its callers wait; resolves with the next one. */
  hold(): Promise<void> {
    this.#holding = true;
    return new Promise((resolve) => this.#asked.add(resolve));
  }

  release(): void {
    this.#holding = false;
    for (const answer of this.#held) answer();
    this.#held.clear();
  }
}

/** Starts a database, a customer's system, so many nodes at once, and the proxy; `stop` ends all of it. */
export const startFleet = async (count = 3, settings: NodeJS.ProcessEnv = {}) => {
  const works = new Works();
  const system = createServer(works.listener);
  const sockets = new Set<Socket>();
  system.on('connection', (socket) => sockets.add(socket));
  await once(system.listen(0, '127.0.0.1'), 'listening');
  const systemPort = (system.address() as { port: number }).port;
  const server = await startServer();
  const { url, address } = await server.make('empty');
  const proxy = new RoundRobin();
  const issuer = await proxy.listen();
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: url,
    MAKINI_ISSUER: issuer,
    MAKINI_MASTER_KEY: newMasterKey(),
    MAKINI_DATABASE_CONNECTIONS: '8',
    MAKINI_REQUESTS_PER_ADDRESS: '1000000',
    MAKINI_DASHBOARD: 'off',
    MAKINI_EGRESS_ALLOW: `http://127.0.0.1:${systemPort}`,
    ...settings,
  };
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const nodes = ports.map((port) => new Node(port, env));
  proxy.nodes = nodes;
  await Promise.all(nodes.map((node) => node.start()));
  const { store, close } = await openPostgresStore(address, { connections: 2 });
  const client: Account = {
    ...(await registerClient(store, Date.now, {
      name: 'Partner',
      mode: 'test',
      redirectUris: [redirectUri],
      origins: [page],
    })),
    mode: 'test',
  };
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.end('SIGKILL')));
    await proxy.close();
    for (const socket of sockets) socket.destroy();
    system.close();
    await close();
    await server.stop();
  };
  return { nodes, proxy, issuer, works, systemPort, store, client, stop };
};

/** What `startFleet` started. */
export type Fleet = Awaited<ReturnType<typeof startFleet>>;
