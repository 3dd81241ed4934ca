/** The flow API: `/connect/…` for the element and the frame, and the catalogue index. What the routes decide lives in `connecting/`. */
import { Hono } from 'hono';
import { routes } from '../../contract/index.ts';
import { admitFrame, admitSession, requireOwnPage } from '../connecting/admission.ts';
import { answerStep, cancelSession, goBack, type Room } from '../connecting/answering.ts';
import { readCheck } from '../connecting/check-log.ts';
import { CheckRuns } from '../connecting/check-runs.ts';
import { mintCode } from '../connecting/code.ts';
import { readKey } from '../connecting/once.ts';
import { openSession } from '../connecting/opening.ts';
import { Probes } from '../connecting/probing.ts';
import type { Session } from '../connecting/session.ts';
import { showStep } from '../connecting/showing.ts';
import { submitForm } from '../connecting/submitting.ts';
import { issueTicket, openFrame } from '../connecting/ticket.ts';
import { mount, type Knock } from '../http/mount.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import { askForSystem } from '../requests/asked.ts';
import { busyPage } from './busy-page.ts';
import { framePage, originsOf, unknownClientPage } from './connect-page.ts';
import { streamCheck } from './connect-stream.ts';
import { OpenStreams } from './open-streams.ts';
import { streamSession } from './session-stream.ts';
import { mountSignIn } from './sign-in.ts';

/** What is kept in this process for the flow; tests hand in their own to wait for it. */
export interface ConnectParts {
  readonly runs: CheckRuns;
  readonly probes: Probes;
  readonly streams: OpenStreams;
}

/** The parts of a new service. */
export const makeConnectParts = (ports: Ports): ConnectParts => ({
  runs: new CheckRuns(ports),
  probes: new Probes(ports),
  streams: new OpenStreams(),
});

type Admit = { readonly authenticate: (knock: Knock) => Promise<Session> };

const keyOf = (knock: Knock): string | undefined => readKey(knock.header('idempotency-key'));

const mountSession = (app: Hono, room: Room, streams: OpenStreams, session: Admit): void => {
  const { ports, runs } = room;
  mount(
    app,
    ports,
    routes.step,
    async ({ caller }) => ({ body: { step: await showStep(ports.store, ports, caller) } }),
    session,
  );
  mount(
    app,
    ports,
    routes.answer,
    async (call) => ({ body: await answerStep(room, call.caller, keyOf(call), call.body) }),
    session,
  );
  mount(
    app,
    ports,
    routes.back,
    async (call) => ({ body: await goBack(room, call.caller, keyOf(call), call.body.step) }),
    session,
  );
  mount(
    app,
    ports,
    routes.cancel,
    async ({ caller }) => ({ body: await cancelSession(room, caller) }),
    session,
  );
  mount(
    app,
    ports,
    routes.systemRequest,
    async (call) => ({ body: await askForSystem(ports, call.caller, keyOf(call), call.body) }),
    session,
  );
  mount(
    app,
    ports,
    routes.ticket,
    async ({ caller }) => ({ body: await issueTicket(ports, caller) }),
    session,
  );
  mount(app, ports, routes.code, async ({ caller }) => ({ body: await mintCode(ports, caller) }), session);
  mount(
    app,
    ports,
    routes.check,
    async ({ caller, params }) => ({ body: await readCheck(ports.store, caller, params.check) }),
    session,
  );
  mount(
    app,
    ports,
    routes.checkEvents,
    ({ caller, params, context }) => streamCheck({ ports, runs, streams }, context, caller, params.check),
    session,
  );
  mount(
    app,
    ports,
    routes.sessionEvents,
    ({ caller, context }) => streamSession({ ports, runs, streams }, context, caller),
    session,
  );
};

const mountFrame = (app: Hono, room: Room, probes: Probes): void => {
  const { ports } = room;
  const frame: Admit = { authenticate: (knock) => admitFrame(ports, knock) };
  const ownPage = { authenticate: async (knock: Knock) => requireOwnPage(ports, knock) };
  mount(
    app,
    ports,
    routes.framePage,
    async ({ query }) => {
      const origins = await originsOf(ports, query.client);
      return origins ? framePage(ports.version, origins) : unknownClientPage();
    },
    { page: busyPage({ framed: true }) },
  );
  mount(app, ports, routes.frameOpen, async ({ body }) => ({ body: await openFrame(ports, body) }), ownPage);
  mount(
    app,
    ports,
    routes.frameProbe,
    async ({ caller, body, request }) => ({
      body: { probe: await probes.probe(caller, body, request.signal) },
    }),
    frame,
  );
  mount(
    app,
    ports,
    routes.frameSubmit,
    async (call) => ({ body: await submitForm(room, call.caller, keyOf(call), call.body) }),
    frame,
  );
};

const mountCatalogue = (app: Hono, ports: Ports): void => {
  mount(app, ports, routes.catalogueIndex, ({ params }) => {
    const indexes = [ports.catalogue.index('live'), ports.catalogue.index('test')];
    const json = indexes.find(({ file }) => file === params.file)?.json;
    if (json === undefined) throw new ProblemError('not_found', { detail: 'There is a newer catalogue.' });
    return new Response(json, {
      headers: {
        'content-type': 'application/json',
        'cache-control': 'public, max-age=31536000, immutable',
        'cross-origin-resource-policy': 'cross-origin',
      },
    });
  });
};

/** The flow's routes, ready to be put under the service. */
export const connectRoutes = (
  ports: Ports,
  { runs, probes, streams }: ConnectParts = makeConnectParts(ports),
): Hono => {
  const app = new Hono();
  const room: Room = { ports, runs };
  mount(app, ports, routes.openSession, async (call) => {
    const opening = {
      requestUri: call.body.request_uri,
      origin: call.header('origin'),
      key: keyOf(call),
      system: call.body.system,
    };
    return { body: await openSession(ports, opening, (session) => runs.announce(session)) };
  });
  mountSession(app, room, streams, { authenticate: (knock) => admitSession(ports, knock) });
  mountFrame(app, room, probes);
  mountSignIn(app, room);
  mountCatalogue(app, ports);
  return app;
};
