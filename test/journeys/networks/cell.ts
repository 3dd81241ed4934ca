/** One cell: a new person comes to the step, the event happens, and the person goes on as the screen asks. */
import type { BrowserContext, Page, Response, Route } from 'playwright-core';
import type { Stage } from '../stage.ts';
import { events, type EventName, type Happening } from './events.ts';
import { processedBy } from './lost-answers.ts';
import { steps, typedAt, type Step, type StepName } from './steps.ts';
import type { Store, Tally } from './store.ts';
import { Walk, type Screen } from './walk.ts';

/** What came of a cell. */
export interface Outcome {
  readonly end: Screen;
  readonly seen: readonly Screen[];
  readonly retyped: readonly string[];
  readonly successes: number;
  readonly tally: Tally;
}

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

const countSuccesses = async (context: BrowserContext): Promise<() => number> => {
  let successes = 0;
  await context.exposeFunction('heardSuccess', () => void successes++);
  await context.addInitScript(() => {
    const heard = (globalThis as unknown as { heardSuccess(): void }).heardSuccess;
    addEventListener('makini-success', () => heard());
  });
  return () => successes;
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

const comeTo = async (walk: Walk, step: Step): Promise<void> => {
  await walk.until(step.at);
  if (step.at === 'form') await walk.fill();
};

const live = async (walk: Walk, step: Step, happening: Happening, context: BrowserContext): Promise<void> => {
  if (step.held === undefined) {
    await happening.begin();
    const screen = await walk.screen();
    if (happening.end && screen === step.at) await walk.act(screen);
    return happening.end?.();
  }
  const held = await hold(context, step.held);
  await walk.act(step.at);
  await held.processed;
  await happening.begin();
  held.release();
  await happening.end?.();
};

const endOf = async (walk: Walk, wanted: Screen, others: readonly Page[]): Promise<Screen> => {
  const end = await walk.until('connected', 'pending', wanted);
  await Promise.all(others.map((page) => page.close()));
  return end;
};

/** Plays one cell. */
export const play = async (
  stage: Stage,
  store: Store,
  at: StepName,
  event: EventName,
  wanted: Screen,
): Promise<Outcome> => {
  const context = await stage.browser.newContext({ viewport: { width: 960, height: 900 } });
  context.setDefaultTimeout(10_000);
  try {
    const { url } = stage.demo;
    await context.request.get(`${url}/`);
    await preparePage(context);
    const sessions = sessionsOf(context);
    const successes = await countSuccesses(context);
    const page = await context.newPage();
    const signIn = async (): Promise<void> => void (await context.request.get(`${url}/`));
    const step: Step = steps[at];
    const { address, username, password } = stage.demo.typed.success;
    const typed = step.system === undefined ? typedAt(at) : { address, username, password };
    const details = { system: step.system ?? 'Sandbox', typed };
    const walk = new Walk(page, details, signIn);
    const happening = await events[event]({
      page,
      context,
      step,
      url,
      store,
      session: () => [...sessions].at(-1) ?? '',
    });
    await page.goto(`${url}${path}`);
    await comeTo(walk, step);
    await live(walk, step, happening, context);
    const end = await endOf(
      walk,
      wanted,
      context.pages().filter((other) => other !== page),
    );
    return {
      end,
      seen: walk.seen,
      retyped: [...walk.retyped],
      successes: successes(),
      tally: store.tally([...sessions]),
    };
  } finally {
    await context.close();
  }
};
