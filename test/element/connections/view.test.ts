import { assert } from '@open-wc/testing';
import { broken, connectionOf as one } from '../fixtures/connections-host.ts';
import { placeList as place, until, withHost } from '../fixtures/connections-page.ts';

describe('the list of connections, for whoever hears it', () => {
  const hostNow = withHost();

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

  it('says nothing of the page before while the next one is on its way', async () => {
    const host = hostNow();
    host.all = Array.from({ length: 120 }, (_, at) => one(String(at + 1)));
    const slow = place();
    const other = place();
    await until(() => slow.all('.row').length === 50 && other.all('.row').length === 50);
    const heard: string[] = [];
    const watch = new MutationObserver(() => heard.push(slow.said()));
    watch.observe(slow.all('.live')[0] as Node, { childList: true, characterData: true, subtree: true });
    Object.assign(host, { fail: 'silent', failing: /page=2/ });
    slow.press('Next page');
    await until(() => slow.all('.rows[aria-busy=true]').length === 1);
    host.fail = 0;
    // what would be said of the first list would have been said by the time the second one speaks
    other.press('Next page');
    await until(() => other.said() === '51 to 100 of 120');
    watch.disconnect();
    assert.deepEqual(heard, []);
  });

  it('says that somebody was logged out, where that is why nothing was done', async () => {
    const host = hostNow();
    host.all = [one('1')];
    const { all, press, said } = place();
    await until(() => all('.row').length === 1);
    press('Details of Plant 1');
    await until(() => all('.details').length === 1);
    Object.assign(host, { fail: 401, failing: /POST/ });
    press('Pause');
    await until(() => all('.row > .problem').length === 1);
    assert.include(all('.row > .problem')[0]?.textContent ?? '', 'You are logged out of this app.');
    await until(() => said().includes('You are logged out of this app.'));
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
});
