import { assert } from '@open-wc/testing';
import { json, problem } from '../fixtures/fake-service.ts';
import { until } from '../fixtures/page.ts';
import type { Placed } from '../fixtures/page.ts';
import { select } from '../fixtures/samples.ts';
import { at, key, service, type } from '../fixtures/setup.ts';
import { wholeIndex } from '../fixtures/whole-index.ts';

const path = '/connect/session/requests';

/** An element at the form in which a system is asked for, which was searched for in vain. */
const asking = async (query = 'Flurbo EAM'): Promise<Placed> => {
  service.on('/catalogue/index.json', () => json(wholeIndex));
  const placed = await at(select, 'Which system');
  await until('rows', () => placed.all('[role=option]').length === 50);
  type(placed.one('#search'), query);
  await until('none', () => placed.all('.none')[0]);
  placed.button('Ask for this system').click();
  await placed.arrive('Ask for a system');
  return placed;
};

const sent = (): { body: Record<string, string>; key: string | null }[] =>
  service.asked
    .filter((each) => each.path === path)
    .map(({ body, headers }) => ({
      body: JSON.parse(body) as Record<string, string>,
      key: headers.get('Idempotency-Key'),
    }));

const send = (placed: Placed): void => placed.button('Send').click();
const says = (placed: Placed, text: string): Promise<unknown> =>
  until(text, () => placed.one('.view').textContent?.includes(text));
const value = (placed: Placed, id: string): string => (placed.one(id) as HTMLInputElement).value;

describe('asking for a system', () => {
  it('begins with what was searched, is sent once, and tells the page its id and nothing that was typed', async () => {
    service.on(path, () => json({ id: 'req_1' }, 201));
    const placed = await asking();
    assert.equal(value(placed, '#asking-name'), 'Flurbo EAM');
    type(placed.one('#asking-maker'), 'Flurbo Works');
    type(placed.one('#asking-note'), 'Plant 7 uses it');
    send(placed);
    send(placed);
    await placed.arrive('Your request was sent');
    assert.include(placed.one('.view').textContent ?? '', 'Flurbo EAM');
    assert.deepEqual(
      sent().map(({ body }) => body),
      [{ name: 'Flurbo EAM', maker: 'Flurbo Works', note: 'Plant 7 uses it', lang: 'en' }],
    );
    assert.deepEqual(
      placed.told.filter(({ name }) => name === 'request'),
      [{ name: 'request', detail: { request: 'req_1' } }],
    );
    assert.notInclude(JSON.stringify(placed.told), 'Flurbo');
    placed.button('Back to the list').click();
    await placed.arrive('Which system');
  });

  it('leads on to what it speaks, too', async () => {
    service.on(path, () => json({ id: 'req_1' }, 201));
    const placed = await asking();
    send(placed);
    await placed.arrive('Your request was sent');
    placed.button('Connect it by what it speaks').click();
    await placed.arrive('not listed');
  });

  it('begins with the address that nobody knows', async () => {
    service.on('/catalogue/index.json', () => json(wholeIndex));
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    type(placed.one('#search'), 'https://erp.acme.example/deep?x=1');
    await until('the ways', () => placed.all('#caption')[0]?.textContent?.includes('No system is known'));
    placed.button('My system is not listed').click();
    await placed.arrive('not listed');
    placed.button('Ask for this system').click();
    await placed.arrive('Ask for a system');
    assert.deepEqual(
      [value(placed, '#asking-name'), value(placed, '#asking-maker')],
      ['', 'https://erp.acme.example'],
    );
  });

  it('needs a name, and takes no secret', async () => {
    const placed = await asking();
    type(placed.one('#asking-name'), ' ');
    send(placed);
    await says(placed, 'Type the name of the system.');
    assert.equal(placed.one('#asking-name').getAttribute('aria-invalid'), 'true');
    await until('the focus', () => placed.element.shadowRoot?.activeElement?.id === 'asking-name');
    type(placed.one('#asking-name'), 'Flurbo');
    type(placed.one('#asking-note'), 'password: p4ss-w0rd-of-ours');
    send(placed);
    await says(placed, 'This looks like a password or a key.');
    await until('the focus', () => placed.element.shadowRoot?.activeElement?.id === 'asking-note');
    assert.deepEqual(sent(), []);
  });

  it('keeps what was typed when it cannot be sent, and sends it again under the same key', async () => {
    service.on(path, () => problem('internal', 500));
    const placed = await asking();
    send(placed);
    await says(placed, 'This could not be sent.');
    assert.equal(value(placed, '#asking-name'), 'Flurbo EAM');
    service.on(path, () => json({ id: 'req_1' }, 201));
    send(placed);
    await placed.arrive('Your request was sent');
    const keys = sent().map((each) => each.key);
    assert.equal(keys.length, 2);
    assert.equal(keys[0], keys[1]);
  });

  it('says when too much was asked for', async () => {
    service.on(path, () => problem('rate_limited', 429));
    const placed = await asking();
    send(placed);
    await says(placed, 'try again later');
  });

  it('ends as anything else does when the session is over', async () => {
    service.on(path, () => problem('session_expired', 401));
    const placed = await asking();
    send(placed);
    await until('the trouble', () => placed.all('.failure')[0]);
  });

  it('is left by Escape, to where one came from', async () => {
    const placed = await asking();
    key(placed.one('#asking-name'), 'Escape');
    await placed.arrive('not listed');
  });
});
