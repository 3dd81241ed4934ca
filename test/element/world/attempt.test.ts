import { assert } from '@open-wc/testing';
import { json, problem } from '../fixtures/fake-service.ts';
import { place, until } from '../fixtures/page.ts';
import { form, prepare } from '../fixtures/samples.ts';
import { at, names, service } from '../fixtures/setup.ts';

const online = (is: boolean): void => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => is });
  dispatchEvent(new Event(is ? 'online' : 'offline'));
};

describe('without a network', () => {
  afterEach(() => delete (navigator as { onLine?: boolean }).onLine);

  it('says so, keeps everything, and asks again under the same key once the network is back', async () => {
    const placed = await at(prepare, 'Before you connect');
    service.on('/connect/session/answer', () => {
      if (!navigator.onLine) throw new TypeError('Failed to fetch');
      return json({ step: form });
    });
    online(false);
    placed.button('I have everything').click();
    await until('the banner', () => placed.all('.banner')[0]?.textContent?.includes('No internet'));
    assert.isTrue(placed.element.matches(':state(busy)'));
    assert.deepEqual(placed.told.find(({ name }) => name === 'waiting')?.detail, { reason: 'offline' });
    online(true);
    await placed.arrive('Connect SAP');
    const keys = service.asked
      .filter(({ path }) => path === '/connect/session/answer')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    assert.lengthOf(keys, 2);
    assert.equal(keys[0], keys[1]);
    assert.lengthOf(placed.all('.banner'), 0);
  });

  it('asks the host once more when its answer was lost, and opens one session', async () => {
    const answers = [
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => new Response('Bad gateway', { status: 502 }),
    ];
    const grant = { request_uri: 'urn:ietf:params:oauth:request_uri:abc', service: location.origin };
    service.on('/host/session', () => answers.shift()?.() ?? json(grant));
    const placed = await at(prepare, 'Before you connect');
    assert.equal(service.count('/host/session'), 3);
    assert.equal(service.count('/connect/sessions'), 1);
    assert.deepEqual(placed.told.find(({ name }) => name === 'waiting')?.detail, { reason: 'slow' });
    assert.notInclude(names(placed), 'error');
  }).timeout(10_000);

  it('says after four tries that the host does not answer', async () => {
    service.on('/host/session', () => Promise.reject(new TypeError('Failed to fetch')));
    const placed = place();
    await until('the trouble', () => placed.all('[data-code=host_unreachable]').length === 1);
    assert.equal(service.count('/host/session'), 4);
  }).timeout(15_000);

  it('waits as long as a service says that has too many requests, and goes on under the same key', async () => {
    const placed = await at(prepare, 'Before you connect');
    const busy = problem('rate_limited', 429);
    busy.headers.set('Retry-After', '2');
    const answers = [busy];
    const asked: number[] = [];
    service.on('/connect/session/answer', () => {
      asked.push(performance.now());
      return answers.pop() ?? json({ step: form });
    });
    placed.button('I have everything').click();
    await placed.arrive('Connect SAP');
    const [first = 0, second = 0] = asked;
    assert.isAtLeast(second - first, 1_990);
    const keys = service.asked
      .filter(({ path }) => path === '/connect/session/answer')
      .map(({ headers }) => headers.get('Idempotency-Key'));
    assert.lengthOf(new Set(keys), 1);
    assert.notInclude(names(placed), 'error');
  }).timeout(10_000);

  it('says that it was a lot at once when the service does not say when to come back', async () => {
    const placed = await at(prepare, 'Before you connect');
    service.on('/connect/session/answer', () => problem('rate_limited', 429));
    placed.button('I have everything').click();
    await until('the trouble', () => placed.all('[data-code=rate_limited]').length === 1);
  });

  it('does not take an answer of the service for a lost one', async () => {
    const placed = await at(prepare, 'Before you connect');
    service.on('/connect/session/answer', () => problem('internal', 500));
    placed.button('I have everything').click();
    await placed.arrive('problem of its own');
    assert.notInclude(names(placed), 'waiting');
  });
});
