// The built preview in a browser: which stories there are, and one of them on a page in a look. What is then done with it
// (a picture, a search for barriers) is for who asks.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { browserArgs, browserPath } from './browser.ts';
import { serveFolder } from './folder-server.ts';
import type { Served } from './folder-server.ts';
import type { Look } from './looks.ts';
import { previewFolder } from './preview.ts';
import { root } from './stamp.ts';

/** A story of the preview. */
export interface Story {
  readonly id: string;
  readonly title: string;
  readonly name: string;
}

/** The stories of the preview that was built. */
export async function listStories(): Promise<Story[]> {
  const text = await readFile(join(root, previewFolder, 'index.json'), 'utf8');
  const { entries } = JSON.parse(text) as { entries: Record<string, Story & { type: string }> };
  return Object.values(entries).filter(({ type }) => type === 'story');
}

/** A browser at the built preview. */
export class StoryBrowser {
  readonly #served: Served;
  readonly #browser: Browser;

  private constructor(served: Served, browser: Browser) {
    this.#served = served;
    this.#browser = browser;
  }

  /** Serves the preview and starts a browser. */
  static async open(): Promise<StoryBrowser> {
    const served = await serveFolder(join(root, previewFolder));
    const browser = await chromium.launch({ executablePath: await browserPath(), args: [...browserArgs] });
    return new StoryBrowser(served, browser);
  }

  /** A page of its own. */
  async page(): Promise<Page> {
    const context = await this.#browser.newContext({ reducedMotion: 'reduce' });
    return context.newPage();
  }

  /** Plays a story on a page, in a look; throws when it does not come to stand, with what it said. */
  async show(page: Page, { id }: Story, look: Look): Promise<void> {
    await fit(page, look);
    if (page.url() === 'about:blank')
      await page.goto(`${this.#served.url}/iframe.html?id=${id}&viewMode=story`);
    else
      await page.evaluate(
        `${forgetLast}; __STORYBOOK_PREVIEW__.channel.emit('setCurrentStory', ${JSON.stringify({ storyId: id, viewMode: 'story' })})`,
      );
    const seen = page.locator('html[data-stands], body.sb-show-errordisplay, body.sb-show-nopreview').first();
    // A scene gives up after half a minute, and says on what.
    await seen.waitFor({ state: 'attached', timeout: 60_000 }).catch(async (error: unknown) => {
      const [phase, text] = await Promise.all([page.evaluate(phaseOfLast), page.innerText('body')]);
      throw new Error(`${id} does not come to stand (${String(phase)}): ${text}`, { cause: error });
    });
    const said = await seen.getAttribute('data-stands');
    if (said !== `yes ${id}`) throw new Error(`${id}: ${said ?? (await page.innerText('body'))}`);
    await this.dress(page, look);
  }

  /** Dresses the story that stands anew, without playing it again. */
  async dress(page: Page, look: Look): Promise<void> {
    await fit(page, look);
    await page.evaluate(
      (dressed) => {
        (globalThis as unknown as { makiniDress(look: unknown): void }).makiniDress(dressed);
      },
      { ...look, lang: 'en' },
    );
    await page.waitForTimeout(100);
  }

  /** Ends all of it. */
  async close(): Promise<void> {
    await this.#browser.close();
    this.#served.stop();
  }
}

/** A story says on the root that it stands; what the one before said goes. */
const forgetLast = 'delete document.documentElement.dataset.stands';

/** How far the preview is with the story. */
const phaseOfLast = '__STORYBOOK_PREVIEW__.currentRender?.phase';

const fit = async (page: Page, { width, scheme, forcedColors }: Look): Promise<void> => {
  await page.setViewportSize({ width, height: 800 });
  await page.emulateMedia({ colorScheme: scheme, forcedColors, reducedMotion: 'reduce' });
};

/** Does something with each item, `workers` at a time, each with a page of its own. */
export async function eachOnPages<T>(
  browser: StoryBrowser,
  items: readonly T[],
  workers: number,
  act: (page: Page, item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const work = async (): Promise<void> => {
    const page = await browser.page();
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await act(page, item);
    await page.context().close();
  };
  await Promise.all(Array.from({ length: workers }, work));
}
