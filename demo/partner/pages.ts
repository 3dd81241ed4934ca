/** The product's pages as HTML. Everything that is not a literal here is escaped by `html`. */
import { html, raw } from 'hono/html';
import { logins } from './logins.ts';
import type { Login } from './logins.ts';
import { isBuilt, renderedOnServer } from '../frameworks/names.ts';
import type { FrameworkName } from '../frameworks/names.ts';

type Html = ReturnType<typeof html>;

const initials = (name: string): string =>
  name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('');

const mark = html`<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
  <path d="M3 17c4 0 4-9 8-9s3 6 10 6" />
  <circle cx="11" cy="8" r="2.25" />
</svg>`;

const styles = ['base', 'shell', 'parts', 'connections'];

const document_ = (title: string, body: Html, scripts: readonly string[]): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Larkfield</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        ${styles.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css" />`)}
        ${scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`;

const navLink = (href: string, text: string, here: string): Html =>
  html`<a href="${href}" ${href === here ? html`aria-current="page"` : ''}>${text}</a>`;

const account = (login: Login, here: string): Html =>
  html`<details class="account">
    <summary>
      <span class="avatar" aria-hidden="true">${initials(login.person)}</span>
      <span class="who"><b>${login.company}</b><span>${login.person}</span></span>
    </summary>
    <form method="post" action="/session" class="menu">
      <input type="hidden" name="return" value="${here}" />
      <p>Switch customer</p>
      ${logins.map(
        ({ id, company, person, role }) =>
          html`<button name="customer" value="${id}" ${id === login.id ? html`aria-current="true"` : ''}>
            <b>${company}</b><span>${person}, ${role.toLowerCase()}</span>
          </button>`,
      )}
      <button name="customer" value="" class="quiet">Sign out</button>
    </form>
  </details>`;

const shell = (login: Login, here: string, main: Html): Html =>
  html`<a class="skip" href="#main">Skip to content</a>
    <div class="shell">
      <header class="side">
        <a class="brand" href="/">${mark}Larkfield</a>
        <nav aria-label="Larkfield">
          ${navLink('/work-orders', 'Work orders', here)} ${navLink('/', 'Integrations', here)}
        </nav>
        ${account(login, here)}
      </header>
      <main id="main" tabindex="-1">${main}</main>
    </div>`;

const heading = (title: string, lead: string): Html =>
  html`<div class="heading">
    <h1>${title}</h1>
    <p>${lead}</p>
  </div>`;

const connectCard = (label: string): Html =>
  html`<section class="card connect" aria-label="${label}" data-connect hidden>
    <makini-connect
      session-url="/makini/session"
      callback-url="/makini/callback"
      heading-level="2"
    ></makini-connect>
  </section>`;

/** The same flow on the connect service's page: for phones, and for browsers that let no frame in. */
const ownPageLink = html`<p class="own-page" data-own-page hidden>
  <a href="/makini/start?return_to=/">Connect on its own page</a>
  <span class="muted"
    >The same steps on a page of the connect service, as in mails and on phones. Then back here.</span
  >
</p>`;

const cameBack = html`<p class="came-back" role="status" data-came-back hidden></p>`;

/** The list of connections with their health, and below it what the product's backend holds of each and reads with it. */
const connections = html`<section class="connections" data-connections hidden>
    <div class="card">
      <makini-connections
        connections-url="/makini/connections"
        session-url="/makini/session"
        callback-url="/makini/callback"
      >
        <button slot="actions" type="button" class="button" data-connect-another hidden>
          Connect another system
        </button>
      </makini-connections>
    </div>
  </section>
  <section class="connections" aria-labelledby="held-heading" data-held hidden>
    <h2 id="held-heading">What Larkfield reads</h2>
    <div data-list aria-busy="true"></div>
  </section>`;

/** The element, and the list. */
const elements = ['/makini-connect/makini-connect.js', '/makini-connect/connections/makini-connections.js'];

/** The integrations page: what is connected, what the backend holds, and the element. */
export const integrationsPage = (login: Login): Html =>
  document_(
    'Integrations',
    shell(
      login,
      '/',
      html`${heading(
        'Integrations',
        'Larkfield reads work orders, equipment and spare parts from the system you already run. It reads only; nothing is changed there.',
      )}
      ${cameBack}${connectCard('Connect a system')}${connections}${ownPageLink}`,
    ),
    ['/assets/integrations.js', ...elements],
  );

/** The same page for a host with the strictest policy, with a widget of its own Lit beside the element. */
export const strictPage = (login: Login): Html =>
  document_(
    'Integrations, strict policy',
    shell(
      login,
      '/strict',
      html`${heading(
          'Integrations',
          'This page runs under the strictest content policy, next to a widget built with a Lit of its own.',
        )}
        <fleet-availability class="card"></fleet-availability>
        ${connectCard('Connect a system')}${connections}`,
    ),
    ['/assets/fleet-availability.js', '/assets/integrations.js', ...elements],
  );

/** Two elements side by side, each with a session of its own. */
export const twoPage = (login: Login): Html =>
  document_(
    'Two connections at once',
    shell(
      login,
      '/two',
      html`${heading('Two connections at once', 'Two systems can be connected beside each other, each at its own pace.')}
        <div class="pair">${connectCard('First system')}${connectCard('Second system')}</div>
        ${connections}`,
    ),
    ['/assets/integrations.js', ...elements],
  );

const notBuilt = html`<p class="card"><code>npm run frameworks</code> builds this page.</p>`;

const spoken = {
  react: 'React',
  'react-server': 'React, rendered on the server',
  vue: 'Vue',
  svelte: 'Svelte',
} as const;

/** A page whose content an application of a framework draws, once it was built. */
export const frameworkPage =
  (name: FrameworkName) =>
  (login: Login): Html =>
    document_(
      spoken[name],
      shell(
        login,
        `/frameworks/${name}`,
        html`${heading(
          'Integrations',
          `The same element and the same backend, in an application of a framework: ${spoken[name]}.`,
        )}
        ${isBuilt(name) ? html`<div id="app">${renderedOnServer(name).then(raw)}</div>` : notBuilt}`,
      ),
      [`/frameworks/${name}/main.js`],
    );

const source = (title: string, text: string): Html =>
  html`<section class="card source-card" aria-label="${title}" data-connect>
    <h2>${title}</h2>
    <p>${text}</p>
    <makini-connect
      presentation="dialog"
      session-url="/makini/session"
      callback-url="/makini/callback"
      heading-level="3"
    >
      <button slot="trigger" type="button" class="button primary">Connect</button>
    </makini-connect>
  </section>`;

/** Sources of data, each connected in a dialog of its own. */
export const dialogPage = (login: Login): Html =>
  document_(
    'Sources',
    shell(
      login,
      '/dialog',
      html`${heading('Sources', 'Larkfield plans with what your systems already know. It reads only; nothing is changed there.')}
        <div class="pair">
          ${source('Maintenance', 'Work orders, equipment and downtimes, from your maintenance system.')}
          ${source('Purchasing', 'Spare parts, vendors and prices, from your ERP.')}
        </div>
        ${connections}`,
    ),
    ['/assets/integrations.js', ...elements],
  );

/** Records of the connected system. */
export const workOrdersPage = (login: Login): Html =>
  document_(
    'Work orders',
    shell(
      login,
      '/work-orders',
      html`${heading('Work orders', 'As they are in your maintenance system right now.')}
        <div data-records-page aria-busy="true">
          <div class="card skeleton"><i></i><i></i><i></i></div>
        </div>`,
    ),
    ['/assets/work-orders.js'],
  );

/** Where a person who signed out lands. */
export const signInPage = (): Html =>
  document_(
    'Sign in',
    html`<main class="sign-in">
      <p class="brand">${mark}Larkfield</p>
      <form class="card" method="post" action="/session">
        <h1>Sign in</h1>
        <p>Two customers live in this demo. Choose who you are.</p>
        ${logins.map(
          ({ id, company, person, role }) =>
            html`<button name="customer" value="${id}" class="choice">
              <span class="avatar" aria-hidden="true">${initials(person)}</span>
              <span class="who"><b>${company}</b><span>${person}, ${role.toLowerCase()}</span></span>
            </button>`,
        )}
      </form>
    </main>`,
    [],
  );

/** A page that is not there. */
export const missingPage = (): Html =>
  document_(
    'Not found',
    html`<main class="sign-in">
      <p class="brand">${mark}Larkfield</p>
      <div class="card">
        <h1>There is no such page</h1>
        <p><a href="/">Back to integrations</a></p>
      </div>
    </main>`,
    [],
  );
