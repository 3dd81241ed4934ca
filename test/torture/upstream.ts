// The customers' system: a small OData service that lets each user in by their own password, and shows each their own orders.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const odata = { 'content-type': 'application/json', 'odata-version': '4.0' };
const metadata = `<?xml version="1.0"?><edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="S"><EntityType Name="Order"><Key><PropertyRef Name="ID"/></Key>
<Property Name="ID" Type="Edm.String" Nullable="false"/></EntityType>
<EntityContainer Name="C"><EntitySet Name="Orders" EntityType="S.Order"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;

/** How a customer signs in. */
export const signInOf = (customer: string): { username: string; password: string } => ({
  username: customer,
  password: `password of ${customer}`,
});

const userOf = (request: IncomingMessage): string | undefined => {
  const shown = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const [user = '', ...password] = Buffer.from(shown, 'base64').toString().split(':');
  return user !== '' && password.join(':') === signInOf(user).password ? user : undefined;
};

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  const end = (status: number, headers: Record<string, string>, body: string) =>
    void response.writeHead(status, headers).end(body);
  const user = userOf(request);
  if (user === undefined) return end(401, { 'www-authenticate': 'Basic realm="Works"' }, '');
  const path = (request.url ?? '').replace(/\?.*/, '');
  if (path.endsWith('/$metadata')) return end(200, { 'content-type': 'application/xml' }, metadata);
  if (path.endsWith('/Orders')) return end(200, odata, JSON.stringify({ value: [{ ID: user }] }));
  end(200, odata, '{"@odata.context":"$metadata","value":[{"name":"Orders","url":"Orders"}]}');
};

/** Opens the system on a free port; `asked` hears of each request. */
export const openUpstream = async (
  asked: (route: string) => void,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    asked(`upstream ${request.method} ${(request.url ?? '').replace(/\?.*/, '')}`);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
