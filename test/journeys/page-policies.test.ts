// The service's own pages under their own policies, in a browser that tells of every violation.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

/** Violations in every document of the page's context, frames and tabs included; the listener is there before any script. */
const watched = async (path = '/'): Promise<{ page: Page; seen: string[] }> => {
  const page = await stage.visit('/sign-in');
  const seen: string[] = [];
  await page.context().exposeBinding('tellViolation', (source, what: string) => {
    seen.push(`${source.frame.url()} ${what}`);
  });
  await page.context().addInitScript(() => {
    const told = window as unknown as { tellViolation(what: string): void };
    addEventListener('securitypolicyviolation', (event) =>
      told.tellViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  await page.goto(`${stage.demo.url}${path}`);
  return { page, seen };
};

test('the frame runs under its policy without a violation, from the form to the end', async () => {
  const { page, seen } = await watched();
  const person = new Person(page);
  await person.tries(stage.demo.typed.success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  assert.deepEqual(seen, []);
  await page.context().close();
});

test('the hosted page and its frame run under their policies without a violation', async () => {
  const { page, seen } = await watched();
  const person = new Person(page);
  await person.goesToOwnPage(stage.demo.serviceUrl);
  await person.tries(stage.demo.typed.success);
  await person.yes();
  await page.waitForURL(`${stage.demo.url}/`);
  assert.deepEqual(seen, []);
  await page.context().close();
});

test('markup that no policy made is refused in the frame, and the counting sees it', async () => {
  const { page, seen } = await watched();
  const person = new Person(page);
  await person.find('SAP CAP');
  await person.prepared();
  await person.field('address').waitFor();
  const frame = page.frames().find((each) => each.url().includes('/connect/frame'));
  assert.ok(frame, 'the frame is there');
  const name = await frame.evaluate(() => {
    try {
      document.body.insertAdjacentHTML('beforeend', '<p>x</p>');
      return 'nothing';
    } catch (error) {
      return (error as Error).name;
    }
  });
  assert.equal(name, 'TypeError');
  while (seen.length === 0) await setTimeout(20);
  assert.match(seen.join(), /require-trusted-types-for/);
  await page.context().close();
});
