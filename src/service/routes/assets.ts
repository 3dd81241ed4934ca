/** Files that browsers load: the element for any page, the frame's own files for the frame; immutable, by version. */
import { Hono } from 'hono';
import { ProblemError, problemTable } from '../http/problem-error.ts';
import { renderError } from '../http/render-error.ts';
import type { Ports } from '../ports.ts';

const forever = 'public, max-age=31536000, immutable';
const headersOf = {
  element: {
    'cache-control': forever,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  },
  page: { 'cache-control': forever },
} as const;

type Kind = keyof typeof headersOf;

/** Another version's file would be a lie for a year: only this version's are there. */
const serve = async (
  ports: Ports,
  kind: Kind,
  request: Request,
  version: string,
  file: string,
): Promise<Response> => {
  const found = version === ports.version ? await ports.assets[kind](file) : undefined;
  if (!found) {
    const detail = `This service has version ${ports.version} of its files.`;
    return renderError(new ProblemError('not_found', { detail }), 'problem', ports, request);
  }
  return new Response(new Uint8Array(found.body), {
    headers: { ...headersOf[kind], 'content-type': found.type },
  });
};

const explain = (code: string): string | undefined =>
  code in problemTable ? problemTable[code as keyof typeof problemTable].title : undefined;

/** `/element/<version>/<file>`, `/pages/<version>/<path>` and `/problems/<code>`. */
export const assetRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  app.get('/element/:version/:file{.+}', (context) =>
    serve(ports, 'element', context.req.raw, context.req.param('version'), context.req.param('file')),
  );
  app.get('/pages/:version/:file{.+}', (context) =>
    serve(ports, 'page', context.req.raw, context.req.param('version'), context.req.param('file')),
  );
  app.get('/problems/:code', (context) => {
    const title = explain(context.req.param('code'));
    if (title !== undefined) return context.text(`${title}.\n`);
    return renderError(new ProblemError('not_found'), 'problem', ports, context.req.raw);
  });
  return app;
};
