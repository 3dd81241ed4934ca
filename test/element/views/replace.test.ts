import { assert } from '@open-wc/testing';
import { done, form, replacing } from '../fixtures/samples.ts';
import { at, outcomes, pause, service } from '../fixtures/setup.ts';

describe('another sign-in than before', () => {
  beforeEach(() => {
    service.connection = { id: 'con_1', name: 'Acme North' };
  });

  it('is asked about with what it was, what it is and what would be lost, before anything is handed over', async () => {
    const placed = await at(replacing, 'Replace what was connected?');
    const text = placed.one('.view').textContent ?? '';
    assert.include(text, 'leads somewhere else');
    const told = placed.all('[part=difference]').map((each) => each.textContent?.replace(/\s+/g, ' ').trim());
    assert.deepEqual(told, [
      'Signed in as CONNECT_PLANT2 Before: CONNECT_PLANT1',
      'Company or site Acme South Before: Acme North',
      'Address https://erp2.acme.example:8443 Before: https://erp.acme.example',
      'SAP client 200 Before: 100',
    ]);
    assert.include(placed.one('.notice').textContent, 'MaintenanceOrders · ZZ_LINE and ZZ_Lubrication');
    assert.include(placed.one('.record[part=record]').textContent, '4711 Pump seal leaks');
    await pause(50);
    assert.equal(service.count('/connect/session/code'), 0);
  });

  it('of which nobody knows says so, and does not call what could not be looked at nothing', async () => {
    const differs = [{ what: 'account' as const, was: '', now: '' }];
    const placed = await at({ ...replacing, differs, lost: undefined }, 'Replace what');
    assert.include(placed.one('.view').textContent, 'does not say whose it is');
    assert.include(placed.one('.notice').textContent, 'could not be looked at');
  });

  it('counts what of the lost has no room', async () => {
    const lost = Array.from({ length: 10 }, (_, index) => `T${index}`);
    const placed = await at({ ...replacing, lost }, 'Replace what');
    assert.include(placed.one('.notice').textContent, 'T7 and 2 more');
  });

  it('that sees everything chosen says nothing of loss', async () => {
    const placed = await at({ ...replacing, lost: [] }, 'Replace what');
    assert.equal(placed.all('.notice').length, 0);
  });

  it('takes the place of the one before when the person says so, once, and is handed over', async () => {
    const placed = await at(replacing, 'Replace what');
    service.step = done;
    const yes = placed.button('Use the new one');
    yes.click();
    yes.click();
    await placed.arrive('is connected');
    const answers = service.asked.filter(({ path }) => path === '/connect/session/answer');
    assert.deepEqual(
      answers.map(({ body }): unknown => JSON.parse(body ?? '')),
      [{ kind: 'replace', step: 's10' }],
    );
    assert.deepEqual(outcomes(placed), ['success']);
  });

  it('is left behind by going back to what was typed', async () => {
    const placed = await at(replacing, 'Replace what');
    service.step = { ...form, declined: true };
    placed.button('Go back').click();
    await placed.arrive('Reconnect SAP');
    assert.include(placed.one('.notice').textContent, 'Nothing was changed');
    assert.deepEqual(outcomes(placed), []);
  });
});
