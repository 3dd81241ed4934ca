/** The demo's product, "Larkfield": its pages, its backend, and the partner SDK mounted in it. */
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { createPartner, PartnerError } from 'makini-connect/partner';
import type { Partner } from 'makini-connect/partner';
import { frameworkNames, frameworksFolder } from '../frameworks/names.ts';
import { viewOf } from './holdings.ts';
import type { Holding, Holdings } from './holdings.ts';
import { loginById, logins } from './logins.ts';
import type { Login, Logins } from './logins.ts';
import {
  dialogPage,
  frameworkPage,
  integrationsPage,
  missingPage,
  signInPage,
  strictPage,
  twoPage,
  workOrdersPage,
} from './pages.ts';
import { policyHeaders } from './policy.ts';
import { readRecords } from './records.ts';

/** What the product needs from outside. */
export interface AppParts {
  /** The product's own origin. */
  readonly origin: string;
  readonly service: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly webhookSecret: string;
  readonly logins: Logins;
  readonly holdings: Holdings;
  /** Folder of the package's built element. */
  readonly elementFolder: string;
  /** The strict page's own widget, bundled. */
  readonly widget: () => Promise<string>;
  /** Told of what went wrong on the server's side. */
  readonly onError: (line: string) => void;
}

type Variables = { Variables: { login: Login } };

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json',
};

const publicFolder = join(import.meta.dirname, 'public');

/** A path of plain names below a folder: no dots before a name, so no way up. */
const safePath = /^([\w-]+\/)*[\w-]+(\.[\w-]+)+$/;

const sendFile = async (context: Context, folder: string): Promise<Response> => {
  const name = context.req.path.split('/').slice(2).join('/');
  const type = types[extname(name)];
  if (type === undefined || !safePath.test(name)) return context.notFound();
  try {
    const body = await readFile(join(folder, name));
    return context.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache' });
  } catch {
    return context.notFound();
  }
};

const partnerFor = (parts: AppParts): Partner =>
  createPartner({
    service: parts.service,
    clientId: parts.clientId,
    clientSecret: parts.clientSecret,
    webhookSecret: parts.webhookSecret,
    origins: [parts.origin],
    customer: async (request) => {
      const login = await parts.logins.of(request);
      return login === null ? null : { id: login.id, name: login.company };
    },
    onToken: (delivery) => parts.holdings.store(delivery),
    // Whoever ended it: the person in the list, or the operator. Its token is dead by now.
    onEvent: ({ type, data }) =>
      type === 'connection.disconnected' ? parts.holdings.forget(data.connection_id) : undefined,
    onError: ({ code, message, cause }) =>
      parts.onError(`${code}: ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`),
  });

/** The failure of the customer's system that the service names in its problem's detail, such as `network.refused`. */
const failureOf = ({ code, message }: PartnerError): { failure?: string } => {
  const [, failure] = /: ([a-z]+\.[a-z0-9_]+)$/.exec(message) ?? [];
  return code === 'upstream_failed' && failure !== undefined ? { failure } : {};
};

const failed = (context: Context, error: unknown): Response => {
  if (!(error instanceof PartnerError)) throw error;
  const status = error.status >= 500 || error.status < 400 ? 502 : (error.status as 403);
  return context.json({ code: error.code, message: error.message, ...failureOf(error) }, status);
};

const addPages = (app: Hono<Variables>, { logins: people }: AppParts): void => {
  const pages = {
    '/': integrationsPage,
    '/strict': strictPage,
    '/two': twoPage,
    '/dialog': dialogPage,
    '/work-orders': workOrdersPage,
    ...Object.fromEntries(frameworkNames.map((name) => [`/frameworks/${name}`, frameworkPage(name)])),
  };
  for (const [path, page] of Object.entries(pages)) {
    app.get(path, async (context) => {
      const login = (await people.of(context.req.raw)) ?? logins[0];
      await people.set(context, login);
      return context.html(page(login));
    });
  }
  app.get('/sign-in', (context) => {
    people.end(context);
    return context.html(signInPage());
  });
  app.post('/session', async (context) => {
    const form = await context.req.parseBody();
    const login = loginById(form.customer);
    if (login === undefined) return context.redirect('/sign-in', 303);
    await people.set(context, login);
    const back = typeof form.return === 'string' ? form.return : '/';
    return context.redirect(Object.hasOwn(pages, back) ? back : '/', 303);
  });
};

