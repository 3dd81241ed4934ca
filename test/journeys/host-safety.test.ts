import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page, Request } from 'playwright-core';
import { Person } from './person.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

const canary = 'c4n4ry-Zx91-übersecret';

/** Installs `spy` before any script of the partner's page; never in the service's frame, which the page cannot reach either. */
const visitWith = async (path: string, spy: () => void): Promise<Page> => {
  const page = await stage.visit('/sign-in');
  await page
    .context()
    .addInitScript(`if (location.origin === ${JSON.stringify(stage.demo.url)}) (${String(spy)})()`);
  await page.goto(`${stage.demo.url}${path}`);
  return page;
};

test('under a strict Content Security Policy, beside the host’s own Lit, the flow works without a violation', async () => {
  const page = await visitWith('/strict', () => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    addEventListener('securitypolicyviolation', (event) =>
      seen.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  const problems: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error') problems.push(line.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  const policy =
    (await page.request.get(`${stage.demo.url}/strict`)).headers()['content-security-policy'] ?? '';
  assert.match(policy, /default-src 'self'/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /unsafe/);
  const person = new Person(page);
  await person.tries(stage.demo.typed.success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  assert.deepEqual(await page.evaluate(() => (window as unknown as { seen: string[] }).seen), []);
  assert.deepEqual(problems, []);
  await page.context().close();
});

/** How far the page has moved by itself (Layout Instability: 0.1 and less is good), counted in the page until it is asked for. */
const countMoves = (): void => {
  let moved = 0;
  const count = (entries: PerformanceEntryList): void => {
    for (const entry of entries as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
      moved += entry.hadRecentInput ? 0 : entry.value;
  };
  const observer = new PerformanceObserver((list) => count(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  const ask = (): number => {
    count(observer.takeRecords());
    return moved;
  };
  Object.assign(window, { moves: ask });
};

for (const width of [1280, 960, 390])
  test(`the page around it does not move while the element loads, ${width} px wide`, async () => {
    const page = await stage.visit('/sign-in', { viewport: { width, height: 900 } });
    await page.addInitScript(countMoves);
    await page.goto(`${stage.demo.url}/`);
    await new Person(page).element.getByRole('listbox').getByRole('option').first().waitFor();
    const moved = await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
      return (window as unknown as { moves(): number }).moves();
    });
    assert.ok(moved < 0.01, `moved by ${moved}`);
    await page.context().close();
  });

/** What a host page has outside its own content: head, attributes of html and body, children of body. */
const outside = (): string[] => [
  document.head.innerHTML
    .replace(/<script[^>]*><\/script>/g, '')
    .replace(/\s+/g, ' ')
    .trim(),
  ...[document.documentElement, document.body].map((at) =>
    [...at.attributes].map((one) => `${one.name}=${one.value}`).join(),
  ),
  [...document.body.children].map((child) => child.tagName).join(),
];

test('nothing is written to the host’s html, head or body', async () => {
  const page = await stage.visit('/strict');
  const person = new Person(page);
  await person.tries(stage.demo.typed.success);
  await person.yes();
  await person.heading(/is connected/).waitFor();
  const served = await (await page.request.get(`${stage.demo.url}/strict`)).text();
  // The strict page may not parse markup (Trusted Types), so the served text is parsed on a blank one.
  const blank = await stage.browser.newPage();
  await blank.setContent(served.replaceAll(/<script[^>]*><\/script>/g, ''));
  const [was, is] = [await blank.evaluate(outside), await page.evaluate(outside)];
  await blank.close();
  assert.deepEqual(is, was);
  await page.context().close();
});

test('a hostile host page that hooks everything reads nothing of what is typed', async () => {
  const page = await visitWith('/', () => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const tell = (...what: unknown[]): void => {
      for (const one of what) {
        try {
          heard.push(typeof one === 'string' ? one : JSON.stringify(one));
        } catch (error) {
          heard.push(String(error));
        }
      }
    };
    for (const type of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'change', 'paste'])
      addEventListener(
        type,
        (event) =>
          tell(
            type,
            (event as KeyboardEvent).key,
            (event as InputEvent).data,
            (event.composedPath()[0] as HTMLInputElement).value,
          ),
        true,
      );
    addEventListener('message', (event) => tell(event.data), true);
    const attach = Element.prototype.attachShadow;
    const roots: ShadowRoot[] = [];
    Element.prototype.attachShadow = function (init) {
      const root = attach.call(this, { ...init, mode: 'open' });
      roots.push(root);
      return root;
    };
    setInterval(
      () =>
        roots.forEach((root) =>
          tell(root.innerHTML, ...[...root.querySelectorAll('input')].map((one) => one.value)),
        ),
      50,
    );
    const define = customElements.define.bind(customElements);
    customElements.define = (name, constructor, options) => {
      tell(name);
      define(name, constructor, options);
    };
    const reach = window.fetch.bind(window);
    window.fetch = async (input, init) => {
      tell(input instanceof Request ? input.url : String(input), init?.body, init?.headers);
      const answer = await reach(input, init);
      void answer
        .clone()
        .text()
        .then(
          (text) => tell(text),
          () => undefined,
        );
      return answer;
    };
    const post = MessagePort.prototype.postMessage;
    MessagePort.prototype.postMessage = function (this: MessagePort, ...all: Parameters<typeof post>) {
      tell(all[0]);
      post.apply(this, all);
    } as typeof post;
    const on = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      set(handler: (event: MessageEvent) => void) {
        on?.set?.call(this, (event: MessageEvent) => {
          tell(event.data);
          handler.call(this, event);
        });
      },
    });
  });
  const person = new Person(page);
  await person.find('SAP CAP');
  await person.prepared();
  await person.field('address').fill(stage.demo.typed.success.address);
  await person.field('username').fill('hidden-user-77');
  await person.field('password').pressSequentially(canary, { delay: 5 });
  await person.connect();
  await person.form.locator('[data-code="auth.refused"]').waitFor();
  const heard = (await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).join('\n');
  assert.ok(heard.length > 1000, 'the spy works');
  assert.match(heard, /makini-connect/);
  for (const typed of [canary, 'hidden-user-77'])
    assert.ok(!heard.includes(typed), `the page heard ${typed}`);
  await page.context().close();
});

