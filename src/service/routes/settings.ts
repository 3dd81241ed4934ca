/** Settings: what a connection includes beside the standard, for its partner and for the person of a session. */
import { Hono } from 'hono';
import { routes } from '../../contract/index.ts';
import { openLive } from '../connections/live.ts';
import { admitSession } from '../connecting/admission.ts';
import { mount, type Knock } from '../http/mount.ts';
import type { Ports } from '../ports.ts';
import { editSettings, showExamples, showSettings } from '../settings/by-person.ts';
import { choiceOf, requireKnown, settingsOf } from '../settings/change.ts';
import { describe } from '../settings/described.ts';
import { keepChoice, readChoice } from '../settings/kept.ts';

/** The routes under `/api/integrations/current/settings`. */
export const settingsRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  mount(app, ports, routes.settings, async ({ caller, request }) => {
    const at = ports.clock();
    const tables = await describe(ports, await openLive(ports, caller, request));
    return { body: { data: settingsOf(tables, await readChoice(ports.store, caller.connection), at) } };
  });
  mount(app, ports, routes.changeSettings, async ({ caller, request, body }) => {
    const at = ports.clock();
    const tables = await describe(ports, await openLive(ports, caller, request));
    const kept = await keepChoice(ports, caller.connection, 'client', (before) => {
      requireKnown(tables, body, before);
      return choiceOf(tables, body, before);
    });
    return { body: { data: settingsOf(tables, kept, at) } };
  });
  return app;
};

/** The routes under `/connect/session/settings`. */
export const personSettingsRoutes = (ports: Ports): Hono => {
  const app = new Hono();
  const session = { authenticate: (knock: Knock) => admitSession(ports, knock) };
  mount(
    app,
    ports,
    routes.personSettings,
    async ({ caller, request }) => ({ body: await showSettings(ports, caller, request) }),
    session,
  );
  mount(
    app,
    ports,
    routes.settingsExamples,
    async ({ caller, request, query }) => ({ body: await showExamples(ports, caller, request, query.table) }),
    session,
  );
  mount(
    app,
    ports,
    routes.editSettings,
    async ({ caller, request, body }) => ({ body: await editSettings(ports, caller, request, body) }),
    session,
  );
  return app;
};
