import assert from 'node:assert/strict';
import { test } from 'node:test';
import { routes, Step } from '../../../src/contract/index.ts';
import { createService } from '../../../src/service/service.ts';
import { codeOf, good, page, rig } from '../connecting/rig.ts';

test('from the list to the code, every answer is of the shape the contract names', async () => {
  const { open, runs } = await rig();
  const tab = await open();
  const prepare = await tab.answer({ kind: 'select', step: tab.opened.step.id, system: 'guided' });
  const form = await tab.answer({ kind: 'prepare', step: Step.parse(prepare.body['step']).id });
  const frame = await tab.frame();
  const check = await frame.submit(good);
  await runs.settled();
  for (const { body } of [prepare, form, check]) {
    assert.deepEqual(routes.answer.answer.body.parse(body), body);
  }
  const done = await tab.step();
  assert.deepEqual(Step.parse(done), done);
  const code = await tab.call('POST', '/connect/session/code');
  assert.deepEqual(routes.code.answer.body.parse(code.body), code.body);
});

test('the catalogue index is immutable and open to registered pages', async () => {
  const { ports } = await rig();
  const service = createService(ports);
  const response = await service.request('https://connect.example/catalogue/index-abc.json', {
    headers: { origin: page },
  });
  assert.equal(response.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  assert.equal(response.headers.get('access-control-allow-origin'), page);
  assert.equal(await response.text(), ports.catalogue.index('live').json);
  const other = await service.request('https://connect.example/catalogue/index-old.json');
  assert.equal(other.status, 404);
});

test('preflights of registered pages are answered for the element and never for the frame', async () => {
  const { ports } = await rig();
  const service = createService(ports);
  const ask = (path: string, origin: string) =>
    service.request(`https://connect.example${path}`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
  const element = await ask('/connect/session/answer', page);
  assert.equal(element.headers.get('access-control-allow-origin'), page);
  for (const [path, origin] of [
    ['/connect/session/answer', 'https://evil.example'],
    ['/connect/frame/submit', page],
  ] as const) {
    assert.equal((await ask(path, origin)).headers.get('access-control-allow-origin'), null);
  }
});

test('an error carries CORS too, so that the page can read its code', async () => {
  const { open } = await rig();
  const refused = await (await open()).call('POST', '/connect/session/back', { step: 'stp_none' });
  assert.equal(codeOf(refused), 'step_changed');
  assert.equal(refused.headers.get('access-control-allow-origin'), page);
});
