import { assert } from '@open-wc/testing';
import { until } from '../fixtures/page.ts';
import type { Placed } from '../fixtures/page.ts';
import { choose, chooseWay } from '../fixtures/samples.ts';
import { at, service } from '../fixtures/setup.ts';

const question = 'How does SAP S/4HANA let you sign in?';
const answers = (): string[] =>
  service.asked.filter(({ path }) => path.endsWith('/answer')).map(({ body }) => body);
const rows = ({ all }: Placed): string[] =>
  all('.option').map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());
const radios = ({ all }: Placed): HTMLInputElement[] => all('input[type=radio]') as HTMLInputElement[];
const press = (on: HTMLElement, key: string): boolean =>
  on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));

describe('a choice of ways to sign in', () => {
  it('names each, says what it takes, and has the recommended one first and taken', async () => {
    const placed = await at(chooseWay, question);
    const [first = '', second = '', third = ''] = rows(placed);
    assert.match(first, /^User name and password Recommended ?Those of a user/);
    assert.match(second, /^Sign-in page of the system ?You sign in there/);
    assert.match(third, /^Certificate ?A certificate and its private key/);
    assert.deepEqual(
      radios(placed).map(({ checked }) => checked),
      [true, false, false],
    );
  });

  it('is answered by Enter, with the way that is taken', async () => {
    const placed = await at(chooseWay, question);
    const [taken, other] = radios(placed);
    press(taken!, 'a');
    assert.lengthOf(answers(), 0);
    other!.click();
    press(other!, 'Enter');
    await until('an answer', () => answers().length === 1);
    assert.include(JSON.parse(answers()[0]!), { kind: 'choose', step: 's8', option: 'oauth2_code' });
  });

  it('comes back with the way that was picked before', async () => {
    const placed = await at({ ...chooseWay, chosen: 'client_certificate' }, question);
    assert.deepEqual(
      radios(placed).map(({ checked }) => checked),
      [false, false, true],
    );
    assert.match(rows(placed)[0] ?? '', /Recommended/);
  });

  it('helps who does not know: with the recommended way, and without one with whom to ask', async () => {
    const placed = await at(chooseWay, question);
    assert.include(placed.one('details.help p').textContent, 'Go on with “User name and password”');
    placed.element.remove();
    sessionStorage.clear();
    const system = { ...chooseWay.system, tier: 'choose_method' } as const;
    const unknown = await at({ ...chooseWay, system, chosen: undefined }, question);
    assert.include(unknown.one('details.help p').textContent, 'Ask whoever looks after SAP S/4HANA');
    assert.notInclude(rows(unknown).join(), 'Recommended');
    assert.isTrue(radios(unknown).every(({ checked }) => !checked));
    press(radios(unknown)[0]!, 'Enter');
    assert.lengthOf(answers(), 0);
  });

  it('shows a way that is newer than the page by its own name', async () => {
    const options = [...chooseWay.options, { id: 'carrier_pigeon', name: 'Carrier pigeon' }];
    const placed = await at({ ...chooseWay, options }, question);
    assert.equal(rows(placed).at(-1), 'Carrier pigeon');
  });

  it('of companies has no such help', async () => {
    const placed = await at(choose(3), 'Which company');
    assert.lengthOf(placed.all('details.help'), 0);
    assert.isTrue(radios(placed).every(({ checked }) => !checked));
  });
});
