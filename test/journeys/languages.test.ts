import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

const shots = new URL('../../screens/', import.meta.url).pathname;
mkdirSync(shots, { recursive: true });

/** What one language says on the way, as far as a journey has to read it. */
interface Tongue {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly search: string;
  readonly have: string;
  readonly connect: string;
  readonly refused: string;
  readonly answers: RegExp;
  readonly yes: RegExp;
  readonly connected: RegExp;
  readonly expires: string;
}

const german: Tongue = {
  lang: 'de-AT',
  dir: 'ltr',
  search: 'Welches System nutzen Sie?',
  have: 'Ich habe alles',
  connect: 'Verbinden',
  refused: 'Die Anmeldung wurde abgelehnt',
  answers: /antwortet$/,
  yes: /^Ja, an .* übergeben$/,
  connected: /ist verbunden$/,
  expires: 'selbst ausgestellt',
};
const arabic: Tongue = {
  lang: 'ar',
  dir: 'rtl',
  search: 'ما النظام الذي تستخدمه؟',
  have: 'لديّ كل شيء',
  connect: 'ربط',
  refused: 'رُفض تسجيل الدخول',
  answers: /^يستجيب/,
  yes: /^نعم، التسليم إلى/,
  connected: /^تم ربط/,
  expires: 'موقّعة ذاتيًا',
};

/** The partner's page as it would be in another language; everything else about it stays. */
const visit = async ({ lang, dir }: Tongue, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await stage.visit('/', options);
  await page.addInitScript(
    (spoken) => {
      new MutationObserver((_, observer) => {
        Object.assign(document.documentElement, spoken);
        observer.disconnect();
      }).observe(document, { childList: true });
    },
    { lang, dir },
  );
  await page.reload();
  return page;
};

const isAccessible = async (page: Page, where: string): Promise<void> => {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${where}: ${id} ${nodes.map((node) => node.html).join(' ')}`),
    [],
  );
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${where} is ${overflow} px too wide`);
};

/** From the search to the connection, by way of a certificate that nobody vouches for and a wrong password. */
const connects = async (tongue: Tongue, options: BrowserContextOptions, look: string): Promise<void> => {
  const page = await visit(tongue, options);
  const person = new Person(page);
  const seen = async (name: string): Promise<void> => {
    await isAccessible(page, name);
    await page.screenshot({ path: join(shots, `${tongue.lang}-${name}-${look}.png`), fullPage: true });
  };
  const { success, wrongPassword, selfSigned } = stage.demo.typed;
  const connect = (): Promise<void> =>
    person.form.getByRole('button', { name: tongue.connect, exact: true }).click();

  await person.heading(tongue.search).waitFor();
  await person.element.getByRole('listbox').getByRole('option').first().waitFor();
  await seen('1-find');
  await person.find('SAP CAP');
  await person.button(tongue.have).waitFor();
  await seen('2-prepare');
  await person.button(tongue.have).click();
  await person.field('address').fill(success.address);
  await person.form.locator('.said').waitFor();
  await seen('3-form');
  const shell = person.element.locator('.shell');
  assert.deepEqual(
    [await shell.getAttribute('lang'), await shell.getAttribute('dir')],
    [tongue.lang, tongue.dir],
  );
  const html = person.form.locator('html');
  assert.deepEqual(
    [await html.getAttribute('lang'), await html.getAttribute('dir')],
    [tongue.lang, tongue.dir],
  );

  await person.type(selfSigned);
  await connect();
  await person.heading(new RegExp(tongue.expires)).waitFor();
  await seen('4-failed');
  await person.element.locator('.failure .actions button').nth(2).click();
  await person.field('address').waitFor();
  await person.type(wrongPassword);
  await connect();
  await person.form.locator('[data-code="auth.refused"]').waitFor();
  assert.equal(await person.form.locator('#problem-title').innerText(), tongue.refused);
  await seen('5-refused');
  await person.field('password').fill(success.password);
  await connect();
  await person.heading(tongue.answers).waitFor();
  await seen('6-proof');
  await person.button(tongue.yes).click();
  await person.heading(tongue.connected).waitFor();
  await seen('7-connected');
  await page.context().close();
};

for (const tongue of [german, arabic])
  for (const [colorScheme, width] of [
    ['light', 960],
    ['dark', 360],
  ] as const)
    test(`a person connects in ${tongue.lang}, ${colorScheme}, ${width} px wide: a wrong certificate, a wrong password, a success`, () =>
      connects(tongue, { colorScheme, viewport: { width, height: 900 } }, `${width}-${colorScheme}`));

test('a page that changes its language while the form shows keeps the form and what was typed', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.find('SAP CAP');
  await person.prepared();
  await person.type(stage.demo.typed.success);
  await page.evaluate(() => Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' }));
  await person.form.getByRole('button', { name: arabic.connect, exact: true }).waitFor();
  assert.equal(await person.form.locator('html').getAttribute('dir'), 'rtl');
  assert.equal(await person.field('password').inputValue(), stage.demo.typed.success.password);
  await person.form.getByRole('button', { name: arabic.connect, exact: true }).click();
  await person.button(arabic.yes).click();
  await person.heading(arabic.connected).waitFor();
  await page.context().close();
});
