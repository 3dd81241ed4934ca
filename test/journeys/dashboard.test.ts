import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

const password = 'tractor lemon Thursday';
let stage: Stage;
let operator: Page;
const complaints: string[] = [];
/** A partner's endpoint that can be told to refuse. */
let endpoint: Server;
const taken: string[] = [];
let refuses = true;

before(async () => {
  endpoint = createServer((request, response) => {
    request.resume();
    if (!refuses) taken.push(String(request.headers['webhook-id']));
    response.writeHead(refuses ? 410 : 204).end();
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const beside = (endpoint.address() as AddressInfo).port;
  stage = await openStage({
    database: true,
    beside,
    settings: { MAKINI_CHECK_EVERY: '3', MAKINI_CHECK_CONFIRM: '1' },
  });
  const context = await stage.browser.newContext({ viewport: { width: 1100, height: 900 } });
  context.setDefaultTimeout(45_000);
  operator = await context.newPage();
  operator.on('console', (line) => {
    if (/Content Security Policy|Trusted/.test(line.text())) complaints.push(line.text());
  });
  operator.on('pageerror', (error) => complaints.push(error.message));
});
after(async () => {
  endpoint.close();
  await stage.stop();
});

const goTo = (view: string): Promise<void> =>
  operator.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: view }).click();

const hook = (): string => `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/hook`;

const sql = () => stage.demo.typed.sql.success;

/** The user of the database changes their own password, at the database itself. */
const changePassword = async (from: string, to: string): Promise<void> => {
  const port = Number(/:(\d+)/.exec(sql().address)?.[1]);
  const { database = 'plant', username: user } = sql();
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user,
    password: from,
    database,
    ssl: { rejectUnauthorized: false },
  });
  await client.connect();
  await client.query(`alter role current_user password ${pg.escapeLiteral(to)}`);
  await client.end();
};

test('the link of the first start sets the password, and a changed password at a system needs its customer', async () => {
  const { setup = '', url = '' } = stage.demo.dashboard ?? {};
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries(sql());
  await person.yes();
  await person.heading(/is connected/).waitFor();

  await operator.goto(setup);
  await operator.getByLabel('Password').fill(password);
  await operator.getByText('Hard to guess', { exact: true }).waitFor();
  await operator.getByRole('button', { name: 'Set the password' }).click();
  await operator.getByRole('heading', { name: 'Connections', exact: true }).waitFor();
  assert.equal(new URL(operator.url()).hash, '');
  await operator.getByRole('button', { name: 'Sign out', exact: true }).click();
  await operator.getByLabel('Password').fill('not the password');
  await operator.getByRole('button', { name: 'Sign in' }).click();
  await operator.locator('#trouble', { hasText: 'This is not the password.' }).waitFor();
  await operator.getByLabel('Password').fill(password);
  await operator.getByRole('button', { name: 'Sign in' }).click();

  const row = operator.getByRole('listitem').filter({ hasText: 'PostgreSQL' });
  await row.getByText('Working').waitFor();
  await changePassword(sql().password, 'changed-2026');
  await row.getByRole('link').click();
  await operator.getByText('Needs a new sign-in').first().waitFor();
  await operator.getByText('Must act: the customer who connected it').first().waitFor();
  await operator.getByText('The system refused the stored sign-in').first().waitFor();
  await operator.getByRole('link', { name: 'All connections' }).click();
  await operator.getByRole('link', { name: /^Needs someone/ }).click();
  await row.getByText('Must act: the customer who connected it').waitFor();
  await operator.reload();
  await row.getByText('Needs a new sign-in').waitFor();
  assert.match(operator.url(), new RegExp(`^${url}#/connections\\?needs_someone=1$`));
  await changePassword('changed-2026', sql().password);
  assert.deepEqual(complaints, []);
  await page.context().close();
});

test('a client is made, its secret shows once, and its partner may open sessions with it', async () => {
  await goTo('Clients');
  await operator.getByRole('button', { name: 'New client' }).click();
  const dialog = operator.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Stockwise');
  await dialog.getByLabel('Origins').fill('http://localhost:3000/page');
  await dialog.getByLabel('Redirect URIs').fill('http://localhost:3000/makini/callback');
  await dialog.getByRole('button', { name: 'Make the client' }).click();
  await dialog.getByText('http://localhost:3000/page: ').waitFor();
  await dialog.getByLabel('Origins').fill('http://localhost:3000');
  await dialog.getByRole('button', { name: 'Make the client' }).click();
  await dialog.getByRole('heading', { name: 'Id and secret of Stockwise' }).waitFor();
  const [id, secret] = await dialog.locator('code').allInnerTexts();
  const answer = await fetch(`${stage.demo.serviceUrl}/api/system/client`, { method: 'GET' });
  assert.equal(answer.status, 401);
  const token = await fetch(`${stage.demo.serviceUrl}/link/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  assert.equal(token.status, 200);
  await dialog.getByRole('button', { name: 'I have kept it' }).click();
  await operator.getByRole('link', { name: 'Stockwise' }).waitFor();
  assert.equal(await operator.getByText(secret ?? '', { exact: false }).count(), 0);
  const { access_token: access } = (await token.json()) as { access_token: string };
  const made = await fetch(`${stage.demo.serviceUrl}/api/system/webhooks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access}`, 'content-type': 'application/json' },
    body: JSON.stringify({ url: hook() }),
  });
  assert.equal(made.status, 201);
});

test('a delivery that was given up is sent again, and taken', async () => {
  await goTo('Deliveries');
  await operator.getByRole('button', { name: `Send a test: ${hook()}` }).click();
  const row = operator.getByRole('listitem').filter({ hasText: 'webhook.test' });
  await row.getByText('Given up').waitFor();
  await operator.getByText('It answered that it is gone (410).').waitFor();
  await row.getByRole('button', { name: /^Attempts/ }).click();
  await row.getByText('answered 410').last().waitFor();
  refuses = false;
  await operator.getByRole('button', { name: `Switch on: ${hook()}` }).click();
  await operator.getByRole('button', { name: `Switch off: ${hook()}` }).waitFor();
  await row.getByRole('button', { name: /^Send again/ }).click();
  await row.getByText('Taken').waitFor();
  assert.equal(taken.length, 1);
  assert.deepEqual(complaints, []);
});
