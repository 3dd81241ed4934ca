import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Request, Response } from 'playwright-core';
import type { OpenAnswer } from '../../src/contract/index.ts';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

test('a person connects SAP CAP, and the partner’s page shows records read with the token', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries(stage.demo.typed.success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.getByText('WorkOrders').first().waitFor();
  const text = await page.locator('body').innerText();
  assert.doesNotMatch(text, /mk_test_[A-Za-z0-9_-]{20,}/, 'the page never holds the whole token');
  await page.context().close();
});

test('a system that needs nothing prepared is found, filled in, recognised and done', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.find('OData service');
  await person.type(stage.demo.typed.success);
  await person.connect();
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.context().close();
});

test('the service is another site than the partner, as on the internet', async () => {
  const page = await stage.visit();
  const asked: Request[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(`${stage.demo.serviceUrl}/connect/session`)) asked.push(request);
  });
  const person = new Person(page);
  await person.find('SAP CAP');
  await person.prepared();
  await person.field('address').waitFor();
  const sites = await Promise.all(asked.map((request) => request.headerValue('sec-fetch-site')));
  assert.deepEqual([...new Set(sites)], ['cross-site']);
  await page.context().close();
});

test('a reload in the middle comes back to the same step, and the flow goes on to the end', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.find('SAP CAP');
  await person.prepared();
  await person.field('address').waitFor();
  await page.reload();
  await person.field('address').waitFor();
  await person.type(stage.demo.typed.success);
  await person.connect();
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.context().close();
});

test('a reload while a check runs comes back to that check', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries({ ...stage.demo.typed.success, address: stage.hanging });
  await person.heading(/^Checking/).waitFor();
  await page.reload();
  await person.heading(/^Checking|answer/).waitFor();
  await page.context().close();
});

test('a wrong password comes back to the same form with the reason and the other values, and the right one connects', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  const { wrongPassword, success } = stage.demo.typed;
  await person.tries(wrongPassword);
  await person.form.locator('[data-code="auth.refused"]').waitFor();
  assert.equal(await person.field('address').inputValue(), wrongPassword.address);
  assert.equal(await person.field('username').inputValue(), wrongPassword.username);
  assert.equal(await person.field('password').inputValue(), '');
  await person.field('password').fill(success.password);
  await person.connect();
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.context().close();
});

test('Back leads from the form to the search, and nothing typed as a secret comes again', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.find('SAP CAP');
  await person.prepared();
  await person.type(stage.demo.typed.success);
  await person.button('Back').click();
  await person.button('I have everything').waitFor();
  await person.button('Back').click();
  await person.element.locator('input[role="combobox"]').waitFor();
  assert.equal(await person.field('password').count(), 0, 'the frame forgets what is left behind');
  await person.find('SAP CAP');
  await person.prepared();
  assert.equal(await person.field('password').inputValue(), '');
  await page.context().close();
});

test('two elements on one page connect one after the other, each in its own session', async () => {
  const page = await stage.visit('/two');
  const opened: Response[] = [];
  page.on('response', (response) => {
    if (response.url() === `${stage.demo.serviceUrl}/connect/sessions` && response.status() === 201)
      opened.push(response);
  });
  for (const at of [0, 1]) {
    const person = new Person(page, at);
    await person.tries(stage.demo.typed.success);
    await person.yes();
    await person.heading(/is connected/).waitFor();
  }
  const answers = (await Promise.all(opened.map((response) => response.json()))) as OpenAnswer[];
  assert.equal(new Set(answers.map(({ session }) => session.id)).size, 2);
  await page.context().close();
});
