import { assert } from '@open-wc/testing';
import type { PersonSettings } from '../../../src/contract/index.ts';
import { settingsPaths } from '../../../src/element/settings/asking.ts';
import { json, problem } from '../fixtures/fake-service.ts';
import { place, until } from '../fixtures/page.ts';
import type { Placed } from '../fixtures/page.ts';
import { done, form, settings } from '../fixtures/samples.ts';
import { outcomes, service } from '../fixtures/setup.ts';

const list: PersonSettings = {
  include_new: false,
  changed_at: null,
  described_at: '2026-05-04T08:00:00Z',
  tables: [
    {
      name: 'Equipment',
      custom: false,
      included: true,
      present: true,
      belonging: 3,
      fields: [{ name: 'ZZ_SHIFT', type: 'text', included: false, present: true }],
    },
  ],
};
const refused = (): Response =>
  json({ type: 'x', title: 'x', status: 502, code: 'upstream_failed', failure: 'auth.refused' }, 502);
const isChosen = (placed: Placed): boolean => (placed.one('#choice-0') as HTMLInputElement).checked;

const open = async (attributes: Record<string, string> = {}): Promise<Placed> => {
  service.step = settings;
  service.connection = { id: 'con_1', name: 'Acme North' };
  const placed = place({ purpose: 'settings', 'connection-id': 'con_1', ...attributes });
  await placed.arrive('Choose what is included');
  return placed;
};
const opened = async (): Promise<Placed> => {
  service.on(settingsPaths.personSettings, () => json(list));
  const placed = await open();
  (await until('the list', () => placed.all('#choice-0')[0])).click();
  return placed;
};
const says = (placed: Placed, text: string) =>
  until(text, () => placed.all('.failure').find((each) => each.textContent?.includes(text)));
const asked = (): unknown[] =>
  service.asked
    .filter(({ path }) => path === '/host/session')
    .map(({ body }) => {
      const { purpose, connection_id } = JSON.parse(body) as Record<string, unknown>;
      return { purpose, connection_id };
    });

/** What the browser says of the network. */
const online = (yes: boolean): void => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => yes });
  dispatchEvent(new Event(yes ? 'online' : 'offline'));
};

describe('a list of settings that cannot be had', () => {
  afterEach(() => delete (navigator as { onLine?: boolean }).onLine);

  it('is waited for where there is no network, from the first press on, and comes by itself', async () => {
    service.step = done;
    service.on(settingsPaths.personSettings, () => json(list));
    const placed = place();
    await placed.arrive('is connected');
    online(false);
    const choose = async (): Promise<void> => {
      placed.button('Choose what is included').click();
      await until('it is said', () => placed.one('.view').textContent?.includes('No internet connection'));
    };
    await choose();
    assert.equal(service.count(settingsPaths.personSettings), 0);
    placed.button('Cancel').click();
    await placed.arrive('is connected');
    await choose();
    online(true);
    await until('the list', () => placed.all('#choice-0')[0]);
    assert.equal(service.count(settingsPaths.personSettings), 1);
  });

  it('says what goes on while an answer is lost, and whether something was saved', async () => {
    const placed = await opened();
    let lost = 0;
    service.on(settingsPaths.personSettings, () => {
      lost += 1;
      throw new TypeError('cut off');
    });
    placed.button('Save').click();
    await until('it is said', () => placed.all('.banner')[0]?.textContent?.includes('Still trying'));
    await until('it is given up', () => {
      dispatchEvent(new Event('online'));
      return placed.all('.notice')[0]?.textContent?.includes('not certain that this was saved');
    });
    assert.equal(lost, 4);
    assert.isTrue(isChosen(placed));
  });

  for (const [name, answer] of [
    ['was given up', () => problem('reauthorization_required', 403)],
    ['is refused just now', refused],
  ] as const) {
    it(`leads to signing in again, where the sign-in ${name}`, async () => {
      service.on(settingsPaths.personSettings, answer);
      const placed = await open();
      await says(placed, 'Somebody has to sign in again');
      service.step = form;
      placed.button('Reconnect').click();
      await placed.arrive('Reconnect SAP');
      assert.deepEqual(asked(), [
        { purpose: 'settings', connection_id: 'con_1' },
        { purpose: 'connect', connection_id: 'con_1' },
      ]);
      assert.deepEqual(outcomes(placed), []);
      assert.equal(service.count('/connect/session/cancel'), 1);
    });
  }

  it('offers no sign-in where the page has no place to hand it over', async () => {
    service.on(settingsPaths.personSettings, refused);
    service.step = settings;
    const placed = place({ purpose: 'settings', 'connection-id': 'con_1' });
    placed.element.removeAttribute('callback-url');
    await says(placed, 'Reconnect it, then choose');
    const labels = placed.all('.actions button').map(({ textContent }) => textContent?.trim());
    assert.deepEqual(labels, ['Try again', 'Close']);
  });

  it('keeps what was chosen when the sign-in ends before it is saved, and has it again afterwards', async () => {
    const placed = await opened();
    service.on(settingsPaths.personSettings, refused);
    const save = placed.button('Save');
    save.focus();
    save.click();
    await says(placed, 'Somebody has to sign in again');
    assert.include(placed.one('.notice').textContent, '1 change is not saved yet.');
    await until(
      'the heading has the focus',
      () => placed.element.shadowRoot?.activeElement?.className === 'heading',
    );
    service.step = done;
    service.on(settingsPaths.personSettings, () => json(list));
    placed.button('Reconnect').click();
    await placed.arrive('is connected again');
    placed.button('Choose what is included').click();
    await until('the list', () => placed.all('#choice-0')[0]);
    assert.isTrue(isChosen(placed));
    assert.deepEqual(outcomes(placed), ['success']);
  });

  it('opens anew where the session is over, with what was chosen', async () => {
    const placed = await opened();
    service.on(settingsPaths.personSettings, () => problem('session_expired', 401));
    placed.button('Save').click();
    await says(placed, 'no longer open');
    service.step = { ...settings, id: 's12' };
    service.on(settingsPaths.personSettings, () => json(list));
    placed.button('Try again').click();
    await until('the list', () => placed.all('#choice-0')[0]);
    assert.isTrue(isChosen(placed));
    assert.deepEqual(asked().at(-1), { purpose: 'settings', connection_id: 'con_1' });
  });

  it('is told by the live region, as is that the list is here', async () => {
    service.on(settingsPaths.personSettings, () => problem('connection_paused', 403));
    const placed = await open();
    const said = (text: string) => until(text, () => placed.one('.live').textContent?.includes(text));
    await said('This connection is paused');
    service.on(settingsPaths.personSettings, () => json(list));
    const again = placed.button('Try again');
    again.focus();
    again.click();
    await said('1 table or field can be chosen');
    assert.equal(placed.element.shadowRoot?.activeElement?.className, 'heading');
  });
});
