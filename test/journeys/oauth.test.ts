/** Signing in at a system's own page, in a tab, from a page that forbids whatever it can; the system is the demo's test ERP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { people, registered } from '../../demo/systems/oauth-erp/oauth-erp.ts';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage.stop());

/** The page with the strictest policy there is: no referrer, isolated (COOP), forms to itself alone; cookies of other sites blocked. */
const visit = async (): Promise<Person> => {
  const page = await stage.visit('/strict');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCookieControls', { enableThirdPartyCookieRestriction: true });
  const headers = (await page.reload())?.headers() ?? {};
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
  assert.match(headers['content-security-policy'] ?? '', /form-action 'self'/);
  return new Person(page);
};

const { code } = registered;

/** From the search to the sign-in. */
const atSignIn = async (person: Person, secret: string = code.secret): Promise<void> => {
  await person.find('Larkfield test ERP (sign-in page)');
  await person.prepared();
  await person.field('address').fill(stage.demo.erp);
  await person.field('client_id').fill(code.id);
  await person.field('client_secret').fill(secret);
  await person.connect();
  await person.heading(/^Sign in to/).waitFor();
};

const opened = async (person: Person, button: string | RegExp = /^Sign in to/): Promise<Page> => {
  const tab = person.page.context().waitForEvent('page');
  await person.form.getByRole('button', { name: button }).click();
  const popup = await tab;
  await popup
    .getByLabel('User')
    .waitFor()
    .catch(async (cause: unknown) => {
      throw new Error(`The tab shows: ${await popup.innerText('body')}`, { cause });
    });
  const isolated = (await popup.request.get(popup.url())).headers()['cross-origin-opener-policy'];
  assert.equal(isolated, 'same-origin', 'the provider isolates its page too');
  return popup;
};

const signIn = async (
  popup: Page,
  who: keyof typeof people,
  answer: 'Allow' | 'Decline',
): Promise<string> => {
  await popup.getByLabel('User').fill(people[who].user);
  await popup.getByLabel('Password').fill(people[who].password);
  await popup.getByRole('button', { name: 'Sign in' }).click();
  await popup.getByRole('button', { name: answer }).click();
  await popup.getByText('You can close this tab').waitFor();
  return popup.getByRole('heading').innerText();
};

test('A person signs in at the system’s own page and is connected, from a page that forbids what it can.', async () => {
  const person = await visit();
  await atSignIn(person);
  const popup = await opened(person);
  assert.equal(await popup.evaluate(() => window.opener === null), true);
  assert.equal(await signIn(popup, 'planner', 'Allow'), 'You are signed in');
  await popup.close();
  await person.yes();
  await person.heading('Larkfield test ERP (sign-in page) is connected').waitFor();
  await person.page.context().close();
});

test('The tab carries nothing secret: not in its addresses, pages, storage, cookies or history; what stays in its last address is used up.', async () => {
  const person = await visit();
  const context = person.page.context();
  const secrets = new Set<string>([code.secret, people.planner.password]);
  const traces: string[] = [];
  context.on('request', (request) => {
    const { authorization = '', referer = '' } = request.headers();
    traces.push(request.url(), referer);
    const token = /^Bearer (.+)$/.exec(authorization)?.[1];
    const ticket = /"ticket":"([^"]+)"|^ticket=([^&]+)|&ticket=([^&]+)/.exec(request.postData() ?? '');
    for (const secret of [token, ...(ticket?.slice(1) ?? [])]) if (secret !== undefined) secrets.add(secret);
  });
  const look = async (page: Page): Promise<void> => {
    const devtools = await context.newCDPSession(page);
    traces.push(await page.content(), JSON.stringify(await devtools.send('Page.getNavigationHistory')));
    const kept = (): string =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, name]);
    traces.push(await page.evaluate(kept));
  };
  await atSignIn(person);
  const popup = await opened(person);
  await look(popup);
  await signIn(popup, 'planner', 'Allow');
  await look(popup);
  const last = popup.url();
  assert.match(last, /\/oauth\/callback\/[^/]+\/[^/]+\?.*code=/);
  assert.equal((await context.request.get(last)).status(), 400, 'a second visit is worth nothing');
  await popup.close();
  await person.yes();
  await person.heading('Larkfield test ERP (sign-in page) is connected').waitFor();
  // The tokens of the page and of its frame, their tickets, what was typed in the frame, and at the system.
  assert.ok(secrets.size >= 6 && traces.length > 40, `${secrets.size} secrets, ${traces.length} places`);
  for (const secret of secrets)
    for (const spelling of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64url')])
      for (const trace of traces) assert.ok(!trace.includes(spelling), `found in: ${trace.slice(0, 200)}`);
  await context.close();
});

