/** The dashboard's page: an empty shell and its files. What it shows it asks for; it holds nothing itself. */
import { Hono } from 'hono';
import { scriptPolicy } from '../http/content-policy.ts';
import { ProblemError } from '../http/problem-error.ts';
import { renderError } from '../http/render-error.ts';
import type { Ports } from '../ports.ts';

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'x-frame-options': 'DENY',
  'content-security-policy': scriptPolicy({ ancestors: ["'none'"] }),
  'referrer-policy': 'no-referrer',
};

const shell = (version: string): string => {
  const files = `/dashboard/assets/${encodeURIComponent(version)}`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="robots" content="noindex">
    <title>Makini Connect</title>
    <link rel="stylesheet" href="${files}/dashboard.css">
    <script type="module" src="${files}/dashboard.js"></script>
  </head>
  <body>
    <div id="makini-dashboard"></div>
    <noscript>The dashboard needs JavaScript, which this browser has switched off.</noscript>
  </body>
</html>
`;
};

/** The page itself. */
export const shellPage = ({ version }: Pick<Ports, 'version'>): Response =>
  new Response(shell(version), { headers });

/** Whether it is the address of a view, as the page's own router writes it. */
export const isView = ({ method, url }: Request): boolean =>
  method === 'GET' && /^\/dashboard\/(?!api\/|assets\/)/.test(new URL(url).pathname);

/** `/dashboard` and `/dashboard/assets/<version>/<file>`. */
export const pageRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  app.get('/', (context) => context.redirect('/dashboard', 307));
  app.get('/dashboard', () => shellPage(ports));
  app.get('/dashboard/assets/:version/:file{.+}', async (context) => {
    const { version, file } = context.req.param();
    const found = version === ports.version ? await ports.assets.page(`dashboard/${file}`) : undefined;
    if (!found) {
      const detail = `This dashboard has version ${ports.version} of its files.`;
      return renderError(new ProblemError('not_found', { detail }), 'problem', ports, context.req.raw);
    }
    return new Response(new Uint8Array(found.body), {
      headers: { 'cache-control': 'public, max-age=31536000, immutable', 'content-type': found.type },
    });
  });
  return app;
};
