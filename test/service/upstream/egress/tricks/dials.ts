/** A witness of every dial of this process, whoever makes it. */
import { createServer, Socket } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import type { TestContext } from 'node:test';

/** What was seen: the addresses that were dialled, and how many connections came to the listeners. */
export interface Witness {
  readonly dialled: string[];
  /** A port on which 127.0.0.1 and ::1 listen. */
  readonly port: number;
  connections(): number;
}

const bind = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

const addressOf = (given: unknown): string => {
  const [options] = Array.isArray(given) ? (given as unknown[]) : [given];
  const { host, path } = options as { host?: string; path?: string };
  return host ?? path ?? 'localhost';
};

/** Loopback is let through, so that a hole would be a connection; everything else is refused without a packet. */
const isHere = (address: string): boolean =>
  /^(?:127\.|::1$|0\.0\.0\.0$|::$|::ffff:(?:127\.|7f))/.test(address);

/** Listens on loopback and notes every dial until the test is over. */
export const watchDials = async (t: TestContext): Promise<Witness> => {
  let connections = 0;
  const servers = [0, 1].map(() => createServer((socket) => void ((connections += 1), socket.destroy())));
  const [four, six] = servers as [Server, Server];
  await bind(four, 0, '127.0.0.1');
  const { port } = four.address() as AddressInfo;
  await bind(six, port, '::1').catch(() => undefined);
  t.after(() => servers.forEach((server) => server.close()));
  const dialled: string[] = [];
  const original = Object.getOwnPropertyDescriptor(Socket.prototype, 'connect')?.value as Socket['connect'];
  t.mock.method(Socket.prototype, 'connect', function (this: Socket, ...given: unknown[]) {
    const address = addressOf(given[0]);
    dialled.push(address);
    if (isHere(address)) return Reflect.apply(original, this, given) as Socket;
    const error = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    process.nextTick(() => this.destroy(error));
    return this;
  });
  return { dialled, port, connections: () => connections };
};
