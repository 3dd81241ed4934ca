import { assert } from '@open-wc/testing';
import type { MakiniConnect } from '../../../src/element/index.ts';
import { broken, connectionOf as one } from '../fixtures/connections-host.ts';
import { placeList, until, withHost } from '../fixtures/connections-page.ts';

describe('the flow in a dialog over the list', () => {
  const hostNow = withHost();

  /** The list with these, and its dialog. */
  const stage = (...connections: ReturnType<typeof one>[]) => {
    const host = hostNow();
    host.all = connections;
    const placed = placeList({ 'session-url': '/nowhere/session', 'callback-url': '/nowhere/callback' });
    const flow = () => placed.all('makini-connect')[0] as MakiniConnect | undefined;
    const open = async (label: string) => {
      placed.press(label);
      await until(() => flow()?.shadowRoot?.querySelector('dialog')?.open === true);
    };
    return { ...placed, host, flow, open };
  };

  it('is left to a page that wants to do it itself, and opens otherwise with what the list has', async () => {
    const { element, all, press, open, flow } = stage(one('1', broken));
    await until(() => all('.row').length === 1);
    let asked = 0;
    const keep = (event: Event): void => {
      asked += 1;
      event.preventDefault();
    };
    element.addEventListener('makini-reconnect', keep);
    press('Reconnect');
    assert.equal(asked, 1);
    assert.isUndefined(flow());
    element.removeEventListener('makini-reconnect', keep);
    await open('Reconnect');
    const given = ['connection-id', 'session-url', 'callback-url', 'purpose'];
    assert.deepEqual(
      given.map((name) => flow()?.getAttribute(name)),
      ['1', '/nowhere/session', '/nowhere/callback', null],
    );
  });

  it('stays after the sign-in until the person leaves it; the row is fresh by then, and has the focus', async () => {
    const { host, all, open, flow, text, focused } = stage(one('1', broken));
    await until(() => all('.row').length === 1);
    await open('Reconnect');
    host.all = [one('1')];
    flow()?.dispatchEvent(new CustomEvent('makini-success', { bubbles: true, composed: true }));
    await until(() => text().includes('Working'));
    assert.isTrue(flow()?.open, 'what it says at the end can be read');
    host.all = [one('1', { name: 'Plant 1, renamed' })];
    flow()?.close();
    await until(() => flow() === undefined && text().includes('Plant 1, renamed'));
    assert.equal(focused()?.getAttribute('aria-label'), 'Details of Plant 1, renamed');
  });

  it('stays where one opening ends and the next begins at once', async () => {
    const { host, all, open, flow, text } = stage(one('1', broken));
    await until(() => all('.row').length === 1);
    await open('Reconnect');
    const before = flow();
    for (const name of ['close', 'open'])
      before?.dispatchEvent(new CustomEvent(`makini-${name}`, { bubbles: true, composed: true }));
    host.all = [one('1')];
    before?.dispatchEvent(new CustomEvent('makini-success', { bubbles: true, composed: true }));
    await until(() => text().includes('Working'));
    assert.equal(flow(), before);
    assert.isDefined(before);
  });

  it('goes when it is left without a sign-in, and gives the focus back to what opened it', async () => {
    const { all, open, flow, focused } = stage(one('1'), one('2', broken));
    await until(() => all('.row').length === 2);
    for (let turn = 0; turn < 2; turn++) {
      await open('Reconnect');
      flow()?.close();
      await until(() => flow() === undefined);
      await until(() => focused()?.id === 'reconnect-2');
    }
  });

  it('gives the focus to what opened it also where a press focuses no button, as in Safari', async () => {
    const { all, flow, focused } = stage(one('1'), one('2', broken));
    await until(() => all('.row').length === 2);
    all('#reconnect-2')[0]?.click();
    await until(() => flow()?.shadowRoot?.querySelector('dialog')?.open === true);
    flow()?.close();
    await until(() => flow() === undefined && focused()?.id === 'reconnect-2');
  });

  it('chooses what a connection includes, of those that can be read', async () => {
    const { element, host, all, press, open, flow, focused } = stage(
      one('1'),
      one('2', broken),
      one('3', { status: 'degraded' }),
      one('4', { status: 'paused' }),
    );
    await until(() => all('.row').length === 4);
    const offered: string[] = [];
    for (const { id } of host.all) {
      press(`Details of Plant ${id}`);
      await until(() => all(`#details-${id} .timeline`).length === 1);
      offered.push(...all('[data-act=settings]').map((each) => each.id));
    }
    assert.deepEqual(offered, ['settings-1', 'settings-3']);
    press('Details of Plant 1');
    await until(() => all('#details-1 .timeline').length === 1);
    let told = '';
    element.addEventListener('makini-settings', ({ detail }) => (told = detail.connection), { once: true });
    await open('Settings');
    assert.equal(told, '1');
    assert.deepEqual([flow()?.purpose, flow()?.connectionId], ['settings', '1']);
    const before = host.asked.filter((each) => each.endsWith('/timeline')).length;
    flow()?.close();
    await until(() => flow() === undefined && focused()?.id === 'settings-1');
    await until(() => host.asked.filter((each) => each.endsWith('/timeline')).length > before);
  });
});