test('A person who declines finds the sign-in again with the reason, and can still agree.', async () => {
  const person = await visit();
  await atSignIn(person);
  await signIn(await opened(person), 'planner', 'Decline');
  await person.form.locator('[data-code="auth.consent_denied"]').waitFor();
  const tab = person.page.context().waitForEvent('page');
  await person.form.getByRole('button', { name: /^Sign in to/ }).click();
  const popup = await tab;
  await popup.getByRole('button', { name: 'Allow' }).click();
  await popup.getByText('You can close this tab').waitFor();
  await person.yes();
  await person.heading('Larkfield test ERP (sign-in page) is connected').waitFor();
  await person.page.context().close();
});

test('A wrong client secret leads back to the form, at its field.', async () => {
  const person = await visit();
  await atSignIn(person, 'not-the-secret');
  await signIn(await opened(person), 'planner', 'Allow');
  await person.form.locator('[data-code="auth.client_refused"]').waitFor();
  assert.equal(await person.field('client_secret').getAttribute('aria-invalid'), 'true');
  await person.page.context().close();
});

test('A person without the permission is told so, after a sign-in that worked.', async () => {
  const person = await visit();
  await atSignIn(person);
  await signIn(await opened(person), 'visitor', 'Allow');
  await person.element.locator('[data-code="access.forbidden"]').waitFor();
  await person.page.context().close();
});

test('A tab that was closed is opened again, and the first one counts no more.', async () => {
  const person = await visit();
  await atSignIn(person);
  await (await opened(person)).close();
  await signIn(await opened(person, 'Open the sign-in again'), 'planner', 'Allow');
  await person.yes();
  await person.heading('Larkfield test ERP (sign-in page) is connected').waitFor();
  await person.page.context().close();
});

test('A program connects with its own credentials; a wrong secret is told at its field.', async () => {
  const person = await visit();
  const { program } = registered;
  await person.find('Larkfield test ERP (client credentials)');
  await person.prepared();
  await person.field('address').fill(stage.demo.erp);
  await person.field('client_id').fill(program.id);
  await person.field('client_secret').fill('not-the-secret');
  await person.connect();
  await person.form.locator('[data-code="auth.client_refused"]').waitFor();
  await person.field('client_secret').fill(program.secret);
  await person.connect();
  await person.yes();
  await person.heading('Larkfield test ERP (client credentials) is connected').waitFor();
  await person.page.context().close();
});

test('a program whose secret has run out, and one that was not granted the permission, meet failures of their own', async () => {
  const person = await visit();
  await person.find('Larkfield test ERP (client credentials)');
  await person.prepared();
  await person.field('address').fill(stage.demo.erp);
  await person.field('client_id').fill(registered.expired.id);
  await person.field('client_secret').fill(registered.expired.secret);
  await person.connect();
  await person.form.locator('[data-code="auth.client_secret_expired"]').waitFor();
  await person.field('client_id').fill(registered.narrow.id);
  await person.field('client_secret').fill(registered.narrow.secret);
  await person.connect();
  await person.heading('The system does not grant the permissions asked for').waitFor();
  await person.button('Copy a message for the administrator').waitFor();
  await person.page.context().close();
});
