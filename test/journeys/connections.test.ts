import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Locator, Page } from 'playwright-core';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
/** Connections are looked at again after seconds, and a refusal is believed after one more. */
const quick = { MAKINI_CHECK_EVERY: '3', MAKINI_CHECK_QUIET: '3', MAKINI_CHECK_CONFIRM: '1' };
before(async () => void (stage = await openStage({ database: true, settings: quick })));
after(() => stage.stop());

const patience = { timeout: 180_000 };

const rowOf = (page: Page): Locator => page.locator('makini-connections [part~="row"]');

/** The database's own administrator gives its user another password. */
const changePassword = async (before: string, now: string): Promise<void> => {
  const { address, username: user, database = '' } = stage.demo.typed.sql.success;
  const ca = readFileSync(join(stage.folder, 'systems/authority.pem'), 'utf8');
  const ssl = { ca, allowPartialTrustChain: true };
  const port = Number(address.split(':')[1]);
  const client = new pg.Client({ host: '127.0.0.1', port, user, password: before, database, ssl });
  await client.connect();
  await client.query(`alter role ${user} password '${now}'`);
  await client.end();
};

test('a password changed in the database is told without a reload, and mended from the list', async () => {
  const { success } = stage.demo.typed.sql;
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries(success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await person.button('Done').click();
  const row = rowOf(page);
  await row.getByText('Working').waitFor();
  await changePassword(success.password, 'reader-2027');
  await row.getByText('Needs a new sign-in').waitFor(patience);
  await row.getByText('You can solve this').waitFor();
  await row.getByRole('button', { name: 'Reconnect' }).click();
  const again = new Person(page, 1);
  await again.field('password').fill('reader-2027');
  await again.connect();
  await again.heading(/is connected/).waitFor();
  await again.button('Done').click();
  await again.element.waitFor({ state: 'detached' });
  await page
    .getByRole('button', { name: /^Details/ })
    .and(page.locator(':focus'))
    .waitFor();
  await row.getByText('Working').waitFor(patience);
  await page.getByText('records, read just now').waitFor(patience);
  await row.getByRole('button', { name: /^Details/ }).click();
  await row.getByText('The system refused the stored sign-in').waitFor();
  await row.getByText('Signed in again').waitFor();
  await page.context().close();
});

test('somebody else’s connection is not there; disconnecting asks first, and says what is left to delete', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries(stage.demo.typed.success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await person.button('Done').click();
  const row = rowOf(page);
  const id = (await row.getAttribute('data-connection')) ?? '';

  const elsewhere = await stage.browser.newContext();
  const { request: other } = elsewhere;
  const headers = { origin: stage.demo.url };
  await other.post(`${stage.demo.url}/session`, { headers, form: { customer: 'harbour-foods' } });
  const theirs = `${stage.demo.url}/makini/connections`;
  assert.equal((await other.get(theirs, { headers })).status(), 200);
  assert.equal((await other.get(`${theirs}/${id}`, { headers })).status(), 404);
  assert.equal((await other.post(`${theirs}/${id}/disconnect`, { headers })).status(), 404);
  await elsewhere.close();

  await row.getByRole('button', { name: /^Details/ }).click();
  const settings = row.getByRole('button', { name: 'Settings' });
  await settings.press('Enter');
  const flow = new Person(page, 1);
  await flow.heading('Choose what is included').waitFor();
  await page.keyboard.press('Escape');
  await flow.element.waitFor({ state: 'detached' });
  await settings.and(page.locator(':focus')).waitFor();
  const dialog = page.locator('makini-connections dialog');
  await row.getByRole('button', { name: 'Disconnect' }).click();
  await dialog.getByText('This cannot be undone.').waitFor();
  await dialog.getByText('delete or lock the user that was made for this connection').waitFor();
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await dialog.waitFor({ state: 'detached' });
  await row.getByText('Working').waitFor();
  await row.getByRole('button', { name: 'Disconnect' }).click();
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await row.waitFor({ state: 'detached' });
  const focused = page.locator('makini-connections :focus');
  await focused
    .and(page.getByText(/is disconnected\.\s+In SAP CAP itself: delete or lock the user/))
    .waitFor();
  await page.context().close();
});
