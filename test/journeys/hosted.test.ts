import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

/** A person who followed the link to the connect service's own page; what the browser complained of is kept. */
const onOwnPage = async (options: BrowserContextOptions = {}): Promise<[Page, Person, string[]]> => {
  const page = await stage.visit('/', options);
  const complaints: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const person = new Person(page);
  await person.goesToOwnPage(stage.demo.serviceUrl);
  return [page, person, complaints];
};

/** The page moves the browser by itself, too; the browser forgets that where a Back is pressed meanwhile. */
const standsAt = (page: Page, stop: string): Promise<unknown> =>
  page.waitForFunction((at) => (history.state as { trail: readonly string[] }).trail.at(-1) === at, stop);

const landed = (page: Page): Promise<void> => page.waitForURL(`${stage.demo.url}/`);

test('a person connects on the service’s own page and is back where they came from, with the connection', async () => {
  const [page, person, complaints] = await onOwnPage();
  await person.tries(stage.demo.typed.success);
  await person.yes();
  await landed(page);
  await page.getByText('Connected. The system is in the list below.').waitFor();
  await page.getByText('records, read just now').waitFor();
  assert.doesNotMatch(await page.locator('body').innerText(), /mk_test_[A-Za-z0-9_-]{20,}/);
  assert.deepEqual(complaints, []);
  await page.goBack();
  await page.getByRole('heading', { name: 'has the connection' }).waitFor();
  await page.getByRole('link', { name: /Back to/ }).click();
  await landed(page);
  await page.context().close();
});

test('the browser’s Back is the flow’s Back, a reload stays at the step, and Forward skips nothing', async () => {
  const [page, person] = await onOwnPage();
  await person.find('SAP CAP');
  await person.prepared();
  await person.type(stage.demo.typed.success);
  await page.reload();
  await person.field('address').waitFor();
  assert.equal(await person.field('password').inputValue(), '');
  await page.goBack();
  await person.button('I have everything').waitFor();
  await page.goForward();
  await standsAt(page, 'prepare');
  await person.button('I have everything').waitFor();
  await page.goBack();
  await person.element.locator('input[role="combobox"]').waitFor();
  await person.find('SAP CAP');
  await person.prepared();
  await person.button('Back').click();
  await person.button('I have everything').waitFor();
  await person.button('Back').click();
  await person.element.locator('input[role="combobox"]').waitFor();
  await standsAt(page, 'select');
  await page.goBack();
  await landed(page);
  await page.context().close();
});

test('a wrong password is asked again on the page, and Back from there is one step', async () => {
  const [page, person] = await onOwnPage();
  await person.tries(stage.demo.typed.wrongPassword);
  await person.form.locator('[data-code="auth.refused"]').waitFor();
  await page.goBack();
  await person.button('I have everything').waitFor();
  await person.prepared();
  await person.type(stage.demo.typed.success);
  await person.connect();
  await person.yes();
  await landed(page);
  await page.context().close();
});

test('a person who stops is back at the app, which says so', async () => {
  const [page, person] = await onOwnPage();
  await person.find('SAP CAP');
  await person.button('Cancel').click();
  await landed(page);
  await page.getByText('You stopped. Nothing was connected.').waitFor();
  await page.context().close();
});

test('the link, in another browser, opens nothing', async () => {
  const [page] = await onOwnPage();
  const other = await stage.browser.newPage();
  const answer = await other.goto(page.url());
  assert.equal(answer?.status(), 403);
  await other.getByRole('heading', { name: 'This is open in another browser' }).waitFor();
  await other.close();
  await page.context().close();
});

test('two sessions in two tabs of one browser do not disturb each other', async () => {
  const [first, person] = await onOwnPage();
  await person.find('SAP CAP');
  const second = await first.context().newPage();
  await second.goto(`${stage.demo.url}/makini/start`);
  const other = new Person(second);
  await other.element.getByRole('listbox').getByRole('option').first().waitFor();
  await first.reload();
  await person.button('I have everything').waitFor();
  await other.find('SAP CAP');
  await other.button('I have everything').waitFor();
  await first.context().close();
});

const looks = [
  { colorScheme: 'light', width: 960 },
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'light', width: 320 },
] as const;
for (const { colorScheme, width } of looks) {
  test(`the page is whole at ${width} px, ${colorScheme}: axe finds nothing and nothing is clipped`, async () => {
    const [page, person] = await onOwnPage({ colorScheme, viewport: { width, height: 740 } });
    const look = async (name: string): Promise<void> => {
      const shots = process.env['SCREENS'];
      if (shots)
        await page.screenshot({
          path: `${shots}/hosted-${name}-${width}-${colorScheme}.png`,
          fullPage: true,
        });
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.html).join(' ')}`),
        [],
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
    };
    await look('1-find');
    await person.find('SAP CAP');
    await person.prepared();
    await person.field('address').waitFor();
    await look('2-form');
    const url = page.url();
    await person.button('Cancel').click();
    await landed(page);
    await look('3-back');
    await page.goto(url);
    await page.getByRole('heading', { name: 'You stopped here' }).waitFor();
    await look('4-stopped');
    await page.context().close();
  });
}
