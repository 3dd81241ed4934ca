// Every story of the preview comes to stand and has no barrier that axe can find, each in one of the looks that between them hold
// every pair of theme, scheme, direction, width and forced colours. `npm run screens -- --axe` tries every story in every look.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { nameOfLook, pairwiseLooks } from '../../scripts/looks.ts';
import { buildPreview } from '../../scripts/preview.ts';
import { eachOnPages, listStories, StoryBrowser } from '../../scripts/stories.ts';
import type { Story } from '../../scripts/stories.ts';

const lookOf = (at: number) => pairwiseLooks[at % pairwiseLooks.length]!;

describe('the stories', () => {
  let browser: StoryBrowser;
  let stories: Story[];
  const outside: string[] = [];

  before(async () => {
    await buildPreview();
    stories = await listStories();
    browser = await StoryBrowser.open();
  });
  after(() => browser.close());

  const barriers = async (page: Page, story: Story, at: number): Promise<string[]> => {
    await browser.show(page, story, lookOf(at));
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return violations.map(
      ({ id, nodes }) => `${story.id} (${nameOfLook(lookOf(at))}): ${id}: ${nodes[0]?.html ?? ''}`,
    );
  };

  test('Each comes to stand, without a barrier, and asks nobody outside.', async (t) => {
    assert.ok(stories.length > 150);
    const found: string[] = [];
    const inOrder = stories.map((story, at) => ({ story, at }));
    await eachOnPages(browser, inOrder, 2, async (page, { story, at }) => {
      if (page.url() === 'about:blank') {
        page.on('request', (request) => {
          if (new URL(request.url()).hostname !== '127.0.0.1') outside.push(request.url());
        });
      }
      found.push(...(await barriers(page, story, at).catch((error: unknown) => [String(error)])));
    });
    t.diagnostic(`${stories.length} stories in ${pairwiseLooks.length} looks`);
    assert.deepEqual(found, []);
    assert.deepEqual(
      outside.filter((url) => !/^(data|blob):/.test(url)),
      [],
    );
  });

  test('A barrier is seen: a button without a name, a text too faint.', async () => {
    const page = await browser.page();
    await browser.show(page, stories[0]!, lookOf(0));
    const faint = '<button></button><p style="color:#ccc;background:#fff">Faint</p>';
    await page.evaluate(`document.querySelector('main').insertAdjacentHTML('beforeend', '${faint}')`);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    assert.deepEqual(violations.map(({ id }) => id).toSorted(), ['button-name', 'color-contrast']);
  });
});
