/** One cell: a new person comes to the step, the event happens, and the person goes on as the screen asks. */
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page, Response, Route } from 'playwright-core';
import type { Stage } from '../stage.ts';
import { events, type EventName, type Happening } from './events.ts';
import type { Expected } from './expected.ts';
import { processedBy } from './lost-answers.ts';
import { steps, typedAt, type Step, type StepName } from './steps.ts';
import type { Store, Tally } from './store.ts';
import { Walk, type Screen } from './walk.ts';

/** What came of a cell. */
export interface Outcome {
  readonly end: Screen;
  readonly seen: readonly Screen[];
  readonly retyped: readonly string[];
  /** Of the connection, as pages heard of success: the person's own, and other windows. */
  readonly successes: Readonly<Record<'here' | 'elsewhere', readonly string[]>>;
  readonly tally: Tally;
}

/** What the person waits for. */
type Wanted = Pick<Expected, 'end' | 'elsewhere' | 'saves'>;

/** A page of the partner that holds nothing but the element, so that people on one stage do not see each other's connections. */
const path = '/only-the-element';

/** The partner has no such page: what it answers instead is emptied, at every load. */
const preparePage = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript((only) => {
    if (location.pathname !== only) return;
    addEventListener('DOMContentLoaded', () => {
      const script = document.createElement('script');
      Object.assign(script, { type: 'module', src: '/makini-connect/makini-connect.js' });
      const element = document.createElement('makini-connect');
      element.setAttribute('session-url', '/makini/session');
      element.setAttribute('callback-url', '/makini/callback');
      const connection = new URLSearchParams(location.search).get('connection');
      if (connection) element.setAttribute('connection-id', connection);
      const purpose = new URLSearchParams(location.search).get('purpose');
      if (purpose) element.setAttribute('purpose', purpose);
      document.body.replaceChildren(script, element);
    });
  }, path);

/** Lets the service take a request, and keeps its answer until it is let go. */
const hold = async (context: BrowserContext, asked: string) => {
  const processed = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const answer = async (route: Route): Promise<void> => {
    const response = await processedBy(route);
    processed.resolve();
    await released.promise;
    await route.fulfill({ response }).catch(() => undefined); // the page may be gone
  };
  await context.route(`**${asked}`, answer, { times: 1 });
  return { processed: processed.promise, release: () => released.resolve() };
};

/** A success: of which connection, in which page. */
interface Heard {
  readonly page: Page;
  readonly connection: string;
}
type WalkOn = (page: Page) => Walk;

/** Hears every success. */
const hearSuccesses = async (context: BrowserContext): Promise<Heard[]> => {
  const heard: Heard[] = [];
  const hear = ({ page }: { page: Page }, connection: string): void => void heard.push({ page, connection });
  await context.exposeBinding('heardSuccess', hear);
  await context.addInitScript(() => {
    const { heardSuccess } = globalThis as unknown as { heardSuccess(connection: string): void };
    addEventListener('makini-success', (event) =>
      heardSuccess((event as CustomEvent<{ connection: { id: string } }>).detail.connection.id),
    );
  });
  return heard;
};

const sessionsOf = (context: BrowserContext): Set<string> => {
  const sessions = new Set<string>();
  const read = async (response: Response): Promise<void> => {
    if (!response.url().endsWith('/connect/sessions') || !response.ok()) return;
    const { session } = (await response.json()) as { session: { id: string } };
    sessions.add(session.id);
  };
  // An answer that a reload cut off names a session that the next answer names again.
  context.on('response', (response) => void read(response).catch(() => undefined));
  return sessions;
};

/** Somebody connects; the address of the partner's page on which it can be done once more, or chosen what is included. */
const connectedBefore = async (
  context: BrowserContext,
  url: string,
  heard: Heard[],
  walk: WalkOn,
  { chooses }: Step,
) => {
  const page = await context.newPage();
  await page.goto(`${url}${path}`);
  await walk(page).until('connected');
  for (let tries = 0; heard.length === 0 && tries < 200; tries += 1) await pause(50);
  await page.close();
  return `${url}${path}?connection=${heard.shift()?.connection}${chooses ? '&purpose=settings' : ''}`;
};

const comeTo = async (walk: Walk, step: Step): Promise<void> => {
  await walk.until(step.at);
  if (step.at === 'form') await walk.fill().catch(() => walk.fill());
  if (step.at === 'settings') await walk.pick();
};

const live = async (walk: Walk, step: Step, happening: Happening, context: BrowserContext): Promise<void> => {
  if (step.held === undefined) {
    await happening.begin();
    const screen = await walk.screen();
    if (happening.end && screen === step.at) await walk.act(screen);
    return happening.end?.();
  }
  const held = await hold(context, step.held);
  await walk.actUntil(step.at, held.processed);
  await happening.begin();
  held.release();
  await happening.end?.();
};

/** The end of the first page; its other windows are closed once they have heard of as many successes as they are to hear of. */
const endOf = async (
  walk: Walk,
  wanted: Wanted,
  others: readonly Page[],
  heard: () => number,
): Promise<Screen> => {
  const over: readonly Screen[] = wanted.saves === undefined ? ['connected', 'pending'] : [];
  const end = await walk.until(...over, wanted.end);
  for (let tries = 0; heard() < wanted.elsewhere && tries < 200; tries += 1) await pause(100);
  await Promise.all(others.map((page) => page.close()));
  return end;
};

/** Plays one cell. */
export const play = async (
  stage: Stage,
  store: Store,
  at: StepName,
  event: EventName,
  wanted: Wanted,
): Promise<Outcome> => {
  const context = await stage.browser.newContext({ viewport: { width: 960, height: 900 } });
  // A move whose screen is gone meanwhile is given up soon: the walk looks again.
  context.setDefaultTimeout(4_000);
  try {
    const { url } = stage.demo;
    await context.request.get(`${url}/`);
    await preparePage(context);
    const signIn = async (): Promise<void> => void (await context.request.get(`${url}/`));
    const step: Step = steps[at];
    const walkOn = (on: Page): Walk => new Walk(on, typedAt(at), signIn, step.chooses !== undefined);
    const heard = await hearSuccesses(context);
    const before = (on: Page): Walk => new Walk(on, typedAt('form'), signIn);
    const isLater = step.reconnects ?? step.chooses === 'later';
    const start = isLater ? await connectedBefore(context, url, heard, before, step) : `${url}${path}`;
    const sessions = sessionsOf(context);
    const page = await context.newPage();
    const walk = walkOn(page);
    const happening = await events[event]({
      page,
      context,
      step,
      url,
      store,
      session: () => [...sessions].at(-1) ?? '',
      walk: walkOn,
    });
    await page.goto(start);
    await comeTo(walk, step);
    // What an event does to a session needs its name, which is read beside the walk.
    for (let tries = 0; sessions.size === 0 && tries < 200; tries += 1) await pause(50);
    await live(walk, step, happening, context);
    const elsewhere = () => heard.filter((each) => each.page !== page).map(({ connection }) => connection);
    const end = await endOf(
      walk,
      wanted,
      context.pages().filter((other) => other !== page),
      () => elsewhere().length,
    );
    return {
      end,
      seen: walk.seen,
      retyped: [...walk.retyped],
      successes: {
        here: heard.filter((each) => each.page === page).map(({ connection }) => connection),
        elsewhere: elsewhere(),
      },
      tally: store.tally([...sessions]),
    };
  } finally {
    await context.close();
  }
};
