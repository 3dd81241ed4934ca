/** TLS in front of a system that has none of its own: a certificate of the demo's authority, and everything handed through. */
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tlsFiles } from '../../demo/systems/tls-files.ts';

/** A running front; `caFile` is the authority to trust. */
export interface Front {
  readonly url: string;
  readonly port: number;
  readonly caFile: string;
  stop(): Promise<void>;
}

const handThrough = (port: number, question: IncomingMessage, answer: ServerResponse): void => {
  const { method, url, headers } = question;
  const inner = request({ host: '127.0.0.1', port, method, path: url, headers }, (reply) => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(answer);
  });
  inner.on('error', () => answer.destroy());
  question.pipe(inner);
};

/** Listens on loopback in front of this port, at `wanted` where that is given; certificates lie in the folder. */
export const openFront = async (folder: string, port: number, wanted = 0): Promise<Front> => {
  const { good, caFile } = await tlsFiles(folder);
  const server = createServer({ ...good }, (question, answer) => handThrough(port, question, answer));
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const outer = (server.address() as AddressInfo).port;
  return {
    url: `https://localhost:${outer}`,
    port: outer,
    caFile,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
