import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { packageFolder } from '../../demo/service-process.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
before(async () => void (stage = await openStage()));
after(() => stage.stop());

/** What an operator's command prints: the tag, and what a policy needs for it. */
const printed = async (): Promise<{ html: string; sources: string }> => {
  const env = { ...process.env, MAKINI_ISSUER: stage.demo.serviceUrl };
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [`${packageFolder}/dist/service/cli.js`, 'snippet'],
    { env },
  );
  return { html: stdout, sources: /script-src needs: (.+)/.exec(stderr)?.[1] ?? '' };
};

/** A page of the product that loads the element by the printed tag, under a policy with Trusted Types; `change` alters files on the way. */
const open = async (change: RegExp | undefined): Promise<{ page: Page; problems: string[] }> => {
  const { html, sources } = await printed();
  // A page that the test answers itself has no address: without this the browser takes it for one from outside.
  const page = await stage.visit('/', { permissions: ['local-network-access'] });
  const problems: string[] = [];
  page.on('console', (line) => {
    if (line.type() === 'error') problems.push(line.text());
  });
  const service = stage.demo.serviceUrl;
  const policy = `default-src 'self'; script-src ${sources}; connect-src 'self' ${service}; frame-src ${service}; require-trusted-types-for 'script'; trusted-types lit-html`;
  await page.route(`${stage.demo.url}/with-tag`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'content-security-policy': policy },
      body: `<!doctype html><title>Tag</title>${html}<makini-connect session-url="/makini/session" callback-url="/makini/callback"></makini-connect>`,
    }),
  );
  if (change)
    await page.route(change, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${await response.text()} ` });
    });
  await page.goto(`${stage.demo.url}/with-tag`);
  return { page, problems };
};

test('the tag that the command prints loads the element under a strict policy, later parts included', async () => {
  const { page, problems } = await open(undefined);
  await page.locator('makini-connect').locator('input[role="combobox"]').waitFor();
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('one byte more in the first file, and the browser refuses it', async () => {
  const { page, problems } = await open(/\/element\/[^/]+\/makini-connect\.js$/);
  await page.waitForLoadState('load');
  assert.equal(await page.evaluate(() => customElements.get('makini-connect') === undefined), true);
  assert.match(problems.join('\n'), /integrity/i);
  await page.context().close();
});

test('one byte more in a part that comes later, and the browser refuses it too', async () => {
  const { page, problems } = await open(/\/element\/[^/]+\/chunks\/[^/]+\.js$/);
  await page
    .waitForEvent('console', { predicate: (line) => /integrity/i.test(line.text()) })
    .catch(() => null);
  assert.match(problems.join('\n'), /integrity/i);
  await page.context().close();
});
