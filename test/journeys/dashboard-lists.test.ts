import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { browserArgs, browserPath } from '../../scripts/browser.ts';
import { root } from '../../scripts/stamp.ts';
import { createDiskAssets } from '../../src/service/adapters/disk-assets.ts';
import { openDesk, password, type Desk } from '../service/dashboard/desk.ts';
import { clients, connections, deliveries, endpoints, requests } from '../service/dashboard/many.ts';

/** Rows of a page of any list. */
const perPage = 50;

let browser: Browser;
before(
  async () =>
    void (browser = await chromium.launch({ executablePath: await browserPath(), args: [...browserArgs] })),
);
after(() => browser.close());

const open: ServerType[] = [];
after(() => open.forEach((server) => server.close()));

/** A dashboard with so many rows in every list, and its operator, who has signed in. */
const enter = async (count: number): Promise<Page> => {
  const desk: Desk = await openDesk({ assets: createDiskAssets(join(root, 'dist')) });
  await connections(desk, count);
  await deliveries(desk, count);
  // Deliveries come with an endpoint of their own.
  await endpoints(desk, Math.max(0, count - 1));
  await clients(desk, Math.max(0, count - 1));
  await requests(desk, count);
  await desk.signedIn();
  const server = createAdaptorServer({ fetch: desk.desk.fetch });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/dashboard`);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Connections', exact: true }).waitFor();
  return page;
};

const goTo = async (page: Page, view: string): Promise<void> => {
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: view }).click();
  await page.getByRole('heading', { name: view, exact: true }).waitFor();
};

/** Types into the search of a list, from an empty field on. */
const search = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await page.waitForURL(({ hash }) => new URLSearchParams(hash.split('?')[1]).get('search') === text);
};

/** The list with this one row, and no other. */
const alone = async (page: Page, text: string): Promise<void> => {
  const rows = page.locator('ul.rows').first().locator('li.row');
  await rows.filter({ hasText: text }).first().waitFor();
  await rows.nth(1).waitFor({ state: 'detached' });
};

const barriers = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );

/** What tells a row from others; deliveries may read alike. */
const ofRow = async (row: Locator): Promise<string> =>
  (await row.getAttribute('data-event')) ?? (await row.innerText());

/** What is said where there is nothing, and how many rows there are where there is one and where there are thousands. */
const lists: readonly (readonly [view: string, none: string])[] = [
  ['Connections', 'Nothing is connected yet.'],
  ['Deliveries', 'No partner was told of anything yet.'],
  ['System requests', 'Nobody has asked for a system.'],
];

test('where there is nothing, every view of the dashboard says so, and what brings something', async () => {
  const page = await enter(0);
  for (const [view, none] of lists) {
    await goTo(page, view);
    await page.getByText(none).waitFor();
    assert.deepEqual(await barriers(page), [], view);
  }
  await goTo(page, 'Figures');
  await page.getByText('Nobody has tried to connect in this time.').waitFor();
  assert.deepEqual(await barriers(page), []);
  await page.context().close();
});

test('one row is a list of one, without pages', async () => {
  const page = await enter(1);
  for (const view of ['Connections', 'Deliveries', 'Clients', 'System requests']) {
    await goTo(page, view);
    await page.getByRole('listitem').first().waitFor();
    assert.equal(await page.getByRole('navigation', { name: 'Pages' }).count(), 0, view);
    assert.deepEqual(await barriers(page), [], view);
  }
  await page.context().close();
});

test('of five thousand rows a page has fifty, and who turns it by keyboard is at the head of the next', async () => {
  const page = await enter(5_000);
  for (const view of ['Connections', 'Deliveries', 'Clients', 'System requests']) {
    await goTo(page, view);
    const list = page
      .getByRole('list')
      .filter({ has: page.locator('li.row') })
      .first();
    const rows = list.getByRole('listitem');
    await rows.nth(perPage - 1).waitFor();
    assert.equal(await rows.count(), perPage, view);
    const first = await ofRow(rows.first());
    const next = page.getByRole('link', { name: 'Next page' }).first();
    await next.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'First page' }).first().waitFor();
    await page.getByRole('heading', { name: view, exact: true }).and(page.locator(':focus')).waitFor();
    assert.equal(await rows.count(), perPage, view);
    assert.notEqual(await ofRow(rows.first()), first, view);
    assert.deepEqual(await barriers(page), [], view);
  }
  await page.context().close();
});

/** In each list: what finds one row by its name or address, and by its id; what is said where nothing is found. */
const searches: readonly (readonly [view: string, by: readonly string[], row: string, none: string])[] = [
  ['Connections', ['plant 4711', 'CUST-4711'], 'Plant 4711', 'No connection matches.'],
  ['Deliveries', ['evt_4711'], 'connection.degraded', 'No delivery matches.'],
  ['Clients', ['partner 4711', 'LIVE_4711'], 'Partner 4711', 'No client matches.'],
];

test('of five thousand rows one is found by what is typed, in every list alike; where none is, the search is cleared by keyboard', async () => {
  const page = await enter(5_000);
  for (const [view, by, row, none] of searches) {
    await goTo(page, view);
    await page
      .locator('li.row')
      .nth(perPage - 1)
      .waitFor();
    for (const text of by) {
      await search(page, text);
      await alone(page, row);
    }
    await search(page, '50% of nobody');
    await page.getByText(none).waitFor();
    assert.deepEqual(await barriers(page), [], view);
    const all = page.getByRole('link', { name: 'Show all' });
    await all.focus();
    await page.keyboard.press('Enter');
    await page
      .locator('li.row')
      .nth(perPage - 1)
      .waitFor();
    await page.getByRole('searchbox').and(page.locator(':focus')).waitFor();
    assert.equal(await page.getByRole('searchbox').inputValue(), '', view);
  }
  await page.context().close();
});

test('where there are more clients and endpoints than a choice has room for, it says so, and each is reached', async () => {
  const page = await enter(5_000);
  await goTo(page, 'Clients');
  await search(page, 'partner 4998');
  await page.getByRole('link', { name: 'Partner 4998' }).click();
  await page.getByRole('link', { name: 'Show all' }).click();
  await page.getByRole('heading', { name: 'Deliveries', exact: true }).waitFor();
  await page.getByText('No delivery matches.').waitFor();
  await page.getByText('Not every one is listed here: the search finds the others.').waitFor();
  const client = page.getByRole('combobox', { name: 'Client' });
  assert.equal(
    await client.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.text),
    'Partner 4998',
  );
  assert.deepEqual(await barriers(page), []);

  await page.getByRole('link', { name: 'Show all' }).click();
  const section = page.getByRole('region', { name: 'Endpoints' });
  await section
    .getByRole('listitem')
    .nth(perPage - 1)
    .waitFor();
  // Made first, so that it stands in no choice.
  await search(page, 'hook.test/whe_7919');
  const row = section
    .getByRole('listitem')
    .filter({ has: page.getByText('https://hook.test/whe_7919', { exact: true }) });
  await row.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Deliveries', exact: true }).and(page.locator(':focus')).waitFor();
  await page.getByText('No delivery matches.').waitFor();
  await section.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Send again since …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Not every endpoint is listed here').waitFor();
  const chosen = dialog.getByRole('combobox', { name: 'Endpoint' });
  assert.equal(await chosen.evaluate((one: HTMLSelectElement) => one.value), 'whe_7919');
  assert.deepEqual(await barriers(page), []);
  await page.context().close();
});

test('one row is found by a search, and another search says that there is none', async () => {
  const page = await enter(1);
  for (const [view, text, none] of [
    ['Clients', 'mkc_', 'No client matches.'],
    ['Deliveries', 'hook.test', 'No delivery matches.'],
  ] as const) {
    await goTo(page, view);
    await search(page, text);
    await page.locator('li.row').first().waitFor();
    await search(page, 'nobody');
    await page.getByText(none).waitFor();
  }
  await page.context().close();
});

test('a view that does not come because the service is away says that, and is there once it answers', async () => {
  const page = await enter(1);
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Figures' }).click();
  await page.getByText('No network at the moment.').waitFor();
  const again = page.getByRole('button', { name: 'Try again' });
  await again.click();
  await page.context().setOffline(false);
  await again.click();
  await page.getByText('Nobody has tried to connect in this time.').waitFor();
  await page.context().close();
});

test('whoever has five thousand endpoints finds those behind the first fifty', async () => {
  const page = await enter(5_000);
  await goTo(page, 'Deliveries');
  const section = page.getByRole('region', { name: 'Endpoints' });
  const rows = section.getByRole('listitem');
  await rows.nth(perPage - 1).waitFor();
  const first = await rows.first().innerText();
  await section.getByRole('link', { name: 'Next page' }).click();
  await section.getByRole('link', { name: 'First page' }).waitFor();
  await section.getByRole('heading', { name: 'Endpoints' }).and(page.locator(':focus')).waitFor();
  assert.equal(await rows.count(), perPage);
  assert.notEqual(await rows.first().innerText(), first);
  // The list of deliveries stays where it was.
  assert.equal(await page.getByRole('link', { name: 'First page' }).count(), 1);
  await page.context().close();
});
