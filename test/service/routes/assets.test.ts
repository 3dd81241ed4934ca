import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDiskAssets } from '../../../src/service/adapters/disk-assets.ts';
import { makeStand } from '../stand.ts';

test('the element is served to any page, for a year, under its own version only', async () => {
  const { app } = await makeStand();
  const answer = await app.request('/element/1.2.3/makini-connect.js');
  assert.deepEqual([answer.status, await answer.text()], [200, 'element']);
  assert.equal(answer.headers.get('content-type'), 'text/javascript');
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'cross-origin');
  assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
  const other = await app.request('/element/1.2.4/makini-connect.js');
  assert.deepEqual([other.status, other.headers.get('cache-control')], [404, 'no-store']);
});

test("the frame's files stay on their own origin", async () => {
  const { app } = await makeStand();
  const answer = await app.request('/pages/1.2.3/frame/frame.js');
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get('cross-origin-resource-policy'), 'same-origin');
  assert.equal(answer.headers.get('access-control-allow-origin'), null);
});

test('a problem type can be read', async () => {
  const { app } = await makeStand();
  assert.match(await (await app.request('/problems/step_changed')).text(), /another step/);
  for (const code of ['nope', '__proto__', 'toString']) {
    assert.equal((await app.request(`/problems/${code}`)).status, 404);
  }
});

test('no path leads out of the folder of built files', async (t) => {
  const dist = await mkdtemp(join(tmpdir(), 'makini-dist-'));
  t.after(() => rm(dist, { recursive: true, force: true }));
  await mkdir(join(dist, 'cdn', 'chunks'), { recursive: true });
  await writeFile(join(dist, 'secret.js'), 'secret');
  await writeFile(join(dist, 'cdn', '.hidden.js'), 'hidden');
  await writeFile(join(dist, 'cdn', 'a.js'), 'a');
  await writeFile(join(dist, 'cdn', 'chunks', 'b-1.js'), 'b');
  const assets = createDiskAssets(dist);
  assert.equal(Buffer.from((await assets.element('a.js'))?.body ?? []).toString(), 'a');
  assert.equal((await assets.element('chunks/b-1.js'))?.type, 'text/javascript; charset=utf-8');
  for (const file of [
    '../secret.js',
    'chunks/../../secret.js',
    '/secret.js',
    '..\\secret.js',
    '.hidden.js',
    'chunks',
    'a.js/x.js',
    'a.exe',
    'none.js',
    '%2e%2e/secret.js',
    'a.js\0.js',
  ]) {
    assert.equal(await assets.element(file), undefined, file);
  }
});
