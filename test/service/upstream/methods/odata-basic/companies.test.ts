import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { http } from '../../egress/servers.ts';
import { accessTo, checked, methodFor, system } from './systems.ts';

/** What a check offers to choose from when the system lists these companies. */
const companies = async (t: TestContext, value: readonly object[]) => {
  const port = await http(t, ({ headers }, response) => {
    if (headers.authorization === undefined)
      return void response.writeHead(401, { 'www-authenticate': 'Basic realm="erp"' }).end();
    response.writeHead(200, { 'content-type': 'application/json', 'odata-version': '4.0' });
    response.end(JSON.stringify({ value }));
  });
  const nav = system('microsoft-dynamics-nav');
  const { outcome } = await checked(methodFor([port]), accessTo(`http://127.0.0.1:${port}`, { system: nav }));
  return outcome.status === 'choose' ? outcome.options : assert.fail(JSON.stringify(outcome));
};

test('at most 500 companies are offered', async (t) => {
  const options = await companies(
    t,
    Array.from({ length: 501 }, (_, i) => ({ Name: `C${i}` })),
  );
  assert.equal(options.length, 500);
  assert.equal(options.at(-1)?.id, 'C499');
});

test('every company that is offered has a name to read and an id that can be sent back whole', async (t) => {
  const options = await companies(t, [
    { Name: '<img src=x>' },
    { Name: '\u202e' },
    { Name: '' },
    { Name: 'x\ud800' },
    { Name: 'y'.repeat(401) },
    { Name: `${'z'.repeat(78)}🔧🔧` },
    { Name: 7 },
  ]);
  assert.deepEqual(options, [
    { id: '<img src=x>', name: '%3Cimg%20src%3Dx%3E' },
    { id: '\u202e', name: '%E2%80%AE' },
    { id: `${'z'.repeat(78)}🔧🔧`, name: `${'z'.repeat(78)}…` },
    { id: '7', name: '7' },
  ]);
});
