/**
 * A system whose people sign in at its own page: a small maintenance ERP with plant data of its own behind a real authorization
 * server. Who may read what is decided here, by the token's account. Serving it over TLS is `start-systems.ts`'s.
 */
import type { RequestListener } from 'node:http';
import express, { type Request, type Response } from 'express';
import { consentPage, loginPage } from './pages.ts';
import { createProvider, type ClientMetadata } from './provider.ts';

/** Who can sign in: the first two may read, the last knows a password and nothing more. */
export const people = {
  planner: { user: 'planner', password: 'larkfield-planner', may: true },
  foreman: { user: 'foreman', password: 'larkfield-foreman', may: true },
  visitor: { user: 'visitor', password: 'larkfield-visitor', may: false },
} as const;

/** The clients it knows: two for people, one that is a program, one for little, and one whose secret has run out. */
export const registered = {
  code: { id: 'larkfield-connect', secret: 'larkfield-connect-secret' },
  other: { id: 'larkfield-other', secret: 'larkfield-other-secret' },
  program: { id: 'larkfield-program', secret: 'larkfield-program-secret' },
  narrow: { id: 'larkfield-narrow', secret: 'larkfield-narrow-secret' },
  expired: { id: 'larkfield-expired', secret: 'larkfield-expired-secret' },
} as const;

/** The ERP at work. */
export interface OAuthErp {
  readonly listener: RequestListener;
  /** Takes people back to this address from now on, as its administrator would allow it. */
  allowRedirect(uri: string): void;
}

const assets = ['Extruder 1', 'Extruder 2', 'Chiller', 'Palletiser', 'Boiler', 'Compressor'].map(
  (name, at) => ({
    id: `A-${100 + at}`,
    name,
    site: at % 2 === 0 ? 'North' : 'South',
  }),
);

const tasks = ['Grease bearings', 'Replace filter', 'Check alignment', 'Calibrate sensor', 'Inspect seals'];
const orders = Array.from({ length: 42 }, (_, at) => ({
  id: `W-${2_000 + at}`,
  title: tasks[at % tasks.length],
  asset: assets[at % assets.length]?.id,
  changed: new Date(Date.UTC(2026, 10, 1 + (at % 20), 6, at)).toISOString(),
}));

const tables: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  'work-orders': orders.toSorted((one, other) => other.changed.localeCompare(one.changed)),
  assets,
};

const clientsFor = (redirects: readonly string[]): ReadonlyMap<string, ClientMetadata> => {
  const withPeople = { grant_types: ['authorization_code', 'refresh_token'], redirect_uris: redirects };
  const alone = { grant_types: ['client_credentials'], response_types: [], redirect_uris: [] };
  const { code, other, program, narrow, expired } = registered;
  const made: ClientMetadata[] = [
    { client_id: code.id, client_secret: code.secret, ...withPeople },
    { client_id: other.id, client_secret: other.secret, ...withPeople },
    { client_id: program.id, client_secret: program.secret, ...alone },
    { client_id: narrow.id, client_secret: narrow.secret, ...alone, scope: 'openid' },
    { client_id: expired.id, client_secret: expired.secret, client_secret_expires_at: 1, ...alone },
  ];
  return new Map(made.map((client) => [client.client_id, client]));
};

/** Makes the ERP that will answer at `origin`; `seconds` is how long its access tokens live. */
export const createOAuthErp = (origin: string, seconds = 3_600): OAuthErp => {
  const redirects: string[] = [];
  const clients = new Map(clientsFor(redirects));
  const provider = createProvider(`${origin}/oidc`, clients, seconds);
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    // A sign-in page isolates itself; whoever opened it in a tab cannot reach in.
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    next();
  });

  const asked = async (request: Request, response: Response, wrong = false): Promise<void> => {
    const interaction = await provider.interactionDetails(request, response);
    const isLogin = interaction.prompt.name === 'login';
    response.type('html').send(isLogin ? loginPage(interaction, wrong) : consentPage(interaction));
  };
  const finish = (request: Request, response: Response, result: object): Promise<void> =>
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  const form = express.urlencoded({ extended: false });

  app.get('/interaction/:uid', (request, response) => asked(request, response));
  app.post('/interaction/:uid/login', form, async (request, response) => {
    const { user, password } = request.body as Record<string, string>;
    const known = Object.values(people).find((each) => each.user === user && each.password === password);
    if (!known) return asked(request, response, true);
    return finish(request, response, { login: { accountId: known.user } });
  });
  app.post('/interaction/:uid/agree', async (request, response) => {
    const { session, params } = await provider.interactionDetails(request, response);
    const accountId = session?.accountId ?? '';
    const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) });
    grant.addOIDCScope(String(params['scope']));
    return finish(request, response, { consent: { grantId: await grant.save() } });
  });
  app.post('/interaction/:uid/decline', (request, response) =>
    finish(request, response, { error: 'access_denied', error_description: 'declined' }),
  );

  const whoIs = async ({ headers }: Request): Promise<{ name: string; may: boolean } | undefined> => {
    const [, token = ''] = /^Bearer ([\w.-]+)$/.exec(headers.authorization ?? '') ?? [];
    const found = (await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token));
    if (!found?.scopes.has('erp.read')) return undefined;
    const person = Object.values(people).find(({ user }) => user === found.accountId);
    return { name: found.accountId ?? found.clientId, may: person?.may ?? true };
  };
  const refuse = (response: Response): void =>
    void response.status(401).set('WWW-Authenticate', 'Bearer realm="ERP"').json({ error: 'invalid_token' });

  app.get('/api/me', async (request, response) => {
    const who = await whoIs(request);
    if (who) response.json({ user: { name: who.name } });
    else refuse(response);
  });
  app.get('/api/:table', async (request, response) => {
    const who = await whoIs(request);
    const rows = tables[request.params.table];
    if (!who) return refuse(response);
    if (!who.may) return void response.status(403).json({ error: 'no role' });
    if (!rows) return void response.status(404).json({ error: 'no such list' });
    const [offset, limit] = [Number(request.query['offset'] ?? 0), Number(request.query['limit'] ?? 20)];
    response.json({ total: rows.length, items: rows.slice(offset, offset + limit) });
  });
  app.use('/oidc', provider.callback());
  return { listener: app, allowRedirect: (uri) => void redirects.push(uri) };
};
