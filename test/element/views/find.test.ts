import { assert } from '@open-wc/testing';
import { json } from '../fixtures/fake-service.ts';
import { until } from '../fixtures/page.ts';
import { prepare, select } from '../fixtures/samples.ts';
import { at, key, pause, service, type } from '../fixtures/setup.ts';

describe('the search', () => {
  it('shows fifty systems, and fifty more on request', async () => {
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    assert.equal(placed.all('img').length, 0);
    placed.button('Show 50 more').click();
    await until('more rows', () => placed.all('[role=option]').length === 100);
  });

  it('finds by name, alias and maker, the best first', async () => {
    const placed = await at(select, 'Which system');
    const input = placed.one('#search');
    const first = (): string => placed.all('[role=option] .strong')[0]?.textContent ?? '';
    type(input, 'maximo');
    await until('Maximo', () => first() === 'IBM Maximo');
    type(input, 'axapta');
    await until('Dynamics', () => first().startsWith('Dynamics'));
    type(input, 'oracle fin');
    await until('nothing or Oracle', () => placed.all('.none').length === 1);
    placed.button('Show all systems').click();
    await until('all', () => placed.all('[role=option]').length === 50);
  });

  it('is worked by keyboard alone, as the pattern says', async () => {
    const placed = await at(select, 'Which system');
    const input = placed.one('#search');
    await until('rows', () => placed.all('[role=option]').length === 50);
    const active = async (): Promise<string | null> => {
      await placed.element.updateComplete;
      return input.getAttribute('aria-activedescendant');
    };
    assert.isNull(await active());
    assert.isTrue(key(input, 'Home'), 'without an active option, Home belongs to the text');
    key(input, 'ArrowDown');
    assert.equal(await active(), 'option-0');
    key(input, 'PageDown');
    assert.equal(await active(), 'option-10');
    key(input, 'ArrowUp');
    assert.equal(await active(), 'option-9');
    key(input, 'End');
    assert.equal(await active(), 'option-49');
    key(input, 'ArrowDown');
    assert.equal(await active(), 'option-50');
    key(input, 'Home');
    assert.equal(await active(), 'option-0');
    assert.equal(placed.all('[aria-selected=true]').length, 1);
    type(input, 'odoo');
    assert.isNull(await active());
    key(input, 'Escape');
    await until('the field is empty', () => (input as HTMLInputElement).value === '');
    type(input, 'odoo');
    service.step = prepare;
    key(input, 'Enter');
    await placed.arrive('Before you connect');
    const answer = service.asked.find(({ path }) => path === '/connect/session/answer');
    assert.deepEqual(JSON.parse(answer?.body ?? ''), { kind: 'select', step: 's1', system: 'odoo' });
    assert.deepEqual(placed.told.find(({ name }) => name === 'select')?.detail, {
      system: 'odoo',
      name: 'Odoo',
    });
  });

  it('draws at most twice and changes few rows for a keystroke', async () => {
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    let rows = 0;
    const observer = new MutationObserver((records) => {
      const changed = new Set(
        records.map(({ target }) => (target.parentElement ?? (target as Element))?.closest('[role=option]')),
      );
      rows += changed.size;
    });
    observer.observe(placed.one('.options'), { subtree: true, childList: true, characterData: true });
    type(placed.one('#search'), 'p');
    await placed.element.updateComplete;
    await pause(20);
    observer.disconnect();
    assert.isAtMost(rows, 60);
    assert.isBelow(placed.all('*').length, 900);
  });

  it('says that the list could not be loaded, and loads it again', async () => {
    service.on('/catalogue/index.json', () => json({}, 500));
    const placed = await at(select, 'Which system');
    await until('the failure', () => placed.all('.none').length === 1);
    service.on('/catalogue/index.json', () =>
      json({
        version: 1,
        categories: ['ERP'],
        id: ['a'],
        name: ['A'],
        vendor: ['V'],
        category: [0],
        aliases: [''],
        tier: 'v',
      }),
    );
    placed.button('Load it again').click();
    await until('rows', () => placed.all('[role=option]').length === 1);
  });
});
