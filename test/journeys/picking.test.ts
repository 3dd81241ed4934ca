/** A system with several ways to sign in: the person picks one, changes their mind, and is connected by each; it is the demo's test ERP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { registered } from '../../demo/systems/oauth-erp/oauth-erp.ts';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

const system = 'Larkfield test ERP';
const question = `How does ${system} let you sign in?`;
const { program } = registered;

/** A person who has found the system and is asked how they sign in. */
const asked = async (path = '/'): Promise<Person> => {
  const person = new Person(await stage.visit(path));
  await person.find(system);
  await person.heading(question).waitFor();
  return person;
};

const way = (person: Person, name: RegExp) => person.element.getByRole('radio', { name });
const app = /^Registered app/;
const token = /^Access token/;

/** A token that the ERP gives to its program. */
const freshToken = async (): Promise<string> => {
  const context = await stage.browser.newContext({ ignoreHTTPSErrors: true });
  const answer = await context.request.post(`${stage.demo.erp}/oidc/token`, {
    form: { grant_type: 'client_credentials', scope: 'erp.read' },
    headers: { authorization: `Basic ${btoa(`${program.id}:${program.secret}`)}` },
  });
  const { access_token: text } = (await answer.json()) as { access_token: string };
  await context.close();
  return text;
};

const connected = async (person: Person): Promise<void> => {
  await person.yes();
  await person.heading(`${system} is connected`).waitFor();
};

test('the recommended way is taken unless another is, and leads to its own guide and form', async () => {
  const person = await asked();
  assert.equal(await way(person, app).isChecked(), true);
  assert.match(await person.reads(), /Registered app Recommended/);
  await person.button('Continue').click();
  await person.prepared();
  await person.field('address').fill(stage.demo.erp);
  await person.field('client_id').fill(program.id);
  await person.field('client_secret').fill(program.secret);
  await person.connect();
  await connected(person);
  await person.page.context().close();
});

test('who takes another way, goes back and changes their mind finds what both forms share', async () => {
  const person = await asked();
  await person.button('Continue').click();
  await person.prepared();
  const looked = person.page.waitForResponse(/\/connect\/frame\/probe$/);
  await person.field('address').fill(stage.demo.erp);
  await person.field('client_id').fill(program.id);
  await looked; // what was looked at is kept
  await person.button('Back').click();
  await person.button('I have everything').waitFor();
  await person.button('Back').click();
  assert.equal(await way(person, app).isChecked(), true);
  await way(person, token).check();
  await person.button('Continue').click();
  await person.field('token').fill(await freshToken());
  assert.equal(await person.field('address').inputValue(), stage.demo.erp);
  assert.equal(await person.field('client_id').count(), 0);
  await person.page.reload();
  await person.field('token').fill(await freshToken());
  await person.button('Back').click();
  assert.equal(await way(person, token).isChecked(), true, 'what was picked is still picked');
  await person.button('Continue').click();
  await person.field('token').fill(await freshToken());
  await person.connect();
  await connected(person);
  await person.page.context().close();
});

test('a person with a keyboard alone picks a way in one interaction, or another with the arrow keys', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.element.locator('input[role="combobox"]').focus();
  await person.findByKeys(system);
  await person.arrivesAt(question);
  const tabTo = async (checked: RegExp): Promise<void> => {
    const focused = (): Promise<boolean> =>
      way(person, checked).evaluate((at) => (at.getRootNode() as ShadowRoot).activeElement === at);
    for (let press = 0; press < 20 && !(await focused()); press += 1) await page.keyboard.press('Tab');
    assert.equal(await focused(), true);
  };
  await tabTo(app);
  await page.keyboard.press('Enter');
  await person.button('I have everything').waitFor();
  await person.button('Back').press('Enter');
  await person.arrivesAt(question);
  await tabTo(app);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await person.field('token').waitFor();
  await page.context().close();
});

test('the question stands in the accessibility tree with its ways, what each needs, and help', async () => {
  const person = await asked();
  const tree = await person.element.locator('[part~="view"]').ariaSnapshot();
  for (const line of [
    /heading "How does Larkfield test ERP let you sign in\?" \[level=\d\]/,
    /group "How does Larkfield test ERP let you sign in\?"/,
    /radio "Registered app Recommended A client ID and a secret\.[^"]*" \[checked\]/,
    /radio "Access token A long code for programs\.[^"]*"/,
    /button "Continue"/,
  ])
    assert.match(tree, line);
  await person.element.getByText('I don’t know which').click();
  await person.element.getByText('Go on with “Registered app”').waitFor();
  await person.page.context().close();
});

test('on the service’s own page the question is the same, and the browser’s Back leads to it', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.goesToOwnPage(stage.demo.serviceUrl);
  await person.find(system);
  await person.heading(question).waitFor();
  await way(person, token).check();
  await person.button('Continue').click();
  await person.field('token').waitFor();
  await page.goBack();
  await person.heading(question).waitFor();
  assert.equal(await way(person, token).isChecked(), true);
  await person.button('Continue').click();
  await person.field('address').fill(stage.demo.erp);
  await person.field('token').fill(await freshToken());
  await person.connect();
  await person.yes();
  await page.waitForURL(`${stage.demo.url}/`);
  await page.getByText('Connected. The system is in the list below.').waitFor();
  await page.context().close();
});
