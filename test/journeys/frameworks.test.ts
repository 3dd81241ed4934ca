import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { buildFrameworks } from '../../demo/frameworks/build.ts';
import { frameworkNames } from '../../demo/frameworks/names.ts';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  await buildFrameworks();
  stage = await openStage();
});
after(() => stage.stop());

/** What happens on a page from its first script on. */
interface Seen {
  readonly asked: string[];
  readonly opened: string[];
  readonly complaints: string[];
}

const watch = (page: Page): Seen => {
  const seen: Seen = { asked: [], opened: [], complaints: [] };
  page.on('request', (request) => {
    if (request.method() !== 'POST') return;
    if (request.url() === `${stage.demo.url}/makini/session`) seen.asked.push(request.url());
    if (request.url() === `${stage.demo.serviceUrl}/connect/sessions`) seen.opened.push(request.url());
  });
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) seen.complaints.push(line.text());
  });
  page.on('pageerror', (error) => seen.complaints.push(error.message));
  return seen;
};

/** The events that end an opening, as the page's own document hears them. */
const listen = (): void => {
  const ends: string[] = [];
  Object.assign(window, { ends });
  for (const name of ['makini-success', 'makini-exit'])
    document.addEventListener(name, () => ends.push(name));
};

for (const name of frameworkNames) {
  test(`the page in ${name} connects, with one session and one success event, and nothing to complain about`, async () => {
    const page = await stage.visit('/sign-in');
    const seen = watch(page);
    await page.addInitScript(listen);
    await page.goto(`${stage.demo.url}/frameworks/${name}`);
    const person = new Person(page);
    await person.tries(stage.demo.typed.success);
    await person.yes();
    await person.heading(/is connected/).waitFor();
    const heard = page.getByRole('log').getByRole('listitem');
    await heard.first().waitFor();
    assert.match(await heard.first().innerText(), /is connected\.$/);
    assert.equal(await heard.count(), 1, 'the application heard one success');
    const ends = await page.evaluate(() => (window as unknown as { ends: string[] }).ends);
    assert.deepEqual(ends, ['makini-success']);
    assert.deepEqual([seen.asked.length, seen.opened.length], [1, 1], 'one session was asked for and opened');
    assert.deepEqual(seen.complaints, []);
    await page.context().close();
  });
}

test('what the server rendered is there before any script, and the script takes the very same nodes over', async () => {
  const plain = await stage.visit('/frameworks/react-server', { javaScriptEnabled: false });
  const element = plain.locator('makini-connect');
  assert.equal(await element.getAttribute('session-url'), '/makini/session');
  assert.equal(await element.getAttribute('heading-level'), '2');
  await plain.context().close();
  const page = await stage.visit('/sign-in');
  const seen = watch(page);
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () =>
      Object.assign(window, { first: document.querySelector('makini-connect') }),
    ),
  );
  await page.goto(`${stage.demo.url}/frameworks/react-server`);
  await new Person(page).element.locator('input[role="combobox"]').waitFor();
  const same = await page.evaluate(
    () => (window as unknown as { first: Element }).first === document.querySelector('makini-connect'),
  );
  assert.ok(same, 'the element that the server wrote is the one that was upgraded');
  assert.deepEqual(seen.complaints, []);
  await page.context().close();
});
