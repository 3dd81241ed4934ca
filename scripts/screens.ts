// `npm run screens [-- word …]`: builds the preview and photographs its stories (those whose id holds a word) into screens/, each
// in light and dark, 360 and 960 wide, in both directions; screens/index.html shows them side by side. `--axe` looks for barriers
// in all of these instead, `--built` takes the preview as it was built last.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { nameOfLook, photographed, themes } from './looks.ts';
import type { Look } from './looks.ts';
import { buildPreview } from './preview.ts';
import { root } from './stamp.ts';
import { eachOnPages, listStories, StoryBrowser } from './stories.ts';
import type { Story } from './stories.ts';

const folder = join(root, 'screens');
const args = process.argv.slice(2);
const words = args.filter((arg) => !arg.startsWith('--'));
const has = (flag: string): boolean => args.includes(`--${flag}`);

/** All looks there are: the photographed ones in every theme, and those with forced colours. */
const everyLook: readonly Look[] = themes.flatMap((theme) =>
  photographed.flatMap((look) => [
    { ...look, theme },
    { ...look, theme, forcedColors: 'active' as const },
  ]),
);

const problems: string[] = [];

async function photograph(page: Page, story: Story, look: Look): Promise<void> {
  const file = join(folder, story.id, `${nameOfLook(look)}.png`);
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
}

async function searchBarriers(page: Page, story: Story, look: Look): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  for (const { id, nodes } of violations) {
    problems.push(`${story.id} (${nameOfLook(look)}): ${id}: ${nodes[0]?.html ?? ''}`);
  }
}

async function visit(browser: StoryBrowser, page: Page, story: Story): Promise<void> {
  const looks = has('axe') ? everyLook : photographed;
  try {
    await browser.show(page, story, looks[0]!);
    for (const look of looks) {
      await browser.dress(page, look);
      await (has('axe') ? searchBarriers : photograph)(page, story, look);
    }
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
}

const figure = (story: Story, look: Look): string =>
  `<figure><img loading="lazy" src="${story.id}/${nameOfLook(look)}.png" alt=""><figcaption>${nameOfLook(look)}</figcaption></figure>`;

/** One page with all of them. */
const sheet = (stories: readonly Story[]): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>body{font:14px system-ui;margin:16px}section{display:flex;flex-wrap:wrap;gap:8px}figure{margin:0}img{height:360px;border:1px solid #999}</style>
${stories.map((story) => `<h2>${story.title}: ${story.name}</h2><section>${photographed.map((look) => figure(story, look)).join('')}</section>`).join('\n')}
</html>
`;

if (!has('built')) await buildPreview();
const stories = (await listStories()).filter(
  ({ id }) => words.length === 0 || words.some((word) => id.includes(word)),
);
if (!has('axe')) {
  if (words.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}
const browser = await StoryBrowser.open();
try {
  await eachOnPages(browser, stories, 2, (page, story) => visit(browser, page, story));
} finally {
  await browser.close();
}
if (!has('axe')) writeFileSync(join(folder, 'index.html'), sheet(stories));
for (const problem of problems) console.log(problem);
console.log(
  has('axe')
    ? `${stories.length} stories in ${everyLook.length} looks each: ${problems.length} problems.`
    : `${stories.length} stories in ${photographed.length} looks each: screens/index.html; ${problems.length} problems.`,
);
process.exitCode = problems.length > 0 || stories.length === 0 ? 1 : 0;
