/** Where an authorization request would be run by redirect (RFC 6749 4.1.1). These sessions run inside the partner's page: it says so. */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import type { Ports } from '../ports.ts';

const style =
  'body{margin:0;min-height:100vh;display:grid;place-items:center;font:16px/1.5 system-ui,sans-serif;color-scheme:light dark}' +
  'main{max-width:28rem;padding:24px}h1{font-size:20px;margin:0 0 8px}p{margin:0}';
const styleHash = createHash('sha256').update(style).digest('base64');

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const page = (name: string | undefined): string => {
  const app = name === undefined ? 'the app you came from' : escaped(name);
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Continue in the app</title>' +
    `<style>${style}</style></head><body><main><h1>This continues in ${app}</h1>` +
    '<p>Connecting happens inside its own page. Go back there and start again.</p></main></body></html>'
  );
};

/** `GET /oauth/authorize`: a page, never a redirect. */
export const authorizeRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  app.get('/oauth/authorize', async (context) => {
    const client = await ports.store
      .selectFrom('client')
      .select('name')
      .where('id', '=', context.req.query('client_id') ?? '')
      .executeTakeFirst();
    return new Response(page(client?.name), { headers });
  });
  return app;
};
