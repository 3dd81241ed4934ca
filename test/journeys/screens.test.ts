import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

const shots = new URL('../../screens/', import.meta.url).pathname;
mkdirSync(shots, { recursive: true });

const looks = [
  { colorScheme: 'light', width: 960 },
  { colorScheme: 'dark', width: 960 },
  { colorScheme: 'light', width: 360 },
  { colorScheme: 'dark', width: 360 },
  { colorScheme: 'light', width: 320 },
] as const;

for (const { colorScheme, width } of looks)
  test(`every screen, ${colorScheme}, ${width} px wide: axe finds nothing and nothing is clipped`, async () => {
    const page = await stage.visit('/', { colorScheme, viewport: { width, height: 900 } });
    const person = new Person(page);
    const look = async (name: string): Promise<void> => {
      await page.evaluate(() =>
        Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
      );
      await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${name}: ${id} ${nodes.map((node) => node.html).join(' ')}`),
        [],
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${name} is ${overflow} px too wide`);
    };
    const { success, wrongPassword, selfSigned } = stage.demo.typed;
    await person.element.getByRole('listbox').getByRole('option').first().waitFor();
    await look('1-find');
    await person.element.locator('input[role="combobox"]').fill('zzzz');
    await person.element.getByText('No system called').waitFor();
    await look('2-find-nothing');
    await person.find('SAP CAP');
    await person.button('I have everything').waitFor();
    await look('3-prepare');
    await person.prepared();
    await person.field('address').fill(success.address);
    await person.form.locator('.said').filter({ hasText: 'Reached' }).waitFor();
    await look('4-form');
    // An account of its own: five refusals of one account, and it rests for a quarter of an hour.
    await person.type({ ...wrongPassword, username: `${colorScheme}-${width}` });
    await person.connect();
    await person.form.locator('[data-code="auth.refused"]').waitFor();
    await look('5-refused');
    await person.type(selfSigned);
    await person.connect();
    await person.element.locator('[data-code="tls.self_signed"]').waitFor();
    await look('6-check-failed');
    await person.button('Back').click();
    await person.type({ ...success, address: stage.hanging });
    await person.connect();
    await person.heading(/^Checking/).waitFor();
    await look('7-check-running');
    await person.button('Back').click();
    await person.field('address').waitFor();
    await person.type(success);
    await person.connect();
    await person.heading(/answers$/).waitFor();
    await look('8-proof');
    await person.button('No, go back').click();
    await person.field('address').waitFor();
    await look('8-declined');
    await person.type(success);
    await person.connect();
    await person.yes();
    await person.heading(/is connected/).waitFor();
    await look('9-connected');
    await page.context().close();
  });
