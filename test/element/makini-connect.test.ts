import { assert } from '@open-wc/testing';
import 'axe-core';
import { failureCodes, failures, routes } from '../../src/contract/index.ts';
import type { Step } from '../../src/contract/index.ts';
import { failureText } from '../../src/element/locales/words.ts';
import { paths } from '../../src/element/world/service.ts';
import { FakeService, json, problem, sse } from './fixtures/fake-service.ts';
import { frameOf, makeElement, place, until } from './fixtures/page.ts';
import type { Placed } from './fixtures/page.ts';
import {
  abort,
  checking,
  choose,
  done,
  failedAt,
  failure,
  form,
  prepare,
  select,
  stage,
} from './fixtures/samples.ts';

const key = (target: HTMLElement, name: string): boolean =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }),
  );
const type = (input: HTMLElement, text: string): void => {
  (input as HTMLInputElement).value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const names = ({ told }: Placed): string[] => told.map(({ name }) => name);
const outcomes = (placed: Placed): string[] =>
  names(placed).filter((name) => ['success', 'exit', 'close'].includes(name));

declare global {
  interface Window {
    axe: typeof import('axe-core');
  }
}

let service: FakeService;
const errors: string[] = [];
const realError = console.error;

beforeEach(() => {
  service = new FakeService();
  sessionStorage.clear();
  errors.length = 0;
  console.error = (...words: unknown[]) => void errors.push(words.join(' '));
});

afterEach(async () => {
  for (const element of document.querySelectorAll('makini-connect')) element.remove();
  await pause(5); // the element leaves a task after it was removed
  service.restore();
  console.error = realError;
});

/** An element that has arrived at a step. */
const at = async (step: Step, heading: string): Promise<Placed> => {
  service.step = step;
  const placed = place();
  await placed.arrive(heading);
  return placed;
};

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
    await place({}, element).arrive('Which system');
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

describe('the search', () => {
  it('shows fifty systems, and fifty more on request', async () => {
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    assert.equal(placed.all('img').length, 0);
    placed.button('Show 50 more').click();
    await until('more rows', () => placed.all('[role=option]').length === 100);
  });

  it('finds by name, alias and maker, the best first', async () => {
    const placed = await at(select, 'Which system');
    const input = placed.one('#search');
    const first = (): string => placed.all('[role=option] .strong')[0]?.textContent ?? '';
    type(input, 'maximo');
    await until('Maximo', () => first() === 'IBM Maximo');
    type(input, 'axapta');
    await until('Dynamics', () => first().startsWith('Dynamics'));
    type(input, 'oracle fin');
    await until('nothing or Oracle', () => placed.all('.none').length === 1);
    placed.button('Show all systems').click();
    await until('all', () => placed.all('[role=option]').length === 50);
  });

  it('is worked by keyboard alone, as the pattern says', async () => {
    const placed = await at(select, 'Which system');
    const input = placed.one('#search');
    await until('rows', () => placed.all('[role=option]').length === 50);
    const active = async (): Promise<string | null> => {
      await placed.element.updateComplete;
      return input.getAttribute('aria-activedescendant');
    };
    assert.isNull(await active());
    assert.isTrue(key(input, 'Home'), 'without an active option, Home belongs to the text');
    key(input, 'ArrowDown');
    assert.equal(await active(), 'option-0');
    key(input, 'PageDown');
    assert.equal(await active(), 'option-10');
    key(input, 'ArrowUp');
    assert.equal(await active(), 'option-9');
    key(input, 'End');
    assert.equal(await active(), 'option-49');
    key(input, 'ArrowDown');
    assert.equal(await active(), 'option-50');
    key(input, 'Home');
    assert.equal(await active(), 'option-0');
    assert.equal(placed.all('[aria-selected=true]').length, 1);
    type(input, 'odoo');
    assert.isNull(await active());
    key(input, 'Escape');
    await until('the field is empty', () => (input as HTMLInputElement).value === '');
    type(input, 'odoo');
    service.step = prepare;
    key(input, 'Enter');
    await placed.arrive('Before you connect');
    const answer = service.asked.find(({ path }) => path === '/connect/session/answer');
    assert.deepEqual(JSON.parse(answer?.body ?? ''), { kind: 'select', step: 's1', system: 'odoo' });
    assert.deepEqual(placed.told.find(({ name }) => name === 'select')?.detail, {
      system: 'odoo',
      name: 'Odoo',
    });
  });

  it('draws at most twice and changes few rows for a keystroke', async () => {
    const placed = await at(select, 'Which system');
    await until('rows', () => placed.all('[role=option]').length === 50);
    let rows = 0;
    const observer = new MutationObserver((records) => {
      const changed = new Set(
        records.map(({ target }) => (target.parentElement ?? (target as Element))?.closest('[role=option]')),
      );
      rows += changed.size;
    });
    observer.observe(placed.one('.options'), { subtree: true, childList: true, characterData: true });
    type(placed.one('#search'), 'p');
    await placed.element.updateComplete;
    await pause(20);
    observer.disconnect();
    assert.isAtMost(rows, 60);
    assert.isBelow(placed.all('*').length, 900);
  });

  it('says that the list could not be loaded, and loads it again', async () => {
    service.on('/catalogue/index.json', () => json({}, 500));
    const placed = await at(select, 'Which system');
    await until('the failure', () => placed.all('.none').length === 1);
    service.on('/catalogue/index.json', () =>
      json({
        version: 1,
        categories: ['ERP'],
        id: ['a'],
        name: ['A'],
        vendor: ['V'],
        category: [0],
        aliases: [''],
        tier: 'v',
      }),
    );
    placed.button('Load it again').click();
    await until('rows', () => placed.all('[role=option]').length === 1);
  });
});

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
    assert.deepEqual(placed.told.find(({ name }) => name === 'submit')?.detail, { system: 'sap-s4hana' });
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

describe('a check', () => {
  const withStream = (events: Parameters<typeof sse>[0], then: Step): void => {
    service.on('/connect/session/checks/*', () => {
      service.step = then;
      return sse(events);
    });
  };

  it('shows stages as they come and the step that follows', async () => {
    withStream(
      [
        { type: 'stage', seq: 1, stage: stage('tls', 'passed', 60) },
        {
          type: 'stage',
          seq: 2,
          stage: { ...stage('auth', 'failed', 5), failure: failure('auth.not_permitted') },
        },
        { type: 'end', seq: 3, status: 'failed' },
      ],
      failedAt('auth', failure('auth.not_permitted', { owner: 'admin', primary: 'copy_for_admin' })),
    );
    const placed = await at(checking, 'may not sign in this way');
    const details = placed.told
      .filter(({ name }) => name === 'check')
      .map(({ detail }) => detail as { status: string; code?: string });
    assert.deepEqual(
      details.map(({ status }) => status),
      ['running', 'running', 'failed'],
    );
    assert.equal(details[2]?.code, 'auth.not_permitted');
    assert.isTrue(placed.element.matches(':state(failed)'));
    assert.include(placed.one('.owner').textContent ?? '', 'administrator of SAP S/4HANA');
  });

  it('resumes a broken stream after the last event it heard', async () => {
    let tries = 0;
    service.on('/connect/session/checks/*', ({ headers }) => {
      tries++;
      if (tries === 1) return sse([{ type: 'stage', seq: 7, stage: stage('tls', 'passed', 60) }]);
      assert.equal(headers.get('Last-Event-ID'), '7');
      service.step = done;
      return sse([{ type: 'end', seq: 8, status: 'passed' }]);
    });
    await at(checking, 'is connected');
    assert.equal(tries, 2);
  });

  it('polls when a proxy lets no byte of the stream through', async () => {
    service.on('/connect/session/checks/c1/events', () => new Promise(() => undefined));
    service.on('/connect/session/checks/c1', () => {
      service.step = done;
      return json({ id: 'c1', status: 'passed', stages: [stage('ready', 'passed', 3)] });
    });
    const placed = await at(checking, 'is connected');
    assert.include(names(placed), 'check');
  }).timeout(10_000);

  it('has words, an owner and something to do for every failure there is', async () => {
    for (const code of failureCodes.filter((each) => failures[each].status !== 'warning')) {
      const { owner, primary, others } = failures[code];
      const step = failedAt('auth', failure(code, { owner, primary, others: [...others] }));
      const placed = await at(
        step,
        failureText({ code, values: { host: 'erp.acme.example', port: 8443 } }, { system: 'SAP S/4HANA' })
          .title,
      );
      assert.lengthOf(placed.all('.failure .actions .primary'), 1, code);
      assert.isAtMost(placed.all('.failure .actions button').length, 3, code);
      assert.isNotEmpty(placed.one('.owner').textContent?.trim(), code);
      placed.element.remove();
      sessionStorage.clear();
      await pause(2);
    }
  }).timeout(60_000);

  it('never leaves a person without a button when there is no way back', async () => {
    const step = {
      ...failedAt('dns', failure('dns.not_found', { primary: 'edit', others: [] })),
      back: false,
    };
    const placed = await at(step, 'There is no erp.acme.example');
    assert.isAtLeast(placed.all('.failure .actions button').length, 1);
  });

  it('makes a message for IT that says everything and nothing secret', async () => {
    const placed = await at(failedAt('tls', failure('tls.self_signed')), 'self-signed');
    let copied = '';
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => void (copied = text) },
    });
    placed.button('Copy a message for IT').click();
    await until('Copied', () => placed.all('button').some((each) => each.textContent?.trim() === 'Copied'));
    for (const part of [
      'SAP S/4HANA',
      'Northwind Uptime',
      'Host: erp.acme.example',
      'Port: 8443',
      'tls.self_signed',
      'r-7f3a',
      'Find the address: done, 38 ms',
    ]) {
      assert.include(copied, part);
    }
    assert.notInclude(copied, 'secret-token');
  });

  it('shows the text to copy by hand where the browser forbids copying', async () => {
    const placed = await at(failedAt('tls', failure('tls.self_signed')), 'self-signed');
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: () => Promise.reject(new Error('no')) },
    });
    placed.button('Copy a message for IT').click();
    await until('the text', () => placed.all('textarea').length === 1);
    assert.include((placed.one('textarea') as HTMLTextAreaElement).value, 'tls.self_signed');
  });
});

