import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
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
