import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTrustedPeer, networkAddress, readProxies } from '../../../src/service/http/network-address.ts';

const trusted = readProxies('10.0.0.0/8, 127.0.0.1, fd00::/8').blocks;
const of = (remote: string | undefined, forwarded?: string, proxies = trusted) =>
  networkAddress(remote, forwarded, proxies);

test('Without trusted proxies, what a request says about where it comes from changes nothing.', () => {
  assert.equal(of('203.0.113.9', '198.51.100.1', []), of('203.0.113.9', undefined, []));
  assert.equal(of('10.0.0.1', '198.51.100.1', []), of('10.0.0.1', undefined, []));
});

test('A trusted proxy is believed about the one before it, and no further than the first stranger.', () => {
  const person = of('198.51.100.1');
  assert.equal(of('10.0.0.1', '198.51.100.1'), person);
  assert.equal(of('10.0.0.1', '203.0.113.7, 198.51.100.1'), person);
  assert.equal(of('10.0.0.1', '203.0.113.7, 198.51.100.1, 10.2.2.2'), person);
  assert.equal(of('198.51.100.1', '203.0.113.7'), person);
});

test('Ports, brackets and IPv4 on IPv6 sockets do not make another address of the same one.', () => {
  assert.equal(of('10.0.0.1', '198.51.100.1:4711'), of('198.51.100.1'));
  assert.equal(of('::ffff:10.0.0.1', '::ffff:198.51.100.1'), of('198.51.100.1'));
  assert.equal(of('fd00::1', '[2001:db8::1]:443'), of('2001:db8::1'));
});

test('The addresses of one IPv6 network count as one; of two networks, as two.', () => {
  assert.equal(of('2001:db8:0:1::1'), of('2001:db8:0:1:ffff::2'));
  assert.notEqual(of('2001:db8:0:1::1'), of('2001:db8:0:2::1'));
  assert.notEqual(of('0.0.0.1'), of('::1:0:0:0:1'));
});

test('What cannot be read ends the way back at the last address that is known.', () => {
  for (const forwarded of ['', 'unknown', 'x, y', '198.51.100.1, _hidden', ', ,'])
    assert.equal(of('10.0.0.1', forwarded), of('10.0.0.1'), forwarded);
  assert.equal(of(undefined, '198.51.100.1'), 'unknown');
});

test('Proxies are read as addresses and blocks; what is neither is named.', () => {
  const { blocks, wrong } = readProxies('10.0.0.0/8, proxy.example, 1.2.3.4/33,, ::1');
  assert.deepEqual([blocks.length, wrong], [2, ['proxy.example', '1.2.3.4/33']]);
  assert.deepEqual(
    ['10.1.1.1', '::ffff:10.1.1.1', '11.0.0.1', undefined].map((remote) => isTrustedPeer(remote, blocks)),
    [true, true, false, false],
  );
});