describe('the end', () => {
  it('hands over, then tells success once, then closes', async () => {
    const placed = await at(done, 'SAP S/4HANA is connected');
    const form = new URLSearchParams(service.asked.find(({ path }) => path === '/host/callback')?.body);
    assert.deepEqual(Object.fromEntries(form), { code: 'c', state: 's', iss: location.origin });
    const shown = placed.element.show();
    placed.element.close();
    assert.deepEqual(outcomes(placed).slice(0, 2), ['success', 'close']);
    assert.deepEqual(placed.told.find(({ name }) => name === 'success')?.detail, {
      connection: { id: 'con_1', system: 'sap-s4hana', name: 'Acme North' },
    });
    await shown;
  });

  it('resolves show() with the connection', async () => {
    service.step = done;
    const placed = place();
    assert.deepEqual(await placed.element.show(), {
      outcome: 'connected',
      connection: { id: 'con_1', system: 'sap-s4hana', name: 'Acme North' },
    });
    assert.equal(service.count('/host/session'), 1);
    assert.isTrue(placed.element.matches(':state(connected)'));
  });

  it('resolves show() when it is removed, and tells the exit', async () => {
    const placed = place();
    const shown = placed.element.show();
    await placed.arrive('Which system');
    placed.element.remove();
    assert.deepEqual(await shown, { outcome: 'removed' });
    assert.deepEqual(outcomes(placed), ['exit', 'close']);
  });

  it('mints another code by itself when the first came too late', async () => {
    let calls = 0;
    service.on('/host/callback', () => (calls++ === 0 ? json({ code: 'code_expired' }, 410) : json({})));
    await at(done, 'is connected');
    assert.equal(service.count('/connect/session/code'), 2);
  });

  it('gives the same code once more when the host’s answer was lost, and at last says that the host will notice', async () => {
    service.on('/host/callback', () => json({ message: 'down' }, 500));
    const placed = await at(done, 'Connected');
    assert.equal(service.count('/host/callback'), 3);
    assert.equal(service.count('/connect/session/code'), 1);
    assert.deepEqual(placed.told.find(({ name }) => name === 'exit')?.detail, {
      reason: 'handover_pending',
      code: undefined,
    });
    placed.button('Close').click();
    assert.deepEqual(outcomes(placed), ['exit', 'close']);
  }).timeout(12_000);

  it('says who has to sign in when another customer is there now', async () => {
    service.on('/host/callback', () => json({ code: 'customer_changed' }, 409));
    const placed = await at(done, 'another company');
    service.on('/host/callback', () => json({}));
    placed.button('Try again').click();
    await placed.arrive('is connected');
  });

  it('is over when the person cancels, and starts again', async () => {
    const placed = await at(prepare, 'Before you connect');
    service.step = abort('cancelled');
    placed.button('Cancel').click();
    await placed.arrive('Nothing was connected');
    service.step = select;
    placed.button('Start again').click();
    await placed.arrive('Which system');
    assert.deepEqual(names(placed), ['open', 'step', 'exit', 'close', 'open', 'step']);
  });
});

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
    await Promise.all([one.arrive('Which system'), two.arrive('Which system')]);
    assert.equal(service.count('/host/session'), 2);
    assert.lengthOf(
      Object.keys(sessionStorage).filter((name) => name.startsWith('makini-connect')),
      2,
    );
  });
});

