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
  await person.element.getByRole('option').first().waitFor();
  await look('find');
  await person.find('SAP CAP');
  await person.prepared();
  await person.type(stage.demo.typed.selfSigned);
  await person.form.locator('.said').waitFor();
  await look('form');
  await person.connect();
  await person.element.locator('[data-code="tls.self_signed"]').waitFor();
  await look('failure');
  await page.context().close();
});
