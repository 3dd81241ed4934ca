import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

/** Role and name of what has the focus, through shadow roots; `IFRAME` while it is inside the frame. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at: Element | null = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at ? `${at.tagName} ${at.getAttribute('role') ?? ''} ${at.textContent?.trim() ?? ''}` : '';
  });

const tabUntil = async (page: Page, wanted: RegExp, reach: () => Promise<string>): Promise<void> => {
  for (let press = 0; press < 30; press++) {
    if (wanted.test(await reach())) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${wanted}; it stands on ${await reach()}`);
};

test('a person with a keyboard alone connects a system, with at most four interactions after it is found', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  const { address, username, password } = stage.demo.typed.success;
  let interactions = 0;
  const press = async (): Promise<void> => {
    interactions++;
    await page.keyboard.press('Enter');
  };
  await person.element.locator('input[role="combobox"]').waitFor();
  await tabUntil(page, /combobox/, () => focused(page));
  await person.findByKeys('SAP CAP');
  await person.button('I have everything').waitFor();
  await tabUntil(page, /I have everything/, () => focused(page));
  await press();
  await person.field('address').waitFor();
  const inside = (): Promise<string> =>
    person.form.locator('body').evaluate(() => document.activeElement?.getAttribute('name') ?? '');
  for (const [name, value] of Object.entries({ address, username, password })) {
    await tabUntil(page, new RegExp(`^${name}$`), inside);
    await page.keyboard.type(value);
  }
  await press();
  await person.heading(/answers$/).waitFor();
  assert.match(await focused(page), /answers/, 'focus moved to the heading of the question');
  await tabUntil(page, /Yes, hand it over/, () => focused(page));
  await press();
  await person.heading(/is connected/).waitFor();
  assert.ok(interactions <= 4, `${interactions} interactions`);
  assert.match(await focused(page), /is connected/, 'focus moved to the heading of the last screen');
  await page.context().close();
});

test('the option that the arrow keys have come to is always to be seen', async () => {
  const page = await stage.visit('/', { viewport: { width: 960, height: 420 } });
  const person = new Person(page);
  await person.element.getByRole('listbox').getByRole('option').nth(3).waitFor({ state: 'attached' });
  await person.element.locator('input[role="combobox"]').focus();
  for (const key of [
    ...Array<string>(12).fill('ArrowDown'),
    'PageDown',
    'PageDown',
    'PageUp',
    'Home',
    'End',
  ]) {
    await page.keyboard.press(key);
    const hidden = await person.element
      .getByRole('listbox')
      .getByRole('option', { selected: true })
      .evaluate((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        const list = row.parentElement!.getBoundingClientRect();
        return Math.max(Math.max(0, list.top) - top, bottom - Math.min(innerHeight, list.bottom), 0);
      });
    assert.ok(hidden <= 1.5, `after ${key} the active option is ${hidden} px out of sight`);
  }
  await page.context().close();
});