describe('for everybody', () => {
  const warned = { ...done, warnings: [failure('access.partial', { owner: 'admin' })] };
  const screens: readonly [string, Step, string][] = [
    ['the search', select, 'Which system'],
    ['the guide', prepare, 'Before you connect'],
    ['the form', form, 'Connect SAP'],
    ['a running check', checking, 'Checking the connection'],
    ['a failed check', failedAt('tls', failure('tls.self_signed')), 'self-signed'],
    ['a choice', choose(12), 'Which company'],
    ['the connection', warned, 'is connected'],
    ['an end', abort('expired'), 'This took longer'],
    ['a page too old', { kind: 'x', id: '1', back: false } as unknown as Step, 'too old'],
  ];
  for (const scheme of ['light', 'dark'] as const) {
    for (const [name, step, heading] of screens) {
      it(`axe finds nothing in ${name} (${scheme})`, async () => {
        const backdrop = document.createElement('div');
        backdrop.style.cssText = `color-scheme:${scheme};background:${scheme === 'dark' ? '#12151a' : '#fff'};inline-size:320px`;
        document.body.append(backdrop);
        service.step = step;
        const placed = place();
        backdrop.append(placed.element);
        await placed.arrive(heading);
        if (name === 'the search') await until('rows', () => placed.all('[role=option]').length > 0);
        await pause(450); // what fades in has done so
        const { violations } = await window.axe.run(placed.element, {
          iframes: false,
          resultTypes: ['violations'],
          rules: { region: { enabled: false } },
        });
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          [],
        );
        assert.isAtMost(placed.one('.shell').scrollWidth, 320);
        backdrop.remove();
      });
    }
  }
});
