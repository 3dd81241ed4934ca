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

  it('lets a name with a space be typed slowly, and says what was found in its one live region', async () => {
    const host = hostNow();
    host.all = Array.from({ length: 60 }, (_, at) => one(String(at + 1)));
    const { all, said } = place();
    await until(() => all('.row').length === 50);
    const input = all('input')[0] as HTMLInputElement;
    for (const text of ['plant ', 'plant 59']) {
      input.value = text;
      input.dispatchEvent(new Event('input'));
      const asked = new URLSearchParams({ search: text.trim() }).toString();
      await until(() => host.asked.some((each) => each.endsWith(asked)));
      assert.equal(input.value, text);
    }
    await until(() => said() === '1 connection');
    assert.lengthOf(all('[aria-live]'), 1);
  });

  it('says which page shows once it is there, and not how many the page before had', async () => {
    const host = hostNow();
    host.all = Array.from({ length: 120 }, (_, at) => one(String(at + 1)));
    const { all, press, said } = place();
    await until(() => all('.row').length === 50);
    assert.equal(said(), '', 'nobody asked for anything');
    for (const [button, says] of [
      ['Next page', '51 to 100 of 120'],
      ['Previous page', '1 to 50 of 120'],
    ] as const) {
      const heard: string[] = [];
      const watch = new MutationObserver(() => heard.push(said()));
      watch.observe(all('.live')[0] as Node, { childList: true, characterData: true, subtree: true });
      press(button);
      await until(() => said() === says);
      assert.deepEqual(
        heard.filter((each) => each !== ''),
        [says],
      );
      watch.disconnect();
    }
  });

  it('says what was not done, what a check came to, and that loading again was in vain', async () => {
    const host = hostNow();
    host.all = [one('1')];
    const { element, all, text, press, said } = place();
    await until(() => all('.row').length === 1);
    press('Details of Plant 1');
    await until(() => all('.details').length === 1);
    Object.assign(host, { fail: 500, failing: /POST/ });
    press('Pause');
    await until(() => said() === 'This could not be done just now. Try again in a moment.');
    host.fail = 0;
    press('Check now');
    await until(() => text().includes('The check is on its way.'));
    host.all = [one('1', { last_checked_at: new Date().toISOString() })];
    await element.refresh();
    assert.notInclude(text(), 'The check is on its way.');
    await until(() => /Plant 1: Working\. Checked (now|.* seconds? ago)\./.test(said()));
    Object.assign(host, { fail: 500, failing: /./ });
    const other = place();
    await until(() => other.text().includes('could not be loaded'));
    await until(() => other.said().includes('could not be loaded'));
    other.press('Load again');
    await until(() => other.said() === '');
    await until(() => other.said().includes('Loading your connections'));
    assert.include(other.said(), 'could not be loaded');
  });

  it('names each button of a connection with the connection, and its details as one group', async () => {
    const host = hostNow();
    host.all = [one('1'), one('2', broken)];
    const { element, all, press } = place();
    await until(() => all('.row').length === 2);
    press('Details of Plant 1');
    await until(() => all('.timeline').length === 1);
    const named = (each: Element): string =>
      (each.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => element.shadowRoot?.getElementById(id)?.textContent?.trim())
        .join(' ');
    const buttons = all('.row button:not([aria-label])');
    assert.includeMembers(buttons.map(named), ['Pause Plant 1', 'Disconnect Plant 1', 'Reconnect Plant 2']);
    for (const each of buttons) assert.match(named(each), /Plant [12]$/);
    assert.equal(named(all('.details')[0] as Element), 'Plant 1');
    const levels = all('.row:first-child [role=heading]').map(({ ariaLevel }) => ariaLevel);
    assert.deepEqual(levels, ['3', '4'], 'below the heading of the list');
    const ids = all('[id]').map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)], 'each id is there once');
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
