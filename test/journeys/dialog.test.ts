import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

const shots = new URL('../../screens/', import.meta.url).pathname;
mkdirSync(shots, { recursive: true });

/** Presses the button that opens a dialog. */
const open = async (page: Page, at = 0): Promise<void> =>
  page
    .locator('makini-connect')
    .nth(at)
    .getByRole('button', { name: 'Connect', exact: true })
    .first()
    .click();

const dialogOf = (person: Person) => person.element.locator('dialog');

const asked = (page: Page): string[] => {
  const paths: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/(makini|connect)\//.test(pathname)) paths.push(pathname);
  });
  return paths;
};

test('a person connects a system in a dialog, and is back where they pressed', async () => {
  const page = await stage.visit('/dialog');
  const paths = asked(page);
  const person = new Person(page);
  await page.waitForTimeout(300);
  assert.deepEqual(paths, [], 'nothing is asked of anybody before it is opened');
  const length = await page.evaluate(() => history.length);
  await open(page);
  await person.tries(stage.demo.typed.success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  assert.equal(paths.filter((path) => path === '/makini/session').length, 1);
  await page.keyboard.press('Escape');
  await dialogOf(person).waitFor({ state: 'hidden' });
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Connect');
  assert.equal(await page.evaluate(() => history.length), length, 'the page’s history is its own');
  await page.locator('[data-connection]').first().waitFor();
  await page.context().close();
});

test('Escape pressed in the form asks first; staying keeps what was typed and leaving keeps what is no secret', async () => {
  const page = await stage.visit('/dialog');
  const person = new Person(page);
  const { success } = stage.demo.typed;
  await open(page);
  await person.find('SAP CAP');
  await person.prepared();
  await person.type(success);
  await person.field('password').focus();
  await page.keyboard.press('Escape');
  const stay = person.button('Stay');
  await stay.and(person.element.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await stay.waitFor({ state: 'detached' });
  assert.equal(await person.field('password').inputValue(), success.password);
  await person.form.locator('[name="password"]:focus').waitFor(); // the person goes on typing where they were
  await page.keyboard.press('Escape');
  await person.button('Leave').click();
  await dialogOf(person).waitFor({ state: 'hidden' });
  await open(page);
  await person.field('address').waitFor();
  assert.equal(await person.field('address').inputValue(), success.address);
  assert.equal(await person.field('username').inputValue(), success.username);
  assert.equal(await person.field('password').inputValue(), '');
  await page.context().close();
});

test('the browser’s own close request, which a phone’s back is, asks first; insisting leaves', async () => {
  const page = await stage.visit('/dialog');
  const person = new Person(page);
  await open(page);
  await person.find('SAP CAP');
  await person.button('I have everything').waitFor();
  await page.keyboard.press('Escape');
  await person.button('Stay').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await dialogOf(person).waitFor({ state: 'hidden' });
  const told = await person.element.evaluate((at) => (at as HTMLElement & { open: boolean }).open);
  assert.equal(told, false);
  await page.context().close();
});

test('two dialogs on a page are two sessions', async () => {
  const page = await stage.visit('/dialog');
  const paths = asked(page);
  for (const at of [0, 1]) {
    const person = new Person(page, at);
    await open(page, at);
    await person.find('SAP CAP');
    await person.button('I have everything').waitFor();
    await page.keyboard.press('Escape');
    await person.button('Leave').click();
    await dialogOf(person).waitFor({ state: 'hidden' });
  }
  assert.equal(paths.filter((path) => path === '/connect/sessions').length, 2);
  await page.context().close();
});

const looks = [
  { colorScheme: 'light', width: 960, dir: 'ltr' },
  { colorScheme: 'dark', width: 960, dir: 'rtl' },
  { colorScheme: 'light', width: 360, dir: 'rtl' },
  { colorScheme: 'dark', width: 360, dir: 'ltr' },
  { colorScheme: 'light', width: 320, dir: 'ltr' },
] as const;

for (const { colorScheme, width, dir } of looks)
  test(`the dialog, ${colorScheme}, ${width} px wide, ${dir}: axe finds nothing and nothing is clipped`, async () => {
    const page = await stage.visit('/dialog', { colorScheme, viewport: { width, height: 720 } });
    await page.evaluate((to) => (document.documentElement.dir = to), dir);
    const person = new Person(page);
    const look = async (name: string): Promise<void> => {
      await page.evaluate(() =>
        Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
      );
      await page.screenshot({ path: join(shots, `dialog-${name}-${width}-${colorScheme}.png`) });
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.html).join(' ')}`),
        [],
      );
      const over = await dialogOf(person).evaluate((at) => [
        at.scrollWidth - at.clientWidth,
        at.getBoundingClientRect().height - innerHeight,
      ]);
      assert.ok(
        over.every((px) => px <= 0),
        `${name} is too big by ${over.join(', ')} px`,
      );
    };
    await page.screenshot({ path: join(shots, `dialog-0-closed-${width}-${colorScheme}.png`) });
    await open(page);
    await person.element.getByRole('listbox').getByRole('option').first().waitFor();
    await look('1-find');
    await person.find('SAP CAP');
    await person.prepared();
    await person.type(stage.demo.typed.selfSigned);
    await look('2-form');
    await page.keyboard.press('Escape');
    await person.button('Stay').waitFor();
    await look('3-leave');
    await person.button('Stay').click();
    await person.connect();
    await person.element.locator('[data-code="tls.self_signed"]').waitFor();
    await look('4-failed');
    await page.context().close();
  });
