import { assert } from '@open-wc/testing';
import { until } from '../fixtures/page.ts';
import { choose, done, form, proving } from '../fixtures/samples.ts';
import { at, outcomes, pause, service } from '../fixtures/setup.ts';
import { problem } from '../fixtures/fake-service.ts';

describe('the newest record', () => {
  it('is shown and asked about before anything is handed over', async () => {
    const placed = await at(proving, 'SAP S/4HANA answers');
    assert.include(placed.one('.view').textContent, 'Newest in MaintenanceOrders');
    const record = placed.one('.record').textContent;
    assert.include(record, '4711 Pump seal leaks');
    assert.include(record, 'May 4, 2026');
    assert.include(placed.one('.view').textContent, 'Is this yours?');
    await pause(50);
    assert.equal(service.count('/connect/session/code'), 0);
    assert.equal(service.count('/host/callback'), 0);
  });

  it('without a name is told by its table and date', async () => {
    const { table, date } = proving.proof!;
    const placed = await at({ ...proving, proof: { table, date } }, 'answers');
    assert.include(placed.one('.record').textContent, 'MaintenanceOrders');
  });

  it('that is theirs is handed over, once', async () => {
    const placed = await at(proving, 'answers');
    const yes = placed.button('Yes, hand it over to Northwind Uptime');
    yes.click();
    yes.click();
    await placed.arrive('is connected');
    assert.equal(service.count('/connect/session/code'), 1);
    assert.deepEqual(outcomes(placed), ['success']);
  });

  for (const [where, step, heading, note] of [
    ['form', { ...form, declined: true }, 'Connect SAP', 'What you typed is still here'],
    ['choice', { ...choose(), declined: true }, 'Which company', 'Choose another one'],
  ] as const) {
    it(`that is not theirs leads back to the ${where}, with a note`, async () => {
      const placed = await at(proving, 'answers');
      service.step = step;
      placed.button('No, go back').click();
      await placed.arrive(heading);
      const [asked] = service.asked.filter(({ path }) => path === '/connect/session/back');
      assert.deepEqual(JSON.parse(asked?.body ?? ''), { step: 's9' });
      assert.include(placed.one('.notice').textContent, note);
      assert.deepEqual(outcomes(placed), []);
    });
  }

  it('is not asked about where none is known', async () => {
    const placed = await at(done, 'is connected');
    assert.deepEqual(outcomes(placed), ['success']);
  });

  it('that could not be stored is never called connected', async function () {
    this.timeout(15_000);
    service.on('/connect/session/code', () => problem('internal', 500));
    const placed = await at(proving, 'answers');
    placed.button('Yes, hand it over to Northwind Uptime').click();
    await until('the trouble', () => placed.all('.failure')[0]?.dataset['code'] === 'internal');
    assert.deepEqual(outcomes(placed), []);
  });
});
