import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

interface Shown {
  readonly id: string;
  readonly status: string;
}

/** What the partner's backend holds for the customer, as its own page would ask for it. */
const connections = async (): Promise<Shown[]> => {
  const context = await stage.browser.newContext();
  await context.request.get(`${stage.demo.url}/`);
  const answer = await context.request.get(`${stage.demo.url}/app/connections`);
  const { connections: held } = (await answer.json()) as { connections: Shown[] };
  await context.close();
  return held;
};

test('a browser that is closed before the hand-over costs nothing: the partner holds the connection, and its token works', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  const handedOver = Promise.withResolvers<void>();
  await page.route('**/makini/callback', () => handedOver.resolve());
  await person.tries(stage.demo.typed.success);
  await person.yes();
  await handedOver.promise;
  await page.context().close();
  let held = await connections();
  for (let tries = 0; held.length === 0 && tries < 300; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    held = await connections();
  }
  assert.deepEqual(
    held.map(({ status }) => status),
    ['active'],
  );
});
