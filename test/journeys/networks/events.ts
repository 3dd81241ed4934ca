/** What networks and time do to a page, each as near to the real thing as a browser under test allows. */
import type { BrowserContext, CDPSession, Page, Route } from 'playwright-core';
import { processedBy } from './lost-answers.ts';
import type { Step } from './steps.ts';
import type { Store } from './store.ts';
import type { Walk } from './walk.ts';

/** Where something happens. `session` is the newest of the person's sessions. */
export interface Place {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly step: Step;
  readonly url: string;
  readonly store: Store;
  session(): string;
  /** The same person in another window. */
  walk(page: Page): Walk;
}

/** Something that happens: `begin` at the step; where there is an `end`, the person acts in between. */
export interface Happening {
  begin(): Promise<void>;
  end?(): Promise<void>;
}

type Event = (place: Place) => Happening | Promise<Happening>;

/** Half a minute without a network, told by the page's own clock; the browser says so, and what was under way breaks. */
const offline: Event = async ({ page, context }) => {
  await page.clock.install();
  return {
    begin: () => context.setOffline(true),
    end: async () => {
      await page.clock.fastForward(30_000);
      await context.setOffline(false);
    },
  };
};

const slowNetwork = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

/** The page, and each frame that has a process of its own, has a network of its own. */
const networksOf = async ({ page, context }: Place): Promise<CDPSession[]> => {
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  const attached = frames.map((frame) => context.newCDPSession(frame).catch(() => undefined));
  const all = await Promise.all([context.newCDPSession(page), ...attached]);
  return all.filter((each) => each !== undefined);
};

/** Slow 3G: 400 ms before every answer, 50 kB/s. */
const slow: Event = (place) => ({
  begin: async () => {
    for (const network of await networksOf(place)) {
      await network.send('Network.enable');
      await network.send('Network.emulateNetworkConditions', slowNetwork);
    }
  },
});

/** The service does what it was asked, and the first answer to each of the step's questions is lost on the way. */
const lost: Event = ({ context, step }) => ({
  begin: async () => {
    const lose = async (route: Route): Promise<void> => {
      await processedBy(route);
      await route.abort('connectionreset');
    };
    for (const asked of step.asks) await context.route(`**${asked}`, lose, { times: 1 });
  },
});

/** The stream of the check breaks off after its first part. */
const cut: Event = async ({ context }) => {
  const breakOff = async (route: Route): Promise<void> => {
    const request = route.request();
    const stream = await fetch(request.url(), { headers: await request.allHeaders() });
    const reader = stream.body?.getReader();
    const part = await reader?.read();
    await reader?.cancel();
    const headers = Object.fromEntries(stream.headers);
    await route.fulfill({ status: stream.status, headers, body: Buffer.from(part?.value ?? []) });
  };
  await context.route('**/events', breakOff, { times: 1 });
  return { begin: () => Promise.resolve() };
};

/** More than half an hour passes at the service; once somebody is connected, more than the two hours that a session lasts at most. */
const expired: Event = ({ store, session, step }) => ({
  begin: async () => store.age(session(), step.chooses === 'after' ? 121 : 31),
});

/** The person signs out of the partner's product, as in another tab: the cookie is gone from all. */
const signedOut: Event = ({ context, url }) => ({
  begin: async () => void (await context.request.get(`${url}/sign-in`)),
});

/** The person duplicates the tab, with what the tab keeps; the copy takes the session over. */
const duplicate = async ({ page, context }: Place): Promise<Page> => {
  const copied = await page.evaluate(() => Object.entries<string>({ ...sessionStorage }));
  const second = await context.newPage();
  await second.addInitScript((all) => {
    if (top === window) for (const [key, value] of all) sessionStorage.setItem(key, value);
  }, copied);
  const opened = second.waitForResponse((response) => response.url().endsWith('/connect/sessions'), {
    timeout: 20_000,
  });
  await second.goto(page.url());
  await opened;
  return second;
};

/** The copy has the session, and the person comes back to the first tab. */
const superseded: Event = (place) => ({
  begin: async () => {
    await duplicate(place);
    await place.page.bringToFront();
  },
});

/** The person goes on in the copy until the end, and comes back to the first tab. */
const finished: Event = (place) => ({
  begin: async () => {
    const second = await duplicate(place);
    await place.walk(second).until(place.step.chooses ? 'included' : 'connected');
    await place.page.bringToFront();
  },
});

/** The lid is closed for twenty minutes: no timer runs, connections die, the session goes on. */
const asleep: Event = async ({ page, context, store, session }) => {
  await page.clock.install();
  return {
    begin: async () => {
      await context.setOffline(true);
      store.age(session(), 20);
      await page.clock.fastForward(20 * 60_000);
      await context.setOffline(false);
    },
  };
};

/**
 * The browser keeps the page while another one is shown. A headless browser does not do that: the page and its frame are told what a
 * browser would tell them, and what was under way breaks.
 */
const kept: Event = ({ page, context }) => ({
  begin: async () => {
    const tell = (name: string): Promise<unknown> =>
      Promise.all(
        page.frames().map((frame) =>
          frame
            .evaluate((type) => void dispatchEvent(new PageTransitionEvent(type, { persisted: true })), name)
            .catch((error: unknown) => {
              // The element takes its frame away when nothing is typed any more.
              if (!frame.isDetached()) throw error;
            }),
        ),
      );
    await tell('pagehide');
    await context.setOffline(true);
    await context.setOffline(false);
    await tell('pageshow');
  },
});

/** The page is loaded once more. */
const reload: Event = ({ page }) => ({ begin: async () => void (await page.reload()) });

/** The events by name. */
export const events = {
  offline,
  slow,
  lost,
  cut,
  expired,
  signedOut,
  superseded,
  finished,
  asleep,
  kept,
  reload,
};
export type EventName = keyof typeof events;
