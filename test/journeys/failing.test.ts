import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator } from 'playwright-core';
import { Person, type Details } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

/** What each failure must say: its code, what worked before it, what did not, whose turn it is, and what can be done first. */
interface Telling {
  readonly title: string;
  readonly details: () => Details;
  readonly code: string;
  readonly says: readonly RegExp[];
  readonly primary: RegExp;
}

const tellings: Telling[] = [
  {
    title: 'a host that nobody knows',
    details: () => ({ ...stage.demo.typed.success, address: 'https://no-such-system.invalid' }),
    code: 'dns.not_found',
    says: [/no-such-system\.invalid/],
    primary: /details|address/i,
  },
  {
    title: 'a self-signed certificate',
    details: () => stage.demo.typed.selfSigned,
    code: 'tls.self_signed',
    says: [/What worked/, /certificate/i, /IT/],
    primary: /IT/,
  },
  {
    title: 'another product at the address',
    details: () => stage.demo.typed.wrongProduct,
    code: 'service.',
    says: [/What worked/],
    primary: /details|address|system/i,
  },
  {
    title: 'a user without permission',
    details: () => stage.demo.typed.notPermitted,
    code: 'access.forbidden',
    says: [/What worked/, /admin/i],
    primary: /admin/i,
  },
  {
    title: 'a system that hangs',
    details: () => ({ ...stage.demo.typed.success, address: stage.hanging }),
    code: 'service.timeout',
    says: [/What worked/, /silent/, /IT/],
    primary: /again/i,
  },
];

/** The person was in the form when it was sent: the focus is on the heading that says what did not work. */
const assertFocusOn = async (person: Person, failure: Locator): Promise<void> => {
  await failure.locator('[part="heading"]').and(person.element.locator(':focus')).waitFor();
};

for (const { title, details, code, says, primary } of tellings)
  test(`${title}: the screen names what worked, what did not, who must act and one thing to do`, async () => {
    const page = await stage.visit();
    const person = new Person(page);
    await person.tries(details());
    const failure = person.element.locator(`[part="failure"][data-code^="${code}"]`);
    await failure.waitFor({ timeout: 40_000 });
    const text = await failure.innerText();
    await assertFocusOn(person, failure);
    for (const word of says) assert.match(text, word);
    assert.doesNotMatch(
      text.replaceAll('.invalid', ''),
      /please|oops|invalid|illegal|went wrong|undefined|\{/i,
    );
    const first = failure.locator('[part~="button-primary"]');
    assert.equal(await first.count(), 1);
    assert.match(await first.innerText(), primary);
    await page.context().close();
  });

test('from a failed check the person goes back, mends the address and connects', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.tries(stage.demo.typed.selfSigned);
  await person.element.locator('[data-code="tls.self_signed"]').waitFor();
  await person.button('Back').click();
  await person.type(stage.demo.typed.success);
  await person.connect();
  await person.yes();
  await person.heading(/is connected/).waitFor();
  await page.context().close();
});

test('the message for the IT colleague holds host, port, code and no secret', async () => {
  const page = await stage.visit('/', { permissions: ['clipboard-read', 'clipboard-write'] });
  const person = new Person(page);
  const { selfSigned } = stage.demo.typed;
  await person.tries(selfSigned);
  const failure = person.element.locator('[data-code="tls.self_signed"]');
  await failure.locator('[part~="button-primary"]').click();
  const message = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(message, /localhost/);
  assert.match(message, new RegExp(new URL(selfSigned.address).port));
  assert.match(message, /tls\.self_signed/);
  assert.ok(!message.includes(selfSigned.password) && !message.includes(selfSigned.username));
  await page.context().close();
});

test('the probe says under the address what it found, before anybody signs in', async () => {
  const page = await stage.visit();
  const person = new Person(page);
  await person.find('SAP CAP');
  await person.prepared();
  await person.field('address').fill(stage.demo.typed.success.address);
  await person.form
    .locator('.said')
    .filter({ hasText: /Reached .*localhost/ })
    .waitFor();
  await person.field('address').fill('https://no-such-system.invalid');
  await person.field('username').focus();
  await person.form
    .locator('.said')
    .filter({ hasText: /no-such-system/ })
    .waitFor();
  await page.context().close();
});