const addConnections = (app: Hono<Variables>, { holdings }: AppParts, partner: Partner): void => {
  app.get('/app/connections', async (context) => {
    const mine = await holdings.of(context.var.login.id);
    const statusOf = (holding: Holding): Promise<string> =>
      partner
        .client(holding.token)
        .current()
        .then(
          ({ status }) => status,
          (error: unknown) =>
            error instanceof PartnerError && error.status === 401 ? 'disconnected' : 'unknown',
        );
    const statuses = await Promise.all(mine.map(statusOf));
    const shown = mine.map((one, at) => ({ ...viewOf(one), status: statuses[at] }));
    return context.json({ connections: shown.filter(({ status }) => status !== 'disconnected') });
  });
  app.get('/app/connections/:id/records', async (context) => {
    const holding = await holdings.find(context.var.login.id, context.req.param('id'));
    if (holding === undefined)
      return context.json({ code: 'not_found', message: 'No such connection.' }, 404);
    const page = Math.max(1, Number.parseInt(context.req.query('page') ?? '1', 10) || 1);
    const asked = { table: context.req.query('table'), page };
    return readRecords(partner.client(holding.token), asked).then(
      (records) => context.json({ records }),
      (error: unknown) => failed(context, error),
    );
  });
};

/** The product: a Hono app (pages, assets, its own API under `/app`, the SDK under `/makini`), and the SDK. */
export const createApp = (parts: AppParts): { readonly app: Hono<Variables>; readonly partner: Partner } => {
  const app = new Hono<Variables>();
  const partner = partnerFor(parts);
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of policyHeaders(context.req.path, parts.service)) context.header(name, value);
  });
  app.use(async (context, next) => {
    if (new URL(context.req.url).origin === parts.origin) return next();
    // the same machine under another name: cookies, frames and the service know only one
    return context.redirect(`${parts.origin}${context.req.path}`);
  });
  app.use(async (context, next) => {
    const foreign = context.req.header('origin') ?? parts.origin;
    const site = context.req.header('sec-fetch-site') ?? 'same-origin';
    const reads = context.req.method === 'GET' || context.req.path.startsWith('/makini/');
    if (!reads && (site !== 'same-origin' || (foreign !== parts.origin && foreign !== 'null'))) {
      return context.json({ code: 'origin_not_allowed', message: 'Another site may not do this.' }, 403);
    }
    return next();
  });
  app.use('/app/*', async (context, next) => {
    const login = await parts.logins.of(context.req.raw);
    if (login === null) return context.json({ code: 'not_logged_in', message: 'Nobody is logged in.' }, 401);
    context.set('login', login);
    return next();
  });
  app.all('/makini/*', (context) => partner.handle(context.req.raw));
  app.get('/makini-connect/*', (context) => sendFile(context, parts.elementFolder));
  app.get('/assets/fleet-availability.js', async (context) =>
    context.body(await parts.widget(), 200, { 'content-type': types['.js'] ?? '' }),
  );
  app.get('/assets/*', (context) => sendFile(context, publicFolder));
  app.get('/frameworks/:name/:file{.+}', (context) => sendFile(context, frameworksFolder));
  addPages(app, parts);
  addConnections(app, parts, partner);
  app.notFound((context) => context.html(missingPage(), 404));
  app.onError((error, context) => {
    parts.onError(error.message);
    return context.json({ code: 'internal', message: 'Larkfield could not do this.' }, 500);
  });
  return { app, partner };
};
