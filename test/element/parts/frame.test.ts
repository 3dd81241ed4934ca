import { assert } from '@open-wc/testing';
import { json } from '../fixtures/fake-service.ts';
import { frameOf, makeElement, place, until } from '../fixtures/page.ts';
import { checking, form, prepare, select } from '../fixtures/samples.ts';
import { at, errors, key, names, pause, service, type } from '../fixtures/setup.ts';

describe('the frame', () => {
  it('is made once, while the person searches, locked down and never moved', async () => {
    const placed = await at(select, 'Which system');
    const frame = placed.one('iframe') as HTMLIFrameElement;
    assert.equal(
      frame.getAttribute('sandbox'),
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox',
    );
    assert.include(frame.allow, "camera 'none'");
    assert.isTrue(placed.one('.frame').inert);
    const inside = await frameOf(placed);
    service.step = form;
    await until('the list', () => placed.all('[role=option]').length > 0);
    type(placed.one('#search'), 'odoo');
    await placed.element.updateComplete;
    key(placed.one('#search'), 'Enter');
    await placed.arrive('Connect SAP');
    await until('the form', () => placed.one('.frame').hasAttribute('data-shown'));
    assert.equal(placed.one('iframe'), frame);
    assert.equal(frame.height, '330');
    assert.deepEqual(
      inside.heard.filter(({ type }) => type === 'show'),
      [{ type: 'show', step: 's3', ticket: 't1' }] as never,
    );
  });

  it('gets the look of the page, resolved, and again when it changes', async () => {
    const element = makeElement();
    element.style.setProperty('--makini-color-accent', 'color-mix(in srgb, red 50%, red)');
    service.step = form;
    const placed = place({}, element);
    const inside = await frameOf(placed);
    type Theme = {
      type: string;
      theme: { properties: Record<string, string>; colorScheme: string; dir: string };
    };
    const themes = (): Theme[] => inside.heard.filter(({ type }) => type === 'theme') as Theme[];
    await until('a theme', () => themes().length > 0);
    assert.match(
      themes()[0]?.theme.properties['--makini-color-accent'] ?? '',
      /^(rgb\(255, 0, 0\)|color\(srgb 1 0 0\))$/,
    );
    assert.equal(themes()[0]?.theme.properties['--makini-control-height'], '44px');
    assert.equal(themes()[0]?.theme.colorScheme, 'light');
    const before = themes().length;
    element.setAttribute('color-scheme', 'dark');
    await until('a dark theme', () => themes().at(-1)?.theme.colorScheme === 'dark');
    assert.isAbove(themes().length, before);
  });

  it('lets the host hold a submit back', async () => {
    const placed = await at(form, 'Connect SAP');
    const inside = await frameOf(placed);
    placed.element.addEventListener('makini-before-submit', (event) => event.preventDefault(), {
      once: true,
    });
    inside.say({ type: 'before_submit', id: 1 });
    inside.say({ type: 'before_submit', id: 2 });
    await until('both answers', () => inside.heard.filter(({ type }) => type === 'proceed').length === 2);
    assert.deepEqual(
      inside.heard.filter(({ type }) => type === 'proceed'),
      [
        { type: 'proceed', id: 1, ok: false },
        { type: 'proceed', id: 2, ok: true },
      ] as never,
    );
  });

  it('is believed in nothing but hints: a submit makes the element ask', async () => {
    const placed = await at(form, 'Connect SAP');
    const inside = await frameOf(placed);
    service.step = checking;
    inside.say({ type: 'submitted', step: 's4' });
    await placed.arrive('Checking the connection');
    assert.equal(service.count('/connect/session/step'), 1);
    assert.deepEqual(placed.told.find(({ name }) => name === 'submit')?.detail, { system: 'sap-s-4hana' });
  });

  it('tells of a probe and nothing more, and drops what is not a message', async () => {
    const placed = await at(form, 'Connect SAP');
    const inside = await frameOf(placed);
    inside.say({ type: 'hack', password: 'x' });
    inside.say({ type: 'probe', status: 'failed', code: 'dns.not_found', address: 'https://acme' });
    await until('the event', () => names(placed).includes('probe'));
    assert.deepEqual(placed.told.find(({ name }) => name === 'probe')?.detail, {
      status: 'failed',
      code: 'dns.not_found',
    });
    assert.equal(placed.heading(), 'Connect SAP S/4HANA');
  });

  it('goes back to the search and on to the system that the probe recognised', async () => {
    const placed = await at(form, 'Connect SAP');
    const inside = await frameOf(placed);
    service.on('/connect/session/back', () =>
      json({ step: service.count('/connect/session/back') === 1 ? prepare : select }),
    );
    service.step = { ...form, id: 's9', system: { ...form.system, id: 'odoo', name: 'Odoo' } };
    inside.say({ type: 'switch_system', system: 'odoo' });
    await placed.arrive('Connect Odoo');
    assert.equal(service.count('/connect/session/back'), 2);
    const answer = service.asked.find(({ path }) => path === '/connect/session/answer');
    assert.deepEqual(JSON.parse(answer?.body ?? ''), { kind: 'select', step: 's1', system: 'odoo' });
  });

  it('says who can help when it does not answer within 10 s of being needed', async () => {
    const real = window.setTimeout;
    // Ten seconds pass at once.
    window.setTimeout = ((act: () => void, ms?: number) =>
      real(act, ms === 10_000 ? 30 : ms)) as typeof window.setTimeout;
    service.frame += '&mute';
    try {
      const searching = await at(select, 'Which system');
      await pause(100);
      assert.include(searching.heading(), 'Which system', 'nobody needs the frame yet');
      service.step = form;
      type(searching.one('#search'), 'odoo');
      await searching.element.updateComplete;
      key(searching.one('#search'), 'Enter');
      await searching.arrive('The form could not be shown');
      assert.equal(searching.one('.failure').dataset['code'], 'frame_blocked');
      assert.include(errors.join(), 'frame-src');
      assert.isTrue(searching.element.matches(':state(failed)'));
      service.frame = service.frame.replace('&mute', '');
      searching.button('Try again').click();
      await searching.arrive('Connect SAP');
    } finally {
      window.setTimeout = real;
    }
  });

  it('is not believed about a step nobody knows: the service is asked, and what shows goes on showing', async () => {
    const placed = await at(form, 'Connect SAP');
    await until('the form', () => placed.one('.frame').hasAttribute('data-shown'));
    const inside = await frameOf(placed);
    service.step = { ...form, id: 's10' };
    inside.say({ type: 'shown', step: 's10' });
    await until('the service is asked', () => service.count('/connect/session/step') === 1);
    await until('the new step', () => placed.told.filter(({ name }) => name === 'step').length === 2);
    await placed.element.updateComplete;
    assert.isTrue(placed.one('.frame').hasAttribute('data-shown'));
    assert.lengthOf(
      inside.heard.filter(({ type }) => type === 'show'),
      1,
    );
  });

  it('may show the form of another way: the guide is that of the way, until the form is loaded anew', async () => {
    const guide = { ...form.guide, summary: 'A token is made under Security.' };
    const placed = await at(
      { ...form, ways: [{ id: 's3:bearer', fields: form.fields, guide }] },
      'Connect SAP',
    );
    await until('the form', () => placed.one('.frame').hasAttribute('data-shown'));
    const inside = await frameOf(placed);
    const summary = (): string => placed.one('.help p').textContent ?? '';
    assert.equal(summary(), form.guide.summary);
    inside.say({ type: 'shown', step: 's3:bearer' });
    await until('the guide of the way', () => summary() === guide.summary);
    await until('the service is asked', () => service.count('/connect/session/step') === 1);
    await placed.element.updateComplete;
    assert.equal(summary(), guide.summary);
    const box = document.createElement('div');
    document.body.append(box);
    box.append(placed.element);
    await until('the guide of the step', () => summary() === form.guide.summary);
  });

  it('is asked for the form again when the page moved the element', async () => {
    const placed = await at(form, 'Connect SAP');
    await until('the form', () => placed.one('.frame').hasAttribute('data-shown'));
    const box = document.createElement('div');
    document.body.append(box);
    box.append(placed.element);
    await until('the sentence', () => placed.all('.notice').length === 1);
    await until('the form again', () => placed.one('.frame').hasAttribute('data-shown'));
    assert.equal(service.count('/connect/session/ticket'), 2);
    assert.equal(service.count('/host/session'), 1);
  });
});
