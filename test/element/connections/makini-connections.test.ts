import { assert } from '@open-wc/testing';
import type { OwnConnection, OwnConnections } from '../../../src/contract/index.ts';
import '../../../src/element/connections/define.ts';
import { until as wait } from '../fixtures/page.ts';

const until = (look: () => boolean): Promise<boolean> => wait('what the test waits for', look);

const hour = 3_600_000;
const one = (id: string, more: Partial<OwnConnection> = {}): OwnConnection => ({
  id,
  name: `Plant ${id}`,
  system: 'sap-s-4hana',
  system_name: 'SAP S/4HANA',
  method: 'odata_basic',
  status: 'active',
  sync_status: 'done',
  reason: null,
  owner: null,
  since: '2026-01-01T00:00:00Z',
  last_checked_at: new Date(Date.now() - 2 * hour).toISOString(),
  connected_at: '2026-01-01T00:00:00Z',
  ...more,
});
const broken = { status: 'reauthorization_required', reason: 'auth.refused', owner: 'you' } as const;

/** A host that has these connections; `fail` makes it answer with a status. */
const real = window.fetch;
const host = { all: [] as OwnConnection[], fail: 0, asked: [] as string[] };
const listed = (url: URL): OwnConnections => {
  const page = Number(url.searchParams.get('page') ?? 1);
  const search = (url.searchParams.get('search') ?? '').toLowerCase();
  const show = url.searchParams.get('show');
  const found = host.all
    .filter(({ status }) => (status === 'disconnected') === (show === 'disconnected'))
    .filter(({ name }) => name.toLowerCase().includes(search));
  return {
    connections: found.slice((page - 1) * 50, page * 50),
    page,
    per_page: 50,
    total: found.length,
    needs_action: host.all.filter(({ status }) => status === broken.status).length,
  };
};
const changes: Record<string, Partial<OwnConnection>> = {
  pause: { status: 'paused', reason: 'paused_by_customer', owner: 'you' },
  resume: { status: 'active', reason: null, owner: null },
  disconnect: { status: 'disconnected' },
  check: {},
};
const answer = (url: URL, method: string): Response => {
  const [, , , id, what = ''] = url.pathname.split('/');
  if (id === undefined) return Response.json(listed(url));
  if (what === 'timeline') {
    const event = { at: '2026-01-02T10:00:00Z', reason: null, owner: null };
    return Response.json({
      events: [
        { ...event, event: 'paused', by: 'person' },
        { ...event, event: 'of_tomorrow' },
      ],
    });
  }
  if (method !== 'POST') return new Response(null, { status: 405 });
  host.all = host.all.map((each) => (each.id === id ? { ...each, ...changes[what] } : each));
  return Response.json({ connection: host.all.find((each) => each.id === id) });
};

const place = (more: Record<string, string> = {}) => {
  const element = document.createElement('makini-connections');
  for (const [name, value] of Object.entries({ 'connections-url': '/makini/connections', ...more }))
    element.setAttribute(name, value);
  document.body.append(element);
  const root = () => element.shadowRoot;
  const all = (selector: string) => [...(root()?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const text = () => root()?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
  const press = (label: string) => {
    const found = all('button').findLast(
      (each) => (each.getAttribute('aria-label') ?? each.textContent)?.trim() === label,
    );
    if (!found) throw new Error(`No button "${label}": ${text()}`);
    found.focus();
    found.click();
  };
  const focused = () => root()?.activeElement;
  return { element, all, text, press, focused };
};

describe('the list of connections', () => {
  before(() => {
    window.fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input, location.href);
      if (!url.pathname.startsWith('/makini/')) return real(input, init);
      host.asked.push(`${init?.method ?? 'GET'} ${url.pathname}${url.search}`);
      await Promise.resolve();
      return host.fail > 0
        ? Response.json({ code: host.fail === 401 ? 'not_logged_in' : 'internal' }, { status: host.fail })
        : answer(url, init?.method ?? 'GET');
    };
  });
  beforeEach(() => Object.assign(host, { all: [], fail: 0, asked: [] }));
  afterEach(() => document.querySelectorAll('makini-connections').forEach((each) => each.remove()));
  after(() => (window.fetch = real));

  it('says how each is, who must act, what failed and when it was checked', async () => {
    host.all = [one('1', broken), one('2')];
    const { all, text } = place();
    await until(() => all('.row').length === 2 && text().includes('You can solve this'));
    assert.include(text(), 'Needs a new sign-in');
    assert.include(text(), 'Checked 2 hours ago');
    assert.include(text(), '1 connection needs somebody');
    await until(() => text().includes('sign-in') && all('.hint span').length > 1);
  });

  it('says that nothing is connected, that it could not be loaded, and that it is old', async () => {
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
    host.all = Array.from({ length: 5_000 }, (_, at) => one(String(at + 1)));
    const { all, text, press } = place();
    await until(() => all('.row').length === 50);
    assert.isBelow(all('*').length, 2_000);
    assert.include(text(), '1 to 50 of 5,000');
    press('Next page');
    await until(() => text().includes('51 to 100 of 5,000'));
    const input = all('input')[0] as HTMLInputElement;
    input.value = 'plant 4999';
    input.dispatchEvent(new Event('input'));
    await until(() => all('.row').length === 1);
    assert.include(text(), 'Plant 4999');
  });

  it('pauses and resumes, tells the page, and shows what happened without what it does not know', async () => {
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
    host.all = Array.from({ length: 60 }, (_, at) => one(String(at + 1)));
    const { all } = place();
    await until(() => all('.row').length === 50);
    const input = all('input')[0] as HTMLInputElement;
    for (const text of ['plant ', 'plant 59']) {
      input.value = text;
      input.dispatchEvent(new Event('input'));
      const asked = new URLSearchParams({ search: text.trim() }).toString();
      await until(() => host.asked.some((each) => each.endsWith(asked)));
      assert.equal(input.value, text);
    }
    await until(() => all('.live')[0]?.textContent === '1 connection');
    assert.lengthOf(all('[aria-live]'), 1);
  });

  it('leaves signing in again to a page that wants to do it, and opens the dialog otherwise', async () => {
    host.all = [one('1', broken)];
    const { element, all, press } = place({ 'session-url': '/makini/session' });
    await until(() => all('.row').length === 1);
    let asked = 0;
    const keep = (event: Event): void => {
      asked += 1;
      event.preventDefault();
    };
    element.addEventListener('makini-reconnect', keep);
    press('Reconnect');
    assert.equal(asked, 1);
    assert.isEmpty(all('makini-connect'));
    element.removeEventListener('makini-reconnect', keep);
    press('Reconnect');
    await until(() => all('makini-connect[open]').length === 1);
    assert.equal(all('makini-connect')[0]?.getAttribute('connection-id'), '1');
    assert.equal(all('makini-connect')[0]?.getAttribute('session-url'), '/makini/session');
  });

  it('asks nothing while it is not shown, and at once when it is', async () => {
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
    host.all = [one('1', broken)];
    const { all, text } = place({ lang: 'ar' });
    await until(() => text().includes('إعادة الاتصال'));
    assert.equal(all('.all')[0]?.getAttribute('dir'), 'rtl');
  });
});
