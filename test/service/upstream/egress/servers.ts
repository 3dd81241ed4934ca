/** Tiny servers on loopback for the egress tests; each is closed with the test that opened it. */
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createTcp, type AddressInfo, type Server, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { createEgress, type EgressOptions } from '../../../../src/service/upstream/egress/connector.ts';
import { parseAllowList } from '../../../../src/service/upstream/egress/allow-list.ts';
import type { EgressRequest } from '../../../../src/service/ports.ts';
import type { Stage } from '../../../../src/contract/index.ts';
import { UpstreamError } from '../../../../src/service/upstream/upstream-error.ts';

const listening = async (t: TestContext, server: Server): Promise<number> => {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

/** A plain http server; gives its port. */
export const http = (t: TestContext, listener: RequestListener): Promise<number> =>
  listening(t, createHttp(listener));

/** An https server with this identity; gives its port. */
export const https = (t: TestContext, options: ServerOptions, listener: RequestListener): Promise<number> =>
  listening(t, createHttps(options, listener));

/** A server that does with each raw connection whatever the test wants; gives its port. */
export const tcp = (t: TestContext, onSocket: (socket: Socket) => void): Promise<number> =>
  listening(t, createTcp(onSocket));

/** A connector with this allow-list. */
export const egressWith = (allow: string, more: Partial<EgressOptions> = {}) =>
  createEgress({ allow: parseAllowList(allow).entries, ...more });

const client = { id: 'client', mode: 'test' } as const;

/** Asks and gives the failure code, or the answer's status as text; with every stage that was reported. */
export const outcome = async (
  egress: ReturnType<typeof createEgress>,
  url: string,
  more: Partial<EgressRequest> = {},
): Promise<{ result: string; stages: Stage[]; failure?: UpstreamError['failure'] }> => {
  const stages: Stage[] = [];
  try {
    const answer = await egress.request({ url, client, onStage: (stage) => stages.push(stage), ...more });
    return { result: String(answer.status), stages };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return { result: error.code, stages, failure: error.failure };
  }
};
