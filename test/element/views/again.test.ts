import { assert } from '@open-wc/testing';
import type { Step } from '../../../src/contract/index.ts';
import {
  abort,
  authorize,
  choose,
  done,
  failedAt,
  failure,
  form,
  prepare,
  proving,
} from '../fixtures/samples.ts';
import { place, until } from '../fixtures/page.ts';
import { at, copies, outcomes, service } from '../fixtures/setup.ts';

describe('signing in again to a connection that is there', () => {
  beforeEach(() => {
    service.connection = { id: 'con_1', name: 'SAP S/4HANA, Acme North' };
  });

  const headings: readonly [Step, string][] = [
    [prepare, 'Before you reconnect SAP S/4HANA'],
    [form, 'Reconnect SAP S/4HANA'],
    [authorize, `Sign in to ${authorize.system.name} again`],
    [done, 'SAP S/4HANA is connected again'],
  ];
  for (const [step, heading] of headings) {
    it(`says “${heading}”, and names the connection`, async () => {
      const placed = await at(step, heading);
      assert.equal(placed.heading().trim(), heading);
      assert.equal(placed.one('.headline .small').textContent, 'SAP S/4HANA, Acme North');
    });
  }

  it('says above what is typed that nothing changes until it works', async () => {
    const placed = await at(form, 'Reconnect');
    assert.include(placed.one('.lead').textContent, 'nothing changes for Northwind Uptime');
  });

  it('says after a no that nothing was changed, not that nothing was connected', async () => {
    for (const step of [
      { ...form, declined: true },
      { ...choose(), declined: true },
    ]) {
      const placed = await at(step, '');
      const notice = await until('the notice', () => placed.all('.notice')[0]);
      assert.include(notice.textContent, 'Nothing was changed.');
      placed.element.remove();
      sessionStorage.clear();
    }
  });

  it('that is cancelled leaves the connection as it was, and says so', async () => {
    const placed = await at(form, 'Reconnect');
    service.step = abort('cancelled');
    placed.button('Cancel').click();
    await placed.arrive('Nothing was changed');
    assert.include(placed.one('.lead').textContent, 'as it was before');
  });

  it('says so to IT, too', async () => {
    const placed = await at(failedAt('tls', failure('tls.self_signed')), 'self-signed');
    const copied = copies();
    placed.button('Copy a message for IT').click();
    await until('the message', () => copied.length === 1);
    const [subject, , , intro] = copied[0]?.split('\n') ?? [];
    assert.equal(subject, 'Connection of SAP S/4HANA with Northwind Uptime');
    assert.equal(intro, 'we want to reconnect SAP S/4HANA with Northwind Uptime. One thing is in the way:');
  });

  it('ends without the offer to connect another system', async () => {
    const placed = await at(done, 'is connected again');
    const labels = placed.all('.actions button').map(({ textContent }) => textContent?.trim());
    assert.deepEqual(labels, ['Done', 'Choose what is included']);
    assert.deepEqual(outcomes(placed), ['success']);
  });

  it('is what an element that was closed offers once more', async () => {
    service.step = done;
    const placed = place({ 'connection-id': 'con_1' });
    await placed.arrive('is connected again');
    placed.button('Done').click();
    await placed.arrive('Reconnect the system');
    const labels = placed.all('.actions button').map(({ textContent }) => textContent?.trim());
    assert.deepEqual(labels, ['Reconnect the system']);
    assert.lengthOf(placed.all('.lead'), 0);
  });

  it('has the question about the newest record as it is for a new one', async () => {
    const placed = await at(proving, 'answers');
    assert.include(placed.one('.view').textContent, 'Is this yours?');
  });
});
