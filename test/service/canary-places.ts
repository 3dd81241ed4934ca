// Where the service goes with secrets: a customer's system, one with a sign-in page of its own, and the partner's webhook. What they are sent is kept.
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { createOAuthErp, people, registered, type OAuthErp } from '../../demo/systems/oauth-erp/oauth-erp.ts';
import type { Canaries, Trace } from './canaries.ts';
import { respond } from './works.ts';

const listening = async (t: TestContext, listener: RequestListener): Promise<number> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

/** Everything asked of the system but the credentials themselves, which have their one header. */
export const openSystem = (t: TestContext, traces: Trace[]): Promise<number> =>
  listening(t, (request, response) => {
    const { authorization: _own, ...headers } = request.headers;
    traces.push({ where: 'asked of the system', text: `${request.url} ${JSON.stringify(headers)}` });
    request.on('data', (data: Buffer) => traces.push({ where: 'sent to the system', text: String(data) }));
    respond(request, response);
  });

/** The partner's webhook: whole requests. The first is answered with a failure that repeats it. */
export const openReceiver = (t: TestContext, traces: Trace[]): Promise<number> => {
  let asked = 0;
  return listening(t, (request, response) => {
    asked += 1;
    const first = asked === 1;
    let body = '';
    request.on('data', (data: Buffer) => void (body += String(data)));
    request.on('end', () => {
      const text = `${request.url} ${JSON.stringify(request.headers)} ${body}`;
      traces.push({ where: 'webhook', text });
      response.writeHead(first ? 500 : 204).end(first ? text : undefined);
    });
  });
};

/** Calls back with all that is written to a response. */
const overhear = (response: ServerResponse, hear: (text: string) => void): void => {
  const end = response.end.bind(response) as (...all: unknown[]) => ServerResponse;
  response.end = ((...all: unknown[]) => {
    if (typeof all[0] === 'string' || Buffer.isBuffer(all[0])) hear(String(all[0]));
    return end(...all);
  }) as typeof response.end;
};

/** The ERP at whose own page people sign in; its secrets, and every token that it gives, are canaries. */
export const openErp = async (
  t: TestContext,
  canaries: Canaries,
): Promise<{ readonly port: number; readonly erp: OAuthErp; granted(): number }> => {
  let listener: RequestListener = (_request, response) => void response.end();
  let granted = 0;
  const hear = (text: string): void => {
    const given = JSON.parse(text) as { access_token?: string; refresh_token?: string };
    for (const name of ['access_token', 'refresh_token'] as const) {
      const token = given[name];
      if (token === undefined) continue;
      canaries.know(token, `${name} of the ERP`, []);
      granted += 1;
    }
  };
  const port = await listening(t, (request, response) => {
    if (request.method === 'POST' && (request.url ?? '').endsWith('/token')) overhear(response, hear);
    listener(request, response);
  });
  const erp = createOAuthErp(`http://127.0.0.1:${port}`);
  listener = erp.listener;
  canaries.know(registered.code.secret, 'typed client secret', []);
  canaries.know(people.planner.password, 'password at the ERP', []);
  return { port, erp, granted: () => granted };
};
