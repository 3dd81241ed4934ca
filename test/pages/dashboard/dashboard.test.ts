import { assert } from '@open-wc/testing';
import { webhookTypes } from '../../../src/contract/index.ts';
import { hashOf, narrowed, placeOf, setUpKeyIn } from '../../../src/pages/dashboard/address.ts';
import type { MakiniDashboard } from '../../../src/pages/dashboard/dashboard.ts';
import { defineDashboard } from '../../../src/pages/dashboard/define.ts';
import { strengthOf } from '../../../src/pages/dashboard/strength.ts';
import { until } from '../../element/fixtures/page.ts';
import { addPseudo, pseudoTag } from '../../element/fixtures/pseudo.ts';
import { hardCoded } from '../../element/fixtures/spoken.ts';

defineDashboard();
addPseudo();

const session = { expires_at: '2030-01-01T00:00:00Z', idle_seconds: 1800 };
const counts = { active: 3, degraded: 0, reauthorization_required: 0, paused: 0, disconnected: 0 };
const empty = { data: [], next: null };
const client = {
  id: 'cl_1',
  mode: 'test',
  name: 'Northwind',
  redirect_uris: [],
  origins: ['https://app.example'],
  reconnect_url: null,
  secrets: [],
  connections: 0,
  created_at: '2026-01-01T00:00:00Z',
};

/** A service whose one operator has this password; every call is kept, with its body. */
const service = { state: 'signed_in', password: 'right-password', refuse: 0, asked: [] as string[] };
const problem = (status: number, reason: string, more: object = {}): Response =>
  Response.json({ type: 'x', title: 'x', status, code: 'unauthorized', reason, ...more }, { status });
const answers: Record<string, () => unknown> = {
  'GET /state': () => ({
    state: service.state,
    version: '1',
    session: service.state === 'signed_in' ? session : null,
  }),
  'GET /filters': () => ({
    clients: [],
    systems: [],
    endpoints: [],
    more: { clients: false, endpoints: false },
  }),
  'GET /connections': () => ({ ...empty, counts, needs_someone: 2 }),
  'GET /deliveries': () => ({ ...empty, counts: { failed: 0, pending: 0, delivered: 0 } }),
  'GET /endpoints': () => empty,
  'GET /clients': () => empty,
  'GET /requests': () => ({ ...empty, open: 0 }),
  'GET /figures': () => ({
    days: 30,
    mode: 'live',
    total: { started: 0, connected: 0, left: [], failures: [], median_active_seconds: null },
    by_day: [],
    systems: [],
  }),
};
const enter = (password: string): Response => {
  if (password !== service.password) return problem(401, 'wrong_password');
  service.state = 'signed_in';
  return Response.json(answers['GET /state']?.());
};

const real = window.fetch;
window.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input, location.href);
  if (!url.pathname.startsWith('/dashboard/api')) return real(input, init);
  const route = `${init?.method ?? 'GET'} ${url.pathname.slice('/dashboard/api'.length)}`;
  const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as { password?: string }) : {};
  service.asked.push(`${route}${url.search} ${JSON.stringify(body)}`);
  if (route === 'POST /sign-in' || route === 'POST /setup') return enter(body.password ?? '');
  if (service.state !== 'signed_in' && route !== 'GET /state') return problem(401, 'signed_out');
  if (route === 'POST /clients') return Response.json({ client, secret: 'mks_1' }, { status: 201 });
  const answer = answers[route];
  return answer ? Response.json(answer()) : problem(404, 'not_found');
};

/** Everything below an element, through the roots of those inside it. */
const deep = (root: ParentNode): Element[] =>
  [...root.querySelectorAll('*')].flatMap((one) => [one, ...(one.shadowRoot ? deep(one.shadowRoot) : [])]);

/** What is no sentence: what languages call themselves, and the kinds of events as partners know them. */
const own = new Set<string>(['English', 'Deutsch', 'Français', 'Español', 'العربية', ...webhookTypes]);

