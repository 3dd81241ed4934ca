import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UpstreamError } from '../../../../src/service/upstream/upstream-error.ts';
import { egressWith, http, outcome } from './servers.ts';
import { watchDials } from './tricks/dials.ts';

const own = { id: 'mkc_test_own', mode: 'test' } as const;
const other = { id: 'mkc_test_other', mode: 'test' } as const;
const live = { id: 'mkc_live_own', mode: 'live' } as const;

const answered = async (allow: string, url: string, client: typeof own | typeof other | typeof live) =>
  (await outcome(egressWith(allow), url, { client })).result;

test('what is opened to one client or to one mode is closed to everybody else', async (t) => {
  const port = await http(t, (_request, response) => response.end('ok'));
  const url = `http://127.0.0.1:${port}/`;
  const byId = `mkc_test_own=http://127.0.0.1:${port}`;
  assert.equal(await answered(byId, url, own), '200');
  assert.equal(await answered(byId, url, other), 'input.address_needs_https');
  assert.equal(await answered(byId, url, live), 'input.address_needs_https');
  const byMode = `live=http://127.0.0.1:${port}`;
  assert.equal(await answered(byMode, url, live), '200');
  assert.equal(await answered(byMode, url, own), 'input.address_needs_https');
  assert.equal(await answered(`http://127.0.0.1:${port}`, url, other), '200');
});

test('a port that is open to another client and address says nothing about this one', async (t) => {
  const { dialled, port } = await watchDials(t);
  const allow = `mkc_test_other=http://127.0.0.1:${port},http://10.0.0.7:${port}`;
  assert.equal(await answered(allow, `http://127.0.0.1:${port}/`, own), 'network.own_device');
  assert.deepEqual(dialled, []);
});

test('a database opened to one client is neither dialled nor spoken to without TLS for another', async (t) => {
  const port = await http(t, () => undefined);
  const egress = egressWith(`mkc_test_own=tcp://127.0.0.1:${port},mkc_test_other=127.0.0.1:${port}`);
  const dial = async (client: typeof own | typeof other | typeof live): Promise<string> => {
    try {
      const connection = await egress.connect({ host: '127.0.0.1', port, client });
      t.after(() => connection.close());
      connection.stayPlain();
      return 'plain';
    } catch (error) {
      return error instanceof UpstreamError ? error.code : String(error);
    }
  };
  assert.equal(await dial(own), 'plain');
  assert.equal(await dial(other), 'tls.not_offered');
  assert.equal(await dial(live), 'network.own_device');
});

/** Each line: what is opened, what is asked, what is dialled. */
const exact: readonly (readonly [allow: string, url: string, dialled: readonly string[]])[] = [
  ['10.0.0.5:443', 'https://10.0.0.5/', ['10.0.0.5']],
  ['10.0.0.5:443', 'https://0x0a000005/', ['10.0.0.5']],
  ['10.0.0.5:443', 'https://10.5/', ['10.0.0.5']],
  ['10.0.0.5:443', 'https://10.0.0.5.:443/', ['10.0.0.5']],
  ['10.0.0.5:443', 'https://[::ffff:10.0.0.5]/', []],
  ['10.0.0.5:443', 'https://[64:ff9b::10.0.0.5]/', []],
  ['10.0.0.5:443', 'https://10.0.0.4/', []],
  ['10.0.0.5:443', 'https://10.0.0.6/', []],
  ['10.0.0.5:443', 'https://10.0.0.5:444/', []],
  ['10.0.0.5:443', 'https://10.0.0.5:8443/', []],
  ['10.0.0.5:443', 'http://10.0.0.5:443/', []],
  ['10.0.0.5:443', 'http://10.0.0.5/', []],
  ['http://10.0.0.5:80', 'http://10.0.0.5/', ['10.0.0.5']],
  ['http://10.0.0.5:80', 'https://10.0.0.5:80/', []],
  ['http://10.0.0.5:80', 'http://10.0.0.5:8080/', []],
  ['http://10.0.0.5:80', 'http://8.8.8.8/', []],
  ['http://10.0.0.5:80', 'http://10.0.0.6/', []],
  ['tcp://10.0.0.5:443', 'https://10.0.0.5/', []],
  ['tcp://10.0.0.5:80', 'http://10.0.0.5/', []],
  ['10.0.0.0/30:443', 'https://10.0.0.3/', ['10.0.0.3']],
  ['10.0.0.0/30:443', 'https://10.0.0.4/', []],
  ['10.0.0.6/30:443', 'https://10.0.0.4/', ['10.0.0.4']],
  ['[fd00::5]:443', 'https://[fd00::5]/', ['fd00::5']],
  ['[fd00::5]:443', 'https://[fd00:0:0:0:0:0:0:0005]/', ['fd00::5']],
  ['[fd00::5]:443', 'https://[fd00::6]/', []],
  ['[fd00::]/64:443', 'https://[fd00:0:0:1::]/', []],
  ['[::ffff:10.0.0.5]:443', 'https://10.0.0.5/', []],
  ['[::]/0:443', 'https://10.0.0.5/', []],
  ['0.0.0.0/0:443', 'https://[fd00::5]/', []],
];

test('an entry opens exactly what it says, however the address is spelt', async (t) => {
  const { dialled } = await watchDials(t);
  for (const [allow, url, expected] of exact) {
    dialled.length = 0;
    await outcome(egressWith(allow), url);
    assert.deepEqual(dialled, expected, `${allow} and ${url}`);
  }
});
