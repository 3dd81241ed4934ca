import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

test('with forced colours, from right to left, 360 px wide, axe finds nothing in the search, the form and a failure', async () => {
  const page = await stage.visit('/', {
    forcedColors: 'active',
    reducedMotion: 'reduce',
    viewport: { width: 360, height: 900 },
  });
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  const person = new Person(page);
  const look = async (name: string): Promise<void> => {
    await page.evaluate(() =>
      Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
    );
    await page.screenshot({ path: `screens/9-forced-${name}.png`, fullPage: true });
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(
      violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.html).join(' ')}`),
      [],
    );
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
  };
  await person.element.getByRole('listbox').getByRole('option').first().waitFor();
  await look('find');
  await person.find('SAP CAP');
  await person.prepared();
  await person.type(stage.demo.typed.selfSigned);
  await person.form.locator('.said').waitFor();
  await look('form');
  for (const label of await person.form.locator('label, .said').all()) {
    const { unicodeBidi, textAlign } = await label.evaluate((at) => {
      const { unicodeBidi, textAlign } = getComputedStyle(at);
      return { unicodeBidi, textAlign };
    });
    assert.deepEqual({ unicodeBidi, textAlign }, { unicodeBidi: 'plaintext', textAlign: 'right' });
  }
  await person.connect();
  await person.element.locator('[data-code="tls.self_signed"]').waitFor();
  await look('failure');
  await page.context().close();
});

test('for people who asked for less motion nothing moves, neither in the element nor in the frame', async () => {
  const page = await stage.visit('/', { reducedMotion: 'reduce' });
  const person = new Person(page);
  await person.find('SAP CAP');
  await person.prepared();
  await person.type({ ...stage.demo.typed.success, address: stage.hanging });
  const moving = (): Promise<number[]> =>
    Promise.all(page.frames().map((frame) => frame.evaluate(() => document.getAnimations().length)));
  await person.connect();
  assert.deepEqual(await moving(), [0, 0]);
  await person.heading(/^Checking/).waitFor();
  assert.deepEqual(await moving(), [0, 0]);
  await page.context().close();
});
