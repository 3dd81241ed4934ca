import { assert } from '@open-wc/testing';
import { json, problem } from '../fixtures/fake-service.ts';
import { makeElement, place, until } from '../fixtures/page.ts';
import { choose, done, form, prepare, select } from '../fixtures/samples.ts';
import { at, errors, names, outcomes, pause, service, type } from '../fixtures/setup.ts';

describe('leaving and coming back', () => {
  it('names the session it continues', async () => {
    (await at(prepare, 'Before you connect')).element.remove();
    await pause(5);
    await at(prepare, 'Before you connect');
    const asked = service.asked
      .filter(({ path }) => path === '/host/session')
      .map(({ body }) => JSON.parse(body) as { reason: string; session?: string });
    assert.deepEqual(
      asked.map(({ reason, session }) => [reason, session]),
      [
        ['open', undefined],
        ['resume', 'ses_1'],
      ],
    );
    assert.notInclude(JSON.stringify({ ...sessionStorage }), 'secret-token');
  });

  it('begins anew when the session is over', async () => {
    (await at(prepare, 'Before you connect')).element.remove();
    await pause(5);
    const grant = { request_uri: 'urn:ietf:params:oauth:request_uri:abc', service: location.origin };
    service.on('/host/session', ({ body }) =>
      body.includes('resume') ? json({ code: 'session_unknown' }, 404) : json(grant),
    );
    const placed = await at(select, 'Which system');
    assert.equal(service.count('/host/session'), 3);
    assert.lengthOf(errors, 0);
    assert.deepEqual(names(placed), ['open', 'step']);
  });

  it('offers to continue after close()', async () => {
    const placed = await at(prepare, 'Before you connect');
    placed.element.close();
    await placed.arrive('Connect a system');
    placed.button('Continue where you left off').click();
    await placed.arrive('Before you connect');
    assert.deepEqual(outcomes(placed), ['exit', 'close']);
  });

  it('forgets and begins anew on reset()', async () => {
    const placed = await at(prepare, 'Before you connect');
    service.step = select;
    placed.element.reset();
    await placed.arrive('Which system');
    assert.equal(service.count('/connect/session/cancel'), 1);
  });

  it('says when another window has gone on, and continues only when asked', async () => {
    const placed = await at(prepare, 'Before you connect');
    service.on('/connect/session/answer', () => problem('session_superseded'));
    placed.button('I have everything').click();
    await placed.arrive('another window');
    placed.button('Continue here').click();
    await placed.arrive('Before you connect');
    const last = service.asked.filter(({ path }) => path === '/host/session').at(-1);
    assert.include(last?.body, '"reason":"take_over"');
  });

  it('goes back', async () => {
    const placed = await at(form, 'Connect SAP');
    service.step = prepare;
    placed.button('Back').click();
    await placed.arrive('Before you connect');
  });

  it('moves the focus to the heading of the next screen, but not on the first', async () => {
    const placed = await at(prepare, 'Before you connect');
    assert.notEqual(document.activeElement, placed.element);
    placed.button('I have everything').focus();
    service.step = choose(3);
    placed.button('I have everything').click();
    await placed.arrive('Which company');
    assert.equal(placed.element.shadowRoot?.activeElement, placed.one('.heading'));
  });

  it('chooses, with a filter when there are many', async () => {
    const placed = await at(choose(20), 'Which company');
    type(placed.one('#filter'), 'works 3');
    await until('one option', () => placed.all('[type=radio]').length === 1);
    placed.one('[type=radio]').click();
    await placed.element.updateComplete;
    service.step = done;
    placed.button('Continue').click();
    await placed.arrive('is connected');
    const answer = service.asked.find(({ path }) => path === '/connect/session/answer');
    assert.deepEqual(JSON.parse(answer?.body ?? ''), { kind: 'choose', step: 's6', option: '1020' });
  });

  it('speaks the host’s own sentences', async () => {
    const element = makeElement();
    element.messages = { 'find.heading': 'What do you run?' };
    await place({}, element).arrive('What do you run?');
  });
});
