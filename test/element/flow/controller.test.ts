import { assert } from '@open-wc/testing';
import { json, problem } from '../fixtures/fake-service.ts';
import { place, until } from '../fixtures/page.ts';
import { abort, done, prepare, proving, select } from '../fixtures/samples.ts';
import { at, errors, names, outcomes, service } from '../fixtures/setup.ts';

describe('the end', () => {
  it('hands over, then tells success once, then closes', async () => {
    const placed = await at(done, 'SAP S/4HANA is connected');
    const form = new URLSearchParams(service.asked.find(({ path }) => path === '/host/callback')?.body);
    assert.deepEqual(Object.fromEntries(form), { code: 'c', state: 's', iss: location.origin });
    const shown = placed.element.show();
    placed.element.close();
    assert.deepEqual(outcomes(placed).slice(0, 2), ['success', 'close']);
    assert.deepEqual(placed.told.find(({ name }) => name === 'success')?.detail, {
      connection: { id: 'con_1', system: 'sap-s-4hana', name: 'Acme North' },
    });
    await shown;
  });

  it('resolves show() with the connection', async () => {
    service.step = done;
    const placed = place();
    assert.deepEqual(await placed.element.show(), {
      outcome: 'connected',
      connection: { id: 'con_1', system: 'sap-s-4hana', name: 'Acme North' },
    });
    assert.equal(service.count('/host/session'), 1);
    assert.isTrue(placed.element.matches(':state(connected)'));
  });

  it('resolves show() when it is removed, and tells the exit', async () => {
    const placed = place();
    const shown = placed.element.show();
    await placed.arrive('Which system');
    placed.element.remove();
    assert.deepEqual(await shown, { outcome: 'removed' });
    assert.deepEqual(outcomes(placed), ['exit', 'close']);
  });

  it('mints another code by itself when the first came too late', async () => {
    let calls = 0;
    service.on('/host/callback', () => (calls++ === 0 ? json({ code: 'code_expired' }, 410) : json({})));
    await at(done, 'is connected');
    assert.equal(service.count('/connect/session/code'), 2);
  });

  it('gives the same code once more when the host’s answer was lost, and at last says that the host will notice', async () => {
    service.on('/host/callback', () => json({ message: 'down' }, 500));
    const placed = await at(done, 'Connected');
    assert.equal(service.count('/host/callback'), 3);
    assert.equal(service.count('/connect/session/code'), 1);
    assert.deepEqual(placed.told.find(({ name }) => name === 'exit')?.detail, {
      reason: 'handover_pending',
      code: undefined,
    });
    placed.button('Close').click();
    assert.deepEqual(outcomes(placed), ['exit', 'close']);
  }).timeout(12_000);

  it('says that it is connected when a page before it had handed over and the host has the token', async () => {
    service.on('/connect/session/code', () => problem('handed_over'));
    service.step = { ...done, claimed: true };
    const placed = place();
    await placed.arrive('SAP S/4HANA is connected');
    assert.equal(service.count('/host/callback'), 0);
    const { id, system, name } = done.connection;
    assert.deepEqual(placed.told.find(({ name }) => name === 'success')?.detail, {
      connection: { id, system, name },
    });
    assert.deepEqual(outcomes(placed), ['success']);
  });

  it('waits for the host that has taken the code, and at last says that it will notice', async () => {
    service.on('/connect/session/code', () => problem('handed_over'));
    const placed = await at({ ...done, claimed: false }, 'Connected');
    assert.equal(service.count('/connect/session/code'), 3);
    assert.deepEqual(outcomes(placed), ['exit']);
    assert.notInclude(placed.heading(), 'is connected');
  }).timeout(12_000);

  it('says that the host will notice when the session ended after the connection was made', async () => {
    service.on('/connect/session/code', () => problem('session_expired', 401));
    const placed = await at(done, 'Connected');
    assert.deepEqual(outcomes(placed), ['exit']);
    assert.lengthOf(errors, 0);
  });

  it('begins anew when the session ended before the person’s yes was stored', async () => {
    service.on('/connect/session/code', () => problem('session_expired', 401));
    const placed = await at(proving, 'answers');
    placed.button('Yes, hand it over to Northwind Uptime').click();
    await until('the trouble', () => placed.all('[data-code=session_expired]').length === 1);
  });

  it('says who has to sign in when another customer is there now', async () => {
    service.on('/host/callback', () => json({ code: 'customer_changed' }, 409));
    const placed = await at(done, 'another company');
    service.on('/host/callback', () => json({}));
    placed.button('Try again').click();
    await placed.arrive('is connected');
  });

  it('is over when the person cancels, and starts again', async () => {
    const placed = await at(prepare, 'Before you connect');
    service.step = abort('cancelled');
    placed.button('Cancel').click();
    await placed.arrive('Nothing was connected');
    service.step = select;
    placed.button('Start again').click();
    await placed.arrive('Which system');
    assert.deepEqual(names(placed), ['open', 'step', 'exit', 'close', 'open', 'step']);
  });
});
