import { assert } from '@open-wc/testing';
import { broken, connectionOf as one } from '../fixtures/connections-host.ts';
import { placeList as place, until, withHost } from '../fixtures/connections-page.ts';

describe('the list of connections', () => {
  const hostNow = withHost();

  it('says how each is, who must act, what failed and when it was checked', async () => {
    const host = hostNow();
    host.all = [one('1', broken), one('2')];
    const { all, text } = place();
    await until(() => all('.row').length === 2 && text().includes('You can solve this'));
    assert.include(text(), 'Needs a new sign-in');
    assert.include(text(), 'Checked 2 hours ago');
    assert.include(text(), '1 connection needs somebody');
    await until(() => text().includes('sign-in') && all('.hint span').length > 1);
  });

  it('says that nothing is connected, that it could not be loaded, and that it is old', async () => {
    const host = hostNow();
    const { element, all, text } = place();
    await until(() => text().includes('Nothing is connected yet.'));
    host.all = [one('1')];
    await element.refresh();
    await until(() => all('.row').length === 1);
    host.fail = 500;
    await element.refresh();
    await until(() => text().includes('could not be brought up to date'));
    assert.lengthOf(all('.row'), 1, 'what is known stays');
    const other = place();
    await until(() => other.text().includes('could not be loaded'));
    host.fail = 0;
    other.press('Load again');
    await until(() => other.all('.row').length === 1);
    host.fail = 401;
    await element.refresh();
    await until(() => text().includes('logged out of this app'));
  });

  it('shows 50 of 5,000, turns pages, and finds by name', async () => {
    const host = hostNow();
    host.all = Array.from({ length: 5_000 }, (_, at) => one(String(at + 1)));
    const { all, text, press } = place();
    await until(() => all('.row').length === 50);
    assert.isBelow(all('*').length, 2_000);
    const drawn = all('*').length;
    assert.include(text(), '1 to 50 of 5,000');
    press('Next page');
    await until(() => text().includes('51 to 100 of 5,000'));
    assert.isAtMost(all('*').length, drawn, 'a page is no more than another');
    const input = all('input')[0] as HTMLInputElement;
    input.value = 'plant 4999';
    input.dispatchEvent(new Event('input'));
    await until(() => all('.row').length === 1);
    assert.include(text(), 'Plant 4999');
  });

  it('pauses and resumes, tells the page, and shows what happened without what it does not know', async () => {
    const host = hostNow();
    host.all = [one('1')];
    const told: string[] = [];
    const { element, all, text, press, focused } = place();
    for (const name of ['makini-pause', 'makini-resume'] as const)
      element.addEventListener(name, ({ type, detail }) => void told.push(`${type} ${detail.connection}`));
    await until(() => all('.row').length === 1);
    press('Details of Plant 1');
    await until(() => all('.timeline li').length === 1);
    assert.include(all('.timeline li')[0]?.textContent ?? '', 'by you or a colleague');
    press('Pause');
    await until(() => text().includes('Paused by you or a colleague. Nothing is read until it is resumed.'));
    assert.equal(focused()?.textContent?.trim(), 'Resume', 'undone where it was done');
    press('Resume');
    await until(() => text().includes('Working'));
    assert.equal(focused()?.textContent?.trim(), 'Pause');
    assert.deepEqual(told, ['makini-pause 1', 'makini-resume 1']);
  });

  it('asks before it disconnects, says what to delete at the vendor, and can be left without a change', async () => {
    const host = hostNow();
    host.all = [one('1'), one('2')];
    const { element, all, text, press, focused } = place();
    let ended = '';
    element.addEventListener('makini-disconnect', ({ detail }) => (ended = detail.connection));
    await until(() => all('.row').length === 2);
    press('Details of Plant 1');
    await until(() => all('.details').length === 1);
    press('Disconnect');
    await until(() => all('dialog[open]').length === 1);
    assert.include(text(), 'This cannot be undone.');
    assert.include(text(), 'In SAP S/4HANA itself: delete or lock the user');
    press('Keep it');
    await until(() => all('dialog').length === 0);
    assert.isEmpty(host.asked.filter((each) => each.startsWith('POST')));
    press('Disconnect');
    await until(() => all('dialog[open]').length === 1);
    press('Disconnect');
    await until(() => all('.row').length === 1 && text().includes('Plant 1 is disconnected.'));
    assert.equal(ended, '1');
    await until(() => focused()?.textContent?.includes('In SAP S/4HANA itself') === true);
  });

  it('keeps the focus on its connection when others come before it, and on its row when its button goes', async () => {
    const host = hostNow();
    host.all = [one('1'), one('2', broken)];
    const { element, all, press, focused } = place();
    await until(() => all('.row').length === 2);
    const details = all('.row:nth-child(1) .icon-button')[0];
    details?.focus();
    host.all = [one('2', broken), one('1')];
    await element.refresh();
    await until(() => all('.row')[0]?.dataset['connection'] === '2');
    assert.equal(focused(), details);
    element.addEventListener('makini-reconnect', (event) => event.preventDefault());
    press('Reconnect');
    host.all = [one('2'), one('1')];
    await element.refresh();
    await until(() => all('[data-act=reconnect]').length === 0);
    assert.equal(focused()?.getAttribute('aria-label'), 'Details of Plant 2');
    host.all = [one('1')];
    await element.refresh();
    await until(() => all('.row').length === 1);
    assert.equal(focused(), all('.heading')[0], 'its row is gone');
  });

  it('waits for a host that never answers no longer than it must', async () => {
    const host = hostNow();
    const { timeout } = AbortSignal;
    const late = new AbortController();
    AbortSignal.timeout = () => late.signal;
    Object.assign(host, { fail: 'silent' });
    const { all, text } = place();
    await until(() => host.asked.length === 1);
    assert.lengthOf(all('.skeleton'), 1);
    AbortSignal.timeout = timeout;
    late.abort(new DOMException('Too late.', 'TimeoutError'));
    await until(() => text().includes('could not be loaded'));
  });

  it('shows everything again, also in the field that chose what is shown', async () => {
    const host = hostNow();
    host.all = Array.from({ length: 6 }, (_, at) => one(String(at + 1)));
    const { all, press } = place();
    await until(() => all('.row').length === 6);
    const choice = all('select')[0] as HTMLSelectElement;
    choice.value = 'paused';
    choice.dispatchEvent(new Event('change'));
    await until(() => all('[data-act=all]').length === 1);
    press('Show all');
    await until(() => all('.row').length === 6);
    assert.equal(choice.value, 'all');
  });

  it('tells what happened to a connection that changes while its details are open', async () => {
    const host = hostNow();
    host.all = [one('1')];
    const { element, all, press } = place();
    await until(() => all('.row').length === 1);
    press('Details of Plant 1');
    await until(() => all('.timeline li').length === 1);
    host.all = [one('1', broken)];
    host.events = [
      {
        at: '2026-01-03T10:00:00Z',
        event: 'reauthorization_required',
        by: 'service',
        reason: null,
        owner: null,
      },
      ...host.events,
    ];
    await element.refresh();
    await until(() => all('.timeline li').length === 2);
  });

  it('asks nothing while it is not shown, and at once when it is', async () => {
    const host = hostNow();
    host.all = [one('1')];
    const { element, all } = place();
    element.hidden = true;
    await element.refresh();
    const shown = place();
    await until(() => shown.all('.row').length === 1);
    assert.lengthOf(host.asked, 1, 'by the one that can be seen');
    element.hidden = false;
    await until(() => all('.row').length === 1);
  });

  it('speaks the page’s language in its direction', async () => {
    const host = hostNow();
    host.all = [one('1', broken)];
    const { all, text } = place({ lang: 'ar' });
    await until(() => text().includes('إعادة الاتصال'));
    assert.equal(all('.all')[0]?.getAttribute('dir'), 'rtl');
  });
});
