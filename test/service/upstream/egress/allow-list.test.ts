import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entriesFor, opens, parseAllowList } from '../../../../src/service/upstream/egress/allow-list.ts';
import { parseIp } from '../../../../src/service/upstream/egress/ip.ts';

const ip = (text: string) => {
  const read = parseIp(text);
  assert.ok(read, `${text} should read as an address`);
  return read;
};

test('an entry opens its scheme, its addresses and its port, and nothing beside', () => {
  const { entries, problems } = parseAllowList('10.1.0.0/16:443, http://127.0.0.1:8080');
  assert.deepEqual(problems, []);
  assert.equal(opens(entries, 'https', ip('10.1.2.3'), 443), true);
  assert.equal(opens(entries, 'https', ip('10.2.0.1'), 443), false);
  assert.equal(opens(entries, 'https', ip('10.1.2.3'), 8443), false);
  assert.equal(opens(entries, 'http', ip('10.1.2.3'), 443), false);
  assert.equal(opens(entries, 'http', ip('127.0.0.1'), 8080), true);
  assert.equal(opens(entries, 'https', ip('127.0.0.1'), 8080), false);
});

test('`tcp://` opens a database without TLS and no http; a plain entry opens none without TLS', () => {
  const { entries, problems } = parseAllowList('tcp://10.1.0.5:5432,10.1.0.6:5432');
  assert.deepEqual(problems, []);
  assert.equal(opens(entries, 'tcp', ip('10.1.0.5'), 5432), true);
  assert.equal(opens(entries, 'http', ip('10.1.0.5'), 5432), false);
  assert.equal(opens(entries, 'https', ip('10.1.0.5'), 5432), false);
  assert.equal(opens(entries, 'tcp', ip('10.1.0.6'), 5432), false);
  assert.equal(opens(entries, 'tcp', undefined, 5432), false);
});

test('IPv6 blocks are written in brackets and do not open IPv4', () => {
  const { entries, problems } = parseAllowList('[fd00::]/8:443,[::1]/128:5000');
  assert.deepEqual(problems, []);
  assert.equal(opens(entries, 'https', ip('fd12::1'), 443), true);
  assert.equal(opens(entries, 'https', ip('fe80::1'), 443), false);
  assert.equal(opens(entries, 'https', ip('::1'), 5000), true);
  assert.equal(opens(entries, 'https', ip('127.0.0.1'), 5000), false);
});

test('an entry opens to every client, to those of a mode, or to one client', () => {
  const { entries, problems } = parseAllowList(
    '10.0.0.1:443, live=10.0.0.2:443, test=http://10.0.0.3:80, mkc_live_abc = tcp://10.0.0.4:5432',
  );
  assert.deepEqual(problems, []);
  const seenBy = (id: string, mode: 'live' | 'test') =>
    entriesFor(entries, { id, mode }).map(({ text }) => text.replace(/ /g, ''));
  const all = '10.0.0.1:443';
  assert.deepEqual(seenBy('mkc_live_abc', 'live'), [
    all,
    'live=10.0.0.2:443',
    'mkc_live_abc=tcp://10.0.0.4:5432',
  ]);
  assert.deepEqual(seenBy('mkc_live_abcd', 'live'), [all, 'live=10.0.0.2:443']);
  assert.deepEqual(seenBy('mkc_test_abc', 'test'), [all, 'test=http://10.0.0.3:80']);
});

test('an entry that does not say whom it opens to opens to nobody', () => {
  const { entries, problems } = parseAllowList(
    '=10.0.0.1:443,tset=10.0.0.1:443,LIVE=10.0.0.1:443,acme=10.0.0.1:443,mkc_live_=10.0.0.1:443,live=test=10.0.0.1:443',
  );
  assert.deepEqual(entries, []);
  assert.equal(problems.length, 6);
  assert.match(problems[1] ?? '', /^"tset=10\.0\.0\.1:443" does not say whom it opens to: .*`test`\.$/);
});

test('what cannot be read is named, with the way out, and the rest still counts', () => {
  const { entries, problems } = parseAllowList(
    'localhost:443,10.0.0.0/8,10.0.0.0/33:443,10.0.0.0/8:70000,fd00::/8:443,192.168.1.5:443',
  );
  assert.deepEqual(
    entries.map((entry) => entry.text),
    ['192.168.1.5:443'],
  );
  assert.equal(problems.length, 5);
  for (const problem of problems) assert.match(problem, /^".+" .+\.$/);
});

test('an empty list opens nothing and is no problem', () => {
  assert.deepEqual(parseAllowList(' , '), { entries: [], problems: [] });
});
