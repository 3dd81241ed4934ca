import { assert } from '@open-wc/testing';
import { json, problem } from '../fixtures/fake-service.ts';
import { until } from '../fixtures/page.ts';
import { form, prepare } from '../fixtures/samples.ts';
import { at, names, service } from '../fixtures/setup.ts';

const online = (is: boolean): void => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => is });
  dispatchEvent(new Event(is ? 'online' : 'offline'));
};

describe('without a network', () => {
  afterEach(() => delete (navigator as { onLine?: boolean }).onLine);

  it('says so, keeps everything, and asks again under the same key once the network is back', async () => {
    const placed = await at(prepare, 'Before you connect');
    service.on('/connect/session/answer', () => {
      if (!navigator.onLine) throw new TypeError('Failed to fetch');
      return json({ step: form });
    });
    online(false);
    placed.button('I have everything').click();
    await until('the banner', () => placed.all('.banner')[0]?.textContent?.includes('No internet'));
    assert.isTrue(placed.element.matches(':state(busy)'));
    assert.deepEqual(placed.told.find(({ name }) => name === 'waiting')?.detail, { reason: 'offline' });
    online(true);
    await placed.arrive('Connect SAP');
    const keys = service.asked
      .filter(({ path }) => path === '/connect/session/answer')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    assert.lengthOf(keys, 2);
    assert.equal(keys[0], keys[1]);
    assert.lengthOf(placed.all('.banner'), 0);
  });

  it('does not take an answer of the service for a lost one', async () => {
    const placed = await at(prepare, 'Before you connect');
    service.on('/connect/session/answer', () => problem('internal', 500));
    placed.button('I have everything').click();
    await placed.arrive('problem of its own');
    assert.notInclude(names(placed), 'waiting');
  });
});
