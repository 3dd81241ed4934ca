// A customer's system in miniature, as nodes and canaries meet it: OData with one table, behind a user and a password.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** The partner's page, and where it takes codes. */
export const page = 'http://localhost:4000';
export const redirectUri = `${page}/callback`;

/** What a record holds: for the eyes of whoever chooses fields, and kept nowhere. */
export const sample = 'works-lot-5d1e77c0a94b42f6';

const odata = { 'content-type': 'application/json', 'odata-version': '4.0' };
const metadata = `<?xml version="1.0"?><edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0"><edmx:DataServices>
<Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="S"><EntityType Name="Order"><Key><PropertyRef Name="ID"/></Key>
<Property Name="ID" Type="Edm.String" Nullable="false"/>
${['YY1_Line', 'YY1_Lot', 'YY1_Note', 'YY1_Password'].map((name) => `<Property Name="${name}" Type="Edm.String"/>`).join('')}</EntityType>
<EntityContainer Name="C"><EntitySet Name="Orders" EntityType="S.Order"/></EntityContainer></Schema></edmx:DataServices></edmx:Edmx>`;

/** A system that behaves as its path says, and repeats what it was sent where it means harm. */
export const respond = (request: IncomingMessage, response: ServerResponse): void => {
  const [, kind = '', ...path] = (request.url ?? '').replace(/\?.*/, '').split('/');
  const { authorization } = request.headers;
  const repeated = Buffer.from((authorization ?? '').replace('Basic ', ''), 'base64').toString();
  const end = (status: number, headers: Record<string, string>, body: string) =>
    void response.writeHead(status, headers).end(body);
  if (authorization === undefined)
    return end(401, { ...odata, 'www-authenticate': 'Basic realm="Works"' }, '');
  if (kind === 'hanging') return;
  if (kind === 'refused')
    return end(401, { 'www-authenticate': `Basic realm="${encodeURIComponent(repeated)}"` }, repeated);
  if (kind === 'garbage') return end(200, odata, `{"value": [${repeated}`);
  if (kind === 'redirected')
    return end(302, { location: `/x?was=${encodeURIComponent(repeated)}` }, repeated);
  if (kind === 'broken') return void request.socket.destroy();
  if (path.at(-1) === '$metadata') return end(200, { 'content-type': 'application/xml' }, metadata);
  const order = { ID: '1', YY1_Line: 'L1', YY1_Lot: sample, YY1_Note: repeated, YY1_Password: repeated };
  if (path.at(-1) === 'Orders') return end(200, odata, JSON.stringify({ value: [order] }));
  return end(200, odata, '{"@odata.context":"$metadata","value":[{"name":"Orders","url":"Orders"}]}');
};
