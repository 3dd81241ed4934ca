import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { MakiniExitEvent } from '../../src/element/events.ts';
import type { MakiniConnect } from '../../src/element/makini-connect.ts';
import { tlsFiles } from '../../demo/systems/tls-files.ts';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage({ database: true })));
after(() => stage.stop());

test('a person connects a PostgreSQL database, and the partner’s page shows records read with the token', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries(stage.demo.typed.sql.success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.getByText('work_orders').first().waitFor();
  await page.context().close();
});

test('the database is recognised while its address is typed, before anybody signs in', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.find('PostgreSQL');
  await person.prepared();
  await person.field('address').fill(stage.demo.typed.sql.success.address);
  await person.field('database').focus();
  await person.form
    .getByText(/PostgreSQL/)
    .first()
    .waitFor();
  await page.context().close();
});

test('without a database the person chooses one of two, and that one is connected', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries({ ...stage.demo.typed.sql.success, database: '' });
  await person.heading('Which database is it about?').waitFor();
  await person.element.getByRole('radio', { name: 'warehouse' }).check();
  await person.button('Continue').click();
  await person.heading(/is connected/).waitFor();
  await page.getByText('stock_moves').first().waitFor();
  await page.context().close();
});

test('a wrong password comes back to the form with the reason, and the right one connects', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  const { wrongPassword, success } = stage.demo.typed.sql;
  await person.tries(wrongPassword);
  await person.form.locator('[data-code="auth.refused"]').waitFor();
  assert.equal(await person.field('database').inputValue(), success.database);
  assert.equal(await person.field('password').inputValue(), '');
  await person.field('password').fill(success.password);
  await person.connect();
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.context().close();
});

test('a database that is missing is said at its field, and mended there', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  const { missingDatabase, success } = stage.demo.typed.sql;
  await person.tries(missingDatabase);
  const problem = person.form.locator('[data-code="service.database_missing"]').first();
  await problem.waitFor();
  assert.match(await problem.innerText(), /plnat/);
  await person.field('database').fill(success.database ?? '');
  await person.field('password').fill(success.password);
  await person.connect();
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.context().close();
});

test('a user without permission reads what worked, and whose turn it is', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries(stage.demo.typed.sql.notPermitted);
  const failure = person.element.locator('[part="failure"][data-code="access.forbidden"]');
  await failure.waitFor();
  const text = await failure.innerText();
  assert.match(text, /What worked/);
  assert.match(text, /admin/i);
  await page.context().close();
});

/** What the people who look after the plant do to their database, or the user of a connection to itself. */
const inDatabase = async (who: { user: string; password: string }, statement: string): Promise<void> => {
  const { address, database } = stage.demo.typed.sql.success;
  const { good } = await tlsFiles(join(stage.folder, 'systems'));
  const port = Number(/:(\d+)/.exec(address)?.[1]);
  const ssl = { ca: good.cert, allowPartialTrustChain: true };
  const client = new pg.Client({ host: 'localhost', port, database, ssl, ...who });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

const keeper = { user: 'keeper', password: 'keeper-2026' };

test('a column that was added is left out until a person chooses it, on the last screen or later', async () => {
  await inDatabase(keeper, `alter table equipment add column custom_shift text not null default 'early'`);
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries(stage.demo.typed.sql.success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  const asked = (path: string) => page.context().request.get(`${stage.demo.url}/app/connections${path}`);
  const { connections } = (await (await asked('')).json()) as { connections: { id: string }[] };
  const connectionId = connections[0]?.id ?? assert.fail();
  const shift = async (): Promise<unknown> => {
    const answer: unknown = await (await asked(`/${connectionId}/records?table=equipment`)).json();
    return (answer as { records: { rows: Record<string, unknown>[] } }).records.rows[0]?.['custom_shift'];
  };
  const choice = (of: Person) => of.element.getByRole('checkbox', { name: /custom_shift/ });
  assert.equal(await shift(), undefined);

  await person.button('Choose what is included').click();
  await choice(person).check();
  await person.button('Leave without saving').click();
  await person.heading(/is connected/).waitFor();
  assert.equal(await shift(), undefined);

  await person.button('Choose what is included').click();
  await choice(person).check();
  await person.button('Examples from equipment').click();
  await person.element.getByText('early', { exact: true }).waitFor();
  await person.button('Save').click();
  await person.element
    .getByText(/^Saved\./)
    .first()
    .waitFor();
  assert.equal(await shift(), 'early');
  await person.button('Done').click();
  await person.heading(/is connected/).waitFor();

  await page.evaluate((id) => {
    const element: MakiniConnect = document.createElement('makini-connect');
    Object.assign(element, { sessionUrl: '/makini/session', connectionId: id, purpose: 'settings' });
    element.addEventListener('makini-exit', (event: Event) => {
      document.title = `ended: ${(event as MakiniExitEvent).detail.reason}`;
    });
    document.querySelector('makini-connect')?.after(element);
    element.scrollIntoView();
  }, connectionId);
  const later = new Person(page, 1);
  await choice(later).uncheck();
  await later.button('Save').click();
  await later.element
    .getByText(/^Saved\./)
    .first()
    .waitFor();
  assert.equal(await shift(), undefined);
  await later.button('Done').click();
  await page.waitForFunction(() => document.title === 'ended: saved');
  await page.context().close();
});

test('settings whose sign-in has ended lead to signing in again, and from there to the list', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  const { success } = stage.demo.typed.sql;
  await person.tries(success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  const { username: user, password } = success;
  await inDatabase({ user, password }, `alter role ${user} password 'reader-2027'`);
  await person.button('Choose what is included').click();
  await person.element.getByText('Somebody has to sign in again').first().waitFor();
  await person.button('Reconnect').click();
  await person.field('password').fill('reader-2027');
  await person.connect();
  await person.heading(/is connected again/).waitFor();
  await person.button('Choose what is included').click();
  await person.element.locator('#new').check();
  await person.button('Save').click();
  await person.element
    .getByText(/^Saved\./)
    .first()
    .waitFor();
  await page.context().close();
});
