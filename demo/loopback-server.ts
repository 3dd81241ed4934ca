/** An HTTP server on both loopbacks, so that `http://localhost` works whichever it means on this machine. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { loopbacks } from './ports.ts';

/** What listens. */
export interface LoopbackServer {
  readonly close: () => Promise<void>;
}

const listen = (server: Server, port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ port, host }, () => resolve(undefined));
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Listens on 127.0.0.1 and, where the machine has it, ::1; throws when the port was taken meanwhile. */
export const serveLoopback = async (
  fetch: (request: Request) => Response | Promise<Response>,
  port: number,
): Promise<LoopbackServer> => {
  const open: Server[] = [];
  for (const host of loopbacks) {
    const server = createAdaptorServer({ fetch }) as Server;
    const problem = await listen(server, port, host);
    if (problem === undefined) open.push(server);
    else if (problem === 'EADDRINUSE' || host === '127.0.0.1') {
      await Promise.all(open.map(close));
      throw new Error(`Port ${port} of ${host} cannot be opened (${problem}).`);
    }
  }
  return { close: async () => void (await Promise.all(open.map(close))) };
};
