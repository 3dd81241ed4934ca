// A small proxy, round robin over those that answer. It tells of every request, when it was handed on and when its answer came back.
import { Agent, createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One of those behind the proxy. */
export interface Backend {
  readonly name: string;
  readonly port: number;
  readonly isUp: boolean;
}

/** A request on its way: handed on, or its answer about to be passed back. `route` is the method and the path. */
export interface Passing {
  readonly route: string;
  readonly phase: 'asked' | 'answered';
  readonly by: string;
}

/** Hears of every passing; an answer is lost when it says so. */
export type Heard = (passing: Passing) => 'pass' | 'lose';

/** An open proxy. */
export interface Front {
  readonly port: number;
  close(): Promise<void>;
}

/** Opens a proxy on a free port of this machine; `backends` may be filled later. */
export const openFront = async (backends: readonly Backend[], heard: Heard): Promise<Front> => {
  const agent = new Agent({ keepAlive: true });
  let turn = 0;

  const pick = (): Backend | undefined => {
    const up = backends.filter(({ isUp }) => isUp);
    turn += 1;
    return up[turn % up.length];
  };

  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const backend = pick();
    const route = `${request.method} ${(request.url ?? '').replace(/\?.*/, '')}`;
    const broken = (): void => {
      if (response.headersSent) response.destroy();
      else response.writeHead(502).end();
    };
    if (!backend) return void broken();
    const { method, url: path, headers } = request;
    const onward = send({ agent, host: '127.0.0.1', port: backend.port, method, path, headers }, (answer) => {
      answer.on('error', broken);
      if (heard({ route, phase: 'answered', by: backend.name }) === 'lose') {
        answer.destroy();
        response.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', broken);
    response.on('close', () => onward.destroy());
    request.pipe(onward);
    request.on('end', () => void heard({ route, phase: 'asked', by: backend.name }));
  };

  const server = createServer(pass);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
};
