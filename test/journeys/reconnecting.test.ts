import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

/** Another account of the same system, which may read the same. */
const foreman = { username: 'foreman', password: 'foreman-2026' } as const;

/** What the partner holds: the ids of this customer's connections. */
const held = async (page: Page): Promise<string[]> => {
  const answer = await page.request.get(`${stage.demo.url}/app/connections`);
  const { connections } = (await answer.json()) as { connections: { id: string }[] };
  return connections.map(({ id }) => id);
};

/** Whether the partner's token reads records. */
const reads = async (page: Page, id: string): Promise<boolean> =>
  (await page.request.get(`${stage.demo.url}/app/connections/${id}/records`)).ok();

/** A person whose connection works, and who was led to signing in again; their page holds nothing but the element. */
const reconnecting = async (): Promise<{ page: Page; person: Person; id: string }> => {
  const page = await stage.visit();
  const first = new Person(page);
  await first.tries(stage.demo.typed.success);
  await first.yes();
  await first.heading(/is connected/).waitFor();
  const [id = ''] = await held(page);
  assert.equal(await reads(page, id), true);
  await page.evaluate((connection) => {
    const element = document.createElement('makini-connect');
    element.setAttribute('session-url', '/makini/session');
    element.setAttribute('callback-url', '/makini/callback');
    element.setAttribute('connection-id', connection);
    document.body.replaceChildren(element);
  }, id);
  const person = new Person(page);
  await person.field('password').waitFor();
  return { page, person, id };
};

test('the same account types its password alone, and is connected without a question', async () => {
  const { page, person, id } = await reconnecting();
  const { address, username, password } = stage.demo.typed.success;
  assert.equal(await person.field('address').inputValue(), address);
  assert.equal(await person.field('username').inputValue(), username);
  assert.equal(await person.field('password').inputValue(), '');
  await person.heading(/^Reconnect /).waitFor();
  await person.field('password').fill(password);
  await person.connect();
  await person.heading(/is connected again$/).waitFor();
  assert.deepEqual([await held(page), await reads(page, id)], [[id], true]);
  await page.context().close();
});

test('another account is asked about: no leads back to the form, yes keeps the connection', async () => {
  const { page, person, id } = await reconnecting();
  await person.field('username').fill(foreman.username);
  await person.field('password').fill(foreman.password);
  await person.connect();
  await person.heading('Replace what was connected?').waitFor();
  const screen = await person.reads();
  assert.match(screen, /Signed in as foreman Before: planner/);
  await person.button('Go back').click();
  await person.form.locator('[name="password"]').waitFor();
  assert.equal(await person.field('username').inputValue(), foreman.username);
  assert.equal(await person.field('password').inputValue(), '');
  assert.equal(await reads(page, id), true);
  await person.field('password').fill(foreman.password);
  await person.connect();
  await person.button('Use the new one').click();
  await person.heading(/is connected/).waitFor();
  assert.deepEqual([await held(page), await reads(page, id)], [[id], true]);
  await page.context().close();
});

test('a password that is still wrong, and a person who stops half-way, leave the access of before as it was', async () => {
  const { page, person, id } = await reconnecting();
  await person.field('password').fill(stage.demo.typed.wrongPassword.password);
  await person.connect();
  await person.form.locator('[data-code="auth.refused"]').waitFor();
  assert.equal(await reads(page, id), true);
  await person.button('Cancel').click();
  await person.heading(/Nothing was changed/).waitFor();
  assert.deepEqual([await held(page), await reads(page, id)], [[id], true]);
  await page.context().close();
});
