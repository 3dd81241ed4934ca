import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../scripts/stamp.ts';
import type { ListedRequest } from '../../src/service/requests/kept.ts';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage({ database: true })));
after(() => stage.stop());

const search = async (person: Person, text: string): Promise<void> => {
  await person.element.scrollIntoViewIfNeeded();
  await person.element.locator('input[role="combobox"]').fill(text);
};

/** What the operator's command prints of the service's own data. */
const requests = async (): Promise<ListedRequest[]> => {
  const cli = join(root, 'dist/service/cli.js');
  const env = { PATH: process.env['PATH'], MAKINI_DATA: join(stage.folder, 'service') };
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'request', 'list', '--json'], { env });
  return JSON.parse(stdout) as ListedRequest[];
};

test('an address that nobody knows leads over what it speaks to a form that begins with it, and is connected', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  const { success } = stage.demo.typed;
  const { origin } = new URL(success.address);
  await search(person, `${success.address}/Orders?$top=5#here`);
  await person.element.getByText('No system is known at this address').waitFor();
  await person.element.getByRole('option', { name: /^OData service/ }).click();
  await person.field('username').waitFor();
  assert.equal(await person.field('address').inputValue(), origin);
  await person.type(success);
  await person.connect();
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.context().close();
});

test('a database that is not listed is connected by what it speaks', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.button('My system is not listed').click();
  await person.heading('Connect a system that is not listed').waitFor();
  await person.button(/^PostgreSQL/).click();
  await person.prepared();
  await person.type(stage.demo.typed.sql.success);
  await person.connect();
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.context().close();
});

test('a system that is asked for is found by the operator, and the page learns its id alone', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await page.evaluate(() => {
    document.addEventListener('makini-request', (event) =>
      document.body.setAttribute('data-told', JSON.stringify((event as CustomEvent).detail)),
    );
  });
  await search(person, 'Flurbo EAM');
  await person.button('Ask for this system').click();
  await person.element.getByLabel('Maker or web address').fill('Flurbo Works');
  await page.keyboard.press('Enter');
  await person.heading('Your request was sent').waitFor();
  const [found, ...others] = await requests();
  assert.deepEqual(
    [found?.name, found?.maker, found?.lang, others],
    ['Flurbo EAM', 'Flurbo Works', 'en', []],
  );
  assert.equal(await page.getAttribute('body', 'data-told'), JSON.stringify({ request: found?.id }));
  await person.button('Back to the list').click();
  await person.heading('Which system do you use?').waitFor();
  await page.context().close();
});
