/** The frame's page: an empty shell whose policy lets only the client's registered origins and the hosted page embed it. */
import { scriptPolicy, wordsPolicy } from '../http/content-policy.ts';
import { escapedHtml } from '../http/html.ts';
import type { Ports } from '../ports.ts';
import { embeddable } from './plain-page.ts';

const shared = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };

const body = (version: string, origins: readonly string[]): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="makini-origins" content="${escapedHtml(JSON.stringify(origins))}">
    <title>Connection details</title>
    <link rel="stylesheet" href="/pages/${encodeURIComponent(version)}/frame/frame.css">
    <script type="module" src="/pages/${encodeURIComponent(version)}/frame/frame.js"></script>
  </head>
  <body>
    <div id="makini-frame"></div>
    <noscript>This form needs JavaScript, which this browser has switched off.</noscript>
  </body>
</html>
`;

/** The frame for a client's pages. */
export const framePage = (version: string, origins: readonly string[]): Response =>
  new Response(body(version, origins), {
    headers: {
      ...shared,
      ...embeddable,
      'content-security-policy': scriptPolicy({ ancestors: origins, fonts: origins, forms: true }),
      // A form or fetch of this page must carry its Origin to the service; `no-referrer` would make it "null".
      'referrer-policy': 'same-origin',
    },
  });

const missing = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Not registered</title>
  </head>
  <body>
    <main>
      <h1>This page is not registered</h1>
      <p>The application that shows it gave a client id that the connect service does not know. Its makers can mend that.</p>
    </main>
  </body>
</html>
`;

/** The page of a client nobody registered. */
export const unknownClientPage = (): Response =>
  new Response(missing, {
    status: 404,
    headers: {
      ...shared,
      ...embeddable,
      'content-security-policy': wordsPolicy({ framed: true }),
      'referrer-policy': 'no-referrer',
    },
  });

/** The origins that may show a client's frame: those it registered, and the service's own page for hosted sessions; undefined when there is no such client. */
export const originsOf = async ({ store, issuer }: Ports, client: string): Promise<string[] | undefined> => {
  const row = await store.selectFrom('client').select('origins').where('id', '=', client).executeTakeFirst();
  return row && [...(JSON.parse(row.origins) as string[]), issuer];
};