let placed: MakiniDashboard | undefined;
const place = (hash: string): MakiniDashboard => {
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`);
  placed = document.createElement('makini-dashboard');
  document.body.append(placed);
  return placed;
};
const all = (selector: string): HTMLElement[] =>
  deep(placed?.shadowRoot ?? document.createElement('p')).filter((one): one is HTMLElement =>
    one.matches(selector),
  );
const there = (selector: string): Promise<HTMLElement> => until(selector, () => all(selector)[0]);
const type = (field: HTMLElement, text: string): void => {
  (field as HTMLInputElement).value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
const asked = (what: string): string[] => service.asked.filter((one) => one.startsWith(what));

beforeEach(() => {
  Object.assign(service, { state: 'signed_in', asked: [] });
  localStorage.clear();
});
afterEach(() => placed?.remove());

describe('the dashboard', () => {
  it('keeps where somebody is in the address, filters and all', () => {
    const at = { view: 'connections', query: { status: 'paused', search: 'a&b=c #1' } } as const;
    assert.deepEqual(placeOf(hashOf(at)), at);
    assert.deepEqual(placeOf('#/clients/cl%2F1'), { view: 'clients', id: 'cl/1', query: {} });
    assert.deepEqual(placeOf('#/nowhere?x=%'), { view: 'connections', query: {} });
    assert.equal(
      hashOf(narrowed({ ...at, query: { ...at.query, cursor: 'c' } }, { search: '' })),
      '#/connections?status=paused',
    );
    assert.equal(setUpKeyIn('#setup=aB-1_'), 'aB-1_');
    assert.isUndefined(setUpKeyIn('#/connections'));
  });

  it('says of a password whether it is soon guessed', () => {
    const said = [
      'short',
      'password1234',
      'aaaaaaaaaaaaaaa',
      'abcdefghijklmnop',
      'tractor-lemon',
      'tractor lemon Thursday bucket',
    ];
    assert.deepEqual(
      said.map((each) => strengthOf(each, 12)),
      ['short', 'weak', 'weak', 'weak', 'fair', 'strong'],
    );
  });

  it('sets the first password by the link, whose key leaves the address at once', async () => {
    service.state = 'setup';
    place('#setup=one-time');
    type(await there('#password'), service.password);
    assert.equal(location.hash, '');
    (await there('form .primary')).click();
    await there('.chip');
    assert.deepEqual(asked('POST /setup'), [
      `POST /setup {"token":"one-time","password":"${service.password}"}`,
    ]);
  });

  it('says that a password is wrong, keeps the focus there, and goes on with the right one', async () => {
    service.state = 'signed_out';
    place('#/figures?days=7');
    type(await there('#password'), 'not this');
    (await there('form .primary')).click();
    await there('#trouble');
    const field = await there('#password');
    assert.equal((field.getRootNode() as ShadowRoot).activeElement, field);
    type(field, service.password);
    (await there('form .primary')).click();
    await until('the figures', () => asked('GET /figures?days=7')[0]);
  });

  it('narrows a list by the address, which Back undoes', async () => {
    place('#/connections');
    (await there('.chip:nth-child(2)')).click();
    await until('the narrowed list', () => asked('GET /connections?needs_someone=1')[0]);
    await there('.chip[aria-current]:nth-child(2)');
    history.back();
    await there('.chip[aria-current]:nth-child(1)');
    assert.equal(location.hash, '#/connections');
  });

  it('searches for what was typed once it rests, keeps a space at its end, and empties the field where the search is over', async () => {
    place('#/clients');
    const field = (await there('[type="search"]')) as HTMLInputElement;
    type(field, ' north ');
    await until('the search', () => asked('GET /clients?search=north')[0]);
    await there('.empty a');
    assert.deepEqual([field.value, location.hash], [' north ', '#/clients?search=north']);
    (await there('.empty a')).click();
    await until('all clients', () => asked('GET /clients ').length === 2);
    assert.deepEqual([field.value, location.hash], ['', '#/clients']);
    assert.equal((field.getRootNode() as ShadowRoot).activeElement, field);
  });

  it('narrows both lists of the deliveries alike, and asks anew for a choice that it does not know', async () => {
    place('#/deliveries?endpoints=e2');
    await until('a page of endpoints', () => asked('GET /endpoints?cursor=e2')[0]);
    type(await there('[type="search"]'), 'hook');
    await until(
      'both lists',
      () => asked('GET /deliveries?search=hook')[0] && asked('GET /endpoints?search=hook {}')[0],
    );
    assert.deepEqual(asked('GET /filters'), ['GET /filters {}']);
    location.hash = '#/deliveries?search=hook&client=cl_9';
    await until('the choice', () => asked('GET /filters?client=cl_9')[0]);
    await until('both lists', () => asked('GET /endpoints?client=cl_9&search=hook')[0]);
  });

  it('shows which figures the service chose, and keeps to those that somebody chose', async () => {
    const figures = answers['GET /figures']?.() as object;
    answers['GET /figures'] = () => ({ ...figures, mode: 'test' });
    place('#/figures');
    const current = await there('.chips:last-child .chip[aria-current]');
    assert.equal(current.getAttribute('href'), '#/figures?mode=test');
    answers['GET /figures'] = () => figures;
    (await there('.chips:last-child .chip:not([aria-current])')).click();
    await until('the live ones', () => asked('GET /figures?mode=live')[0]);
  });

  it('asks to sign in when the session is over, then does what was asked, with all that was typed', async () => {
    place('#/clients');
    (await there('.head .primary')).click();
    type(await there('#name'), 'Northwind');
    type(await there('#origins'), 'https://app.example\n\n https://b.example ');
    service.state = 'signed_out';
    (await there('form .primary')).click();
    type(await there('#password'), service.password);
    const door = (await there('dash-door')).shadowRoot;
    door?.querySelector<HTMLElement>('.primary')?.click();
    await there('dash-copy');
    const body =
      '{"name":"Northwind","mode":"test","origins":["https://app.example","https://b.example"],"redirect_uris":[]}';
    assert.deepEqual(asked('POST /clients'), [`POST /clients ${body}`, `POST /clients ${body}`]);
  });

  it('has no sentence that is not from its languages', async () => {
    for (const [hash, selector] of [
      ['#/connections', '.empty'],
      ['#/deliveries', '.empty'],
      ['#/clients', '.empty'],
      ['#/requests', '.empty'],
      ['#/figures', '.empty'],
    ] as const) {
      const element = place(hash);
      element.speak(pseudoTag);
      await there(selector);
      await until('the pseudo-language', () => all('.heading')[0]?.textContent?.includes('~]'));
      const roots = [element, ...all('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
      const found = roots.flatMap((root) => hardCoded(root, ['Makini Connect']));
      assert.deepEqual(
        found.filter((text) => !own.has(text)),
        [],
      );
      element.remove();
    }
  });
});
