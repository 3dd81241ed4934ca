import { assert } from '@open-wc/testing';
import { json } from '../fixtures/fake-service.ts';
import { until } from '../fixtures/page.ts';
import type { Placed } from '../fixtures/page.ts';
import { catalogue, prepare, select } from '../fixtures/samples.ts';
import { at, key, pause, service, type } from '../fixtures/setup.ts';
import { wholeIndex } from '../fixtures/whole-index.ts';

/** Counts how often an element draws itself, from one asking to the next. */
const countDraws = (element: HTMLElement): (() => number) => {
  let drawn = 0;
  const drawing = element as unknown as { performUpdate(): void };
  const real = drawing.performUpdate.bind(element);
  drawing.performUpdate = () => {
    drawn++;
    real();
  };
  return () => {
    const sum = drawn;
    drawn = 0;
    return sum;
  };
};

/** How many rows of the list change while something is done. */
const rowsChanged = async (placed: Placed, act: () => Promise<void>): Promise<number> => {
  const rows = new Set<Element>();
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, removedNodes } of records) {
      const row = (target instanceof Element ? target : target.parentElement)?.closest('[role=option]');
      const whole = [...addedNodes, ...removedNodes].filter((node) => node instanceof HTMLLIElement);
      for (const each of row ? [row] : whole) rows.add(each);
    }
  });
  observer.observe(placed.one('.find'), {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
  await act();
  observer.disconnect();
  return rows.size;
};

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
    await until('Oracle', () => first().startsWith('Oracle Fusion'));
    type(input, 'zzzz');
    await until('nothing', () => placed.all('.none').length === 1);
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

  it('shows the partner’s systems first, under words of their own, and says that their owners are not affiliated', async () => {
    service.on('/catalogue/index.json', () => json(wholeIndex));
    const caption = (placed: Placed): string => placed.one('#caption').textContent?.trim() ?? '';
    service.step = { ...select, preferred: ['zuora', 'odoo'] };
    const placed = await at(service.step, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    const names = placed.all('[role=option] .strong').map(({ textContent }) => textContent);
    assert.deepEqual(names.slice(0, 3), ['Zuora', 'Odoo', 'SAP S/4HANA']);
    assert.notEqual(caption(placed), 'Often connected');
    assert.include(placed.one('.legal').textContent ?? '', 'not affiliated');
  });

  it('keeps the active option in sight by the list’s own scrolling, without moving the page', async () => {
    const below = document.createElement('div');
    below.style.blockSize = '3000px';
    const placed = await at(select, 'Which system');
    document.body.append(below);
    await until('rows', () => placed.all('[role=option]').length === 50);
    scrollTo(0, 10);
    const input = placed.one('#search');
    const list = placed.one('.options');
    const inSight = async (): Promise<void> => {
      await placed.element.updateComplete;
      const { top, bottom } = placed.one('[aria-selected=true]').getBoundingClientRect();
      const around = list.getBoundingClientRect();
      assert.isAtLeast(top, Math.max(0, around.top) - 1);
      assert.isAtMost(bottom, Math.min(innerHeight, around.bottom) + 1);
      assert.equal(scrollY, 10);
    };
    for (const name of ['ArrowDown', 'PageDown', 'PageDown', 'ArrowDown', 'PageUp', 'Home']) {
      key(input, name);
      await inSight();
    }
    key(input, 'PageDown');
    await placed.element.updateComplete;
    assert.isAbove(list.scrollTop, 0);
    below.remove();
  });

  it('draws at most twice and changes at most 60 rows for a keystroke in the whole catalogue, clearing included', async () => {
    service.on('/catalogue/index.json', () => json(wholeIndex));
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    await pause(500); // the announcements of the arrival are over
    const drawn = countDraws(placed.element);
    for (const query of ['p', 'pl', 'zzzz', '', 'maximo', 'mxaimo', 's', '']) {
      const rows = await rowsChanged(placed, async () => {
        type(placed.one('#search'), query);
        await placed.element.updateComplete;
        await pause(500); // the announcement of the result, too
      });
      assert.isAtMost(rows, 60, `rows for “${query}”`);
      assert.isAtMost(drawn(), 2, `drawings for “${query}”`);
    }
  }).timeout(10_000);

  it('keeps the page light with the whole catalogue: under 500 elements, no picture', async () => {
    service.on('/catalogue/index.json', () => json(wholeIndex));
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    assert.equal(placed.all('.kinds option').length, 46);
    assert.isBelow(placed.all('*').length, 500);
    assert.equal(placed.all('img, image, picture, [src]:not(iframe)').length, 0);
    const asked = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    assert.deepEqual(
      asked.filter(({ initiatorType }) => ['img', 'image', 'css'].includes(initiatorType)),
      [],
    );
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

  it('gives the focus to the search when the button that was pressed goes away, and says what was added', async () => {
    service.on('/catalogue/index.json', () => json(catalogue(80)));
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    const said = (): string => placed.one('.live').textContent ?? '';
    const press = (label: string): void => {
      placed.button(label).focus();
      placed.button(label).click();
    };
    const focused = async (): Promise<string | undefined> => {
      await placed.element.updateComplete;
      return placed.element.shadowRoot?.activeElement?.id;
    };
    press('Show 30 more');
    assert.equal(await focused(), 'search');
    await until('the news', () => said() === '30 more systems are listed');
    type(placed.one('#search'), 'zzzz');
    await until('nothing', () => placed.all('.none').length === 1);
    press('Show all systems');
    assert.equal(await focused(), 'search');
  });

  it('says that the list could not be loaded, and keeps the focus when it is loaded again', async () => {
    service.on('/catalogue/index.json', () => json({}, 500));
    const placed = await at(select, 'Which system');
    await until('words', () => placed.one('.live').textContent === 'The list of systems could not be loaded');
    service.on('/catalogue/index.json', () => json(catalogue(3)));
    placed.button('Load it again').focus();
    placed.button('Load it again').click();
    await until('rows', () => placed.all('[role=option]').length === 3);
    assert.equal(placed.element.shadowRoot?.activeElement, placed.one('#search'));
  });

  it('begins another opening without the query of the last one', async () => {
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    type(placed.one('#search'), 'odoo');
    service.step = { ...select, id: 's9' };
    placed.element.reset();
    await until('another opening', () => service.count('/connect/sessions') === 2);
    await until('rows', () => placed.all('[role=option]').length === 50);
    assert.equal((placed.one('#search') as HTMLInputElement).value, '');
  });

  it('leads those whose system is not listed on, from the list and from an empty one, where that is offered', async () => {
    const other = { id: [''], name: ['Another system'], vendor: ['Any maker'], category: [0], aliases: [''] };
    const known = {
      version: 1,
      categories: ['Maintenance'],
      ...other,
      tier: 'c',
      unlisted: ['another-system'],
    };
    service.on('/catalogue/index.json', () => json(known));
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 1);
    assert.isOk(placed.button('My system is not listed'));
    type(placed.one('#search'), 'no such thing anywhere');
    await until('none', () => placed.all('[role=option]').length === 0);
    service.step = prepare;
    placed.button('My system is not listed').click();
    (await until('the way', () => placed.all('.way')[0])).click();
    await until('the answer', () => service.count('/connect/session/answer') === 1);
    const [event] = placed.told.filter(({ name }) => name === 'select');
    assert.deepEqual(event?.detail, { system: 'another-system', name: 'Another system' });
  });

  it('leads nobody on where the partner offers chosen systems alone', async () => {
    service.on('/catalogue/index.json', () => json(catalogue(3)));
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 3);
    assert.notInclude(placed.one('.find').textContent, 'not listed');
  });
});
