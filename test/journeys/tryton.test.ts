import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { noTryton, startTryton, type Tryton } from '../systems/tryton.ts';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

const options = { skip: noTryton };
let folder = '';
let tryton: Tryton;
let stage: Stage;

before(async () => {
  if (noTryton !== false) return;
  folder = await mkdtemp(join(tmpdir(), 'makini-tryton-'));
  tryton = await startTryton(folder);
  stage = await openStage({ behind: tryton.port });
});
after(async () => {
  if (noTryton !== false) return;
  await stage?.stop();
  await tryton?.stop();
  await rm(folder, { recursive: true, force: true });
});

const typed = () => ({
  search: 'Tryton',
  address: stage.behind,
  database: 'plant',
  username: 'reader',
  password: 'reader-2026!',
});

test(
  'a person connects Tryton after a wrong password, and the partner’s page shows its records',
  options,
  async () => {
    const page = await stage.visit();
    const person = new Person(page);
    await person.tries({ ...typed(), password: 'summer-2024' });
    await person.form.locator('[data-code="auth.refused"]').waitFor();
    await person.field('password').fill(typed().password);
    await person.connect();
    await person.yes();
    await person.heading(/is connected/).waitFor();
    await page.getByText('product.category').first().waitFor();
    await page.context().close();
  },
);

test('a database that is missing is said at its field', options, async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries({ ...typed(), database: 'plnat' });
  const problem = person.form.locator('[data-code="service.database_missing"]').first();
  await problem.waitFor();
  assert.match(await problem.innerText(), /plnat/);
  await page.context().close();
});

test('a user without permission reads what worked, and whose turn it is', options, async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries({ ...typed(), username: 'clerk', password: 'clerk-2026!' });
  const failure = person.element.locator('[part="failure"][data-code="access.forbidden"]');
  await failure.waitFor();
  const text = await failure.innerText();
  assert.match(text, /What worked/);
  assert.match(text, /admin/i);
  await page.context().close();
});