/** Every spelling in which a secret may lie somewhere. */
const spellings = (secret: string): string[] => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(`planner:${secret}`).toString('base64'),
  Buffer.from(secret).toString('hex'),
  JSON.stringify(secret).slice(1, -1),
];

const bytesBelow = async (folder: string): Promise<{ name: string; bytes: Buffer }[]> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  return Promise.all(
    files.map(async (file) => {
      const name = join(file.parentPath, file.name);
      return { name, bytes: await readFile(name) };
    }),
  );
};

test('a secret that was typed is found nowhere: requests of the page, URLs, events, storage, console, logs, database', async () => {
  const page = await visitWith('/', () => {
    const told: string[] = [];
    Object.assign(window, { told });
    for (const name of [
      'ready',
      'open',
      'step',
      'select',
      'probe',
      'before-submit',
      'submit',
      'check',
      'error',
      'waiting',
      'success',
      'exit',
      'close',
    ])
      addEventListener(
        `makini-${name}`,
        (event) => told.push(`${name} ${JSON.stringify((event as CustomEvent).detail ?? { ...event })}`),
        true,
      );
  });
  const traces: string[] = [];
  page.on('console', (line) => traces.push(line.text()));
  page.on('request', (request: Request) => {
    traces.push(request.url());
    const inFrame = request.frame() !== page.mainFrame();
    if (!inFrame) traces.push(request.postData() ?? '', JSON.stringify(request.headers()));
  });
  const person = new Person(page);
  const { success } = stage.demo.typed;
  await person.tries({ ...success, password: canary });
  await person.form.locator('[data-code="auth.refused"]').waitFor();
  await person.field('password').fill(success.password);
  await person.connect();
  await person.yes();
  await person.heading(/is connected/).waitFor();
  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  assert.ok(
    told.some((line) => line.startsWith('success')),
    told.join('\n'),
  );
  traces.push(...told, await page.content(), page.url());
  traces.push(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])),
  );
  for (const frame of page.frames())
    traces.push(
      await frame.evaluate(() =>
        JSON.stringify([
          location.href,
          { ...localStorage },
          { ...sessionStorage },
          document.documentElement.outerHTML,
        ]),
      ),
    );
  traces.push(JSON.stringify(await page.context().cookies()));
  for (const secret of [canary, success.password])
    for (const spelling of spellings(secret)) {
      for (const trace of traces) assert.ok(!trace.includes(spelling), `found in: ${trace.slice(0, 200)}`);
      for (const { name, bytes } of await bytesBelow(stage.folder))
        assert.ok(!bytes.includes(spelling), `found in the file ${name}`);
    }
  await page.context().close();
});
