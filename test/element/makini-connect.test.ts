import { assert } from '@open-wc/testing';
import { routes } from '../../src/contract/index.ts';
import type { Step } from '../../src/contract/index.ts';
import { paths } from '../../src/element/world/service.ts';
import { json } from './fixtures/fake-service.ts';
import { makeElement, place, until } from './fixtures/page.ts';
import { form, select } from './fixtures/samples.ts';
import { at, errors, names, pause, service } from './fixtures/setup.ts';

describe('opening', () => {
  it('asks nothing before the element is seen', async () => {
    const element = makeElement();
    element.style.display = 'none';
    place({}, element);
    await pause(50);
    assert.equal(service.asked.length, 0);
    element.style.display = '';
    await until('it opens', () => service.count('/host/session') === 1);
  });

  it('opens once though it was put in, taken out and put in again', async () => {
    const placed = place();
    placed.element.remove();
    document.body.append(placed.element);
    await placed.arrive('Which system');
    assert.equal(service.count('/host/session'), 1);
    assert.equal(service.count('/connect/sessions'), 1);
    assert.deepEqual(names(placed), ['open', 'step']);
  });

  it('opens once though a first element was made and thrown away', async () => {
    place().element.remove();
    await place().arrive('Which system');
    assert.equal(service.count('/host/session'), 1);
  });

  it('takes properties that were set before it was placed', async () => {
    const element = document.createElement('makini-connect');
    element.getSession = () => ({
      request_uri: 'urn:ietf:params:oauth:request_uri:own',
      service: location.origin,
    });
    element.system = 'odoo';
    await place({}, element).arrive('Which system');
    const [opened] = service.asked.filter(({ path }) => path === '/connect/sessions');
    assert.deepEqual(JSON.parse(opened?.body ?? ''), {
      request_uri: 'urn:ietf:params:oauth:request_uri:own',
      system: 'odoo',
    });
  });

  it('asks the host with its headers and says why', async () => {
    const element = makeElement({ 'connection-id': 'con_9', lang: 'de' });
    element.headers = async () => ({ 'X-CSRF': 'abc' });
    await place({}, element).arrive('Welches System nutzen Sie');
    const [asked] = service.asked;
    assert.equal(asked?.headers.get('X-CSRF'), 'abc');
    assert.deepEqual(JSON.parse(asked?.body ?? ''), { reason: 'open', connection_id: 'con_9', lang: 'de' });
  });

  it('says in one console error and one event that an attribute means nothing', async () => {
    const placed = place({ 'sesion-url': '/x', 'data-mine': '1', 'aria-label': 'x' });
    await placed.arrive('Which system');
    assert.lengthOf(errors, 1);
    assert.include(errors[0], '"sesion-url"');
    assert.deepEqual(
      names(placed).filter((name) => name === 'error'),
      ['error'],
    );
  });

  for (const [what, answer, code] of [
    ['not an object', 'hello', 'session_malformed'],
    [
      'a request_uri of another kind',
      { request_uri: 'https://x', service: 'https://x' },
      'session_malformed',
    ],
    [
      'a service with a path',
      { request_uri: 'urn:ietf:params:oauth:request_uri:a', service: 'https://x/y' },
      'session_malformed',
    ],
  ] as const) {
    it(`stops with words and a way out when the host answers ${what}`, async () => {
      service.on('/host/session', () => json(answer));
      const placed = place();
      await placed.arrive('not set up correctly');
      assert.equal(placed.one('.failure').dataset['code'], code);
      assert.lengthOf(errors, 1);
      assert.deepEqual(
        placed.told
          .filter(({ name }) => name === 'error')
          .map(({ detail }) => (detail as { code: string }).code),
        [code],
      );
      service.on('/host/session', () =>
        json({ request_uri: 'urn:ietf:params:oauth:request_uri:abc', service: location.origin }),
      );
      placed.button('Try again').click();
      await placed.arrive('Which system');
    });
  }

  it('says who is not signed in, and goes on when they are', async () => {
    service.on('/host/session', () => json({ code: 'not_logged_in', message: 'no cookie' }, 401));
    const placed = place();
    await placed.arrive('You are not signed in');
    assert.isTrue(placed.element.matches(':state(failed)'));
    assert.equal(placed.element.dataset['state'], 'failed');
  });

  it('says that the page is too old for a step it does not know', async () => {
    service.step = { kind: 'hologram', id: 'x', back: false } as unknown as Step;
    const placed = place();
    await placed.arrive('This page is too old');
    assert.include(names(placed), 'error');
    assert.ok(placed.button('Load the page again'));
  });

  it('knows the paths of the contract', () => {
    for (const [name, path] of Object.entries(paths))
      assert.equal(path, routes[name as keyof typeof paths].path);
  });

  it('asks the lost opening again under the same key', async () => {
    let tries = 0;
    const real = {
      session: { id: 'ses_1', token: 't', expires_in: 1, idle_seconds: 1 },
      client: { name: 'N', mode: 'live' },
      customer: { name: null },
      frame: '/test/element/fixtures/frame.html',
      step: select,
    };
    service.on('/connect/sessions', () => {
      if (tries++ === 0) throw new TypeError('Failed to fetch');
      return json(real, 201);
    });
    const placed = place();
    await placed.arrive('Which system');
    const keys = service.asked
      .filter(({ path }) => path === '/connect/sessions')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    assert.lengthOf(keys, 2);
    assert.equal(keys[0], keys[1]);
    assert.include(names(placed), 'waiting');
  });
});

describe('the page around', () => {
  it('is left as it was', async () => {
    const html = (): string =>
      document.documentElement.getAttributeNames().join() + document.body.getAttributeNames().join();
    const before = html();
    const styles = document.head.querySelectorAll('style, link').length;
    const placed = await at(form, 'Connect SAP');
    assert.equal(html(), before);
    assert.equal(document.head.querySelectorAll('style, link').length, styles);
    assert.equal(placed.all('[style]').length, 0);
  });

  it('may hold two elements, each with a session of its own', async () => {
    const one = place();
    const two = place();
    await one.arrive('Which system');
    two.element.scrollIntoView(); // nothing is asked before it is seen
    await two.arrive('Which system');
    assert.equal(service.count('/host/session'), 2);
    assert.lengthOf(
      Object.keys(sessionStorage).filter((name) => name.startsWith('makini-connect')),
      2,
    );
  });
});
