import { assert } from '@open-wc/testing';
import type { Step } from '../../../src/contract/index.ts';
import { json, problem } from '../fixtures/fake-service.ts';
import { place, until } from '../fixtures/page.ts';
import type { Placed } from '../fixtures/page.ts';
import { addPseudo, pseudoTag, pseudoText } from '../fixtures/pseudo.ts';
import {
  abort,
  authorize,
  catalogue,
  checking,
  choose,
  done,
  failedAt,
  failure,
  form,
  prepare,
  proving,
  select,
  system,
} from '../fixtures/samples.ts';
import { service, type } from '../fixtures/setup.ts';
import { hardCoded } from '../fixtures/spoken.ts';

addPseudo();

const data = [system.name, system.vendor, '4711 Pump seal leaks'];

/** What is on the screen and not from the language's files; the lines of the catalogue and of a choice are data. */
const strays = ({ element }: Placed): string[] => {
  const root = element.shadowRoot as ShadowRoot;
  const lines = [...root.querySelectorAll('.option .strong, .option .names span')];
  return hardCoded(root, [...data, ...lines.map(({ textContent }) => textContent?.trim() ?? '')]);
};

const speaks = ({ all }: Placed): boolean => all('.shell')[0]?.getAttribute('lang') === pseudoTag;

const arrived = async (step: Step, selector: string): Promise<Placed> => {
  service.step = step;
  const placed = place({ lang: pseudoTag });
  await until(`${selector} in the pseudo-language`, () => speaks(placed) && placed.all(selector)[0]);
  return placed;
};

describe('no sentence is hard-coded', () => {
  const warned = { ...done, warnings: [failure('access.partial', { owner: 'admin' })] };
  const screens: readonly [string, Step, string][] = [
    ['the search', select, '.option'],
    ['the guide', prepare, '.guide'],
    ['the form', form, '.safe'],
    ['the sign-in elsewhere', authorize, '.safe'],
    ['the question about a record', proving, '.record'],
    ['a running check', checking, '.stage'],
    ['a failed check', failedAt('tls', failure('tls.self_signed')), '.failure'],
    ['a failure that nobody knows yet', failedAt('auth', failure('auth.brand_new')), '.failure'],
    ['a choice', choose(12), '.radio'],
    ['the connection', warned, '.proven'],
    ['a cancelled end', abort('cancelled'), '.lead'],
    ['an expired end', abort('expired'), '.lead'],
    ['a page too old', { kind: 'x', id: '1', back: false } as unknown as Step, '.lead'],
  ];
  for (const [name, step, selector] of screens) {
    it(`on ${name}`, async () => {
      const placed = await arrived(step, selector);
      assert.match(placed.heading(), /^\[.*~\]$/);
      assert.deepEqual(strays(placed), []);
    });
  }

  it('on a search that finds one, or nothing', async () => {
    const placed = await arrived(select, '#search');
    for (const [query, selector] of [
      ['sap', '.icon-button'],
      ['zzzz', '.none'],
    ] as const) {
      type(placed.one('#search'), query);
      await until(query, () => placed.all(selector)[0]);
      assert.deepEqual(strays(placed), []);
    }
  });

  it('beside the list: on what a system speaks, on asking for it and when it was asked for', async () => {
    service.on('/catalogue/index.json', () => json({ ...(catalogue(20) as object), unlisted: ['odoo'] }));
    service.on('/connect/session/requests', () => json({ id: 'req_1' }, 201));
    const placed = await arrived(select, '#search');
    const press = async (selector: string, next: string): Promise<void> => {
      (await until(selector, () => placed.all(selector)[0])).click();
      await until(next, () => placed.all(next)[0]);
      assert.deepEqual(strays(placed), []);
    };
    type(placed.one('#search'), 'password: p4ss-w0rd');
    await until('the notice', () => placed.all('.notice')[0]);
    assert.deepEqual(strays(placed), []);
    await press('.find > .quiet', '.way');
    await press('.actions .secondary', '#asking-name');
    await press('form .primary', '.wrong');
    type(placed.one('#asking-name'), 'SAP S/4HANA');
    await press('form .primary', '.badge');
  });

  it('on a list that does not come', async () => {
    service.on('/catalogue/index.json', () => problem('internal', 500));
    const placed = await arrived(select, '.none');
    assert.deepEqual(strays(placed), []);
  });

  it('on a trouble, with its message for support', async () => {
    service.on('/host/session', () => problem('not_allowed', 403));
    const placed = await arrived(select, '.failure');
    assert.deepEqual(strays(placed), []);
  });

  it('on a dialog, and its question before leaving', async () => {
    service.step = prepare;
    const placed = place({ lang: pseudoTag, presentation: 'dialog', open: '' });
    await until('the guide in a dialog', () => speaks(placed) && placed.all('dialog[open] .guide')[0]);
    placed.one('.bar button').click();
    await until('the question', () => placed.all('.leave')[0]);
    assert.deepEqual(strays(placed), []);
  });

  it('and a text that is would be seen', () => {
    const stray = document.createElement('div');
    stray.innerHTML = `<p>${pseudoText('From a file')}</p><p>From a template</p><button aria-label="Close">×</button>`;
    assert.deepEqual(hardCoded(stray, []), ['From a template', 'Close']);
  });
});

describe('the pseudo-language', () => {
  it('keeps places and plural forms, and is two fifths longer', () => {
    const text = pseudoText('{count;one=# table;other=# tables} on {host|the server} until {until@date}');
    assert.include(text, '{count;one=# ');
    assert.include(text, ';other=# ');
    assert.include(text, '{host|');
    assert.include(text, '{until@date}');
    assert.match(text, /~{30}\]$/);
  });
});
