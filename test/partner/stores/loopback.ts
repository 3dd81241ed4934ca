// A small server on loopback that a test answers by a function; it can be taken away and brought back.
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after } from 'node:test';

/** A request as it arrived. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it is answered; a body is sent as JSON. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A running server. */
export interface Loopback {
  readonly origin: string;
  readonly asked: Asked[];
  /** `down` cuts every connection without an answer. */
  isDown: boolean;
}

const askedOf = async (request: IncomingMessage): Promise<Asked> => {
  const url = new URL(request.url ?? '/', 'http://loopback');
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: await text(request),
  };
};

const serverOf = (listener: RequestListener, tls?: { cert: string; key: string }): Server =>
  tls ? createTlsServer(tls, listener) : createServer(listener);

/** Starts one that ends with the tests of the file. */
export const loopback = async (
  answer: (asked: Asked) => Reply,
  tls?: { cert: string; key: string },
): Promise<Loopback> => {
  const asked: Asked[] = [];
  const state = { isDown: false };
  const server = serverOf((request, response) => {
    void askedOf(request).then((one) => {
      if (state.isDown) return response.destroy();
      asked.push(one);
      const { status, body, headers } = answer(one);
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      return response.end(body === undefined ? '' : JSON.stringify(body));
    });
  }, tls);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return Object.assign(state, { origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`, asked });
};
