import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  classify,
  isPublic,
  type AddressKind,
} from '../../../../src/service/upstream/egress/address-policy.ts';
import { parseIp } from '../../../../src/service/upstream/egress/ip.ts';

const kinds: Readonly<Record<string, AddressKind>> = {
  '0.0.0.0': 'this-network',
  '10.0.0.1': 'private',
  '100.64.0.1': 'shared',
  '100.127.255.255': 'shared',
  '127.0.0.1': 'loopback',
  '127.255.255.254': 'loopback',
  '168.63.129.16': 'provider',
  '169.254.169.254': 'link-local',
  '172.16.0.1': 'private',
  '172.31.255.255': 'private',
  '192.0.0.8': 'reserved',
  '192.0.2.1': 'documentation',
  '192.88.99.1': 'translated',
  '192.168.255.255': 'private',
  '198.18.0.1': 'benchmark',
  '198.51.100.1': 'documentation',
  '203.0.113.255': 'documentation',
  '224.0.0.1': 'multicast',
  '240.0.0.1': 'reserved',
  '255.255.255.255': 'reserved',
  '::': 'this-network',
  '::1': 'loopback',
  '::7f00:1': 'reserved',
  '::ffff:127.0.0.1': 'loopback',
  '::ffff:10.0.0.1': 'private',
  '::ffff:0:169.254.169.254': 'link-local',
  '64:ff9b::7f00:1': 'loopback',
  '64:ff9b::a9fe:a9fe': 'link-local',
  '64:ff9b:1::808:808': 'translated',
  '100::1': 'reserved',
  '2001::1': 'translated',
  '2001:0:7f00:1::': 'translated',
  '2001:db8::1': 'documentation',
  '2002:7f00:1::': 'translated',
  '3fff::1': 'documentation',
  '5f00::1': 'reserved',
  'fc00::1': 'private',
  'fd00:ec2::254': 'private',
  'fe80::1': 'link-local',
  'fe80::1%eth0': 'link-local',
  'fec0::1': 'private',
  'ff02::1': 'multicast',
  '2a00:1450::200:5efe:7f00:1': 'loopback',
};

const open = [
  '8.8.8.8',
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.255.255',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '198.17.255.255',
  '198.20.0.0',
  '223.255.255.255',
  '2606:4700:4700::1111',
  '2a00:1450:4001:80b::200e',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
];

test('every special block is told apart from the public internet', () => {
  for (const [text, kind] of Object.entries(kinds)) {
    const ip = parseIp(text);
    assert.ok(ip, text);
    assert.equal(classify(ip), kind, text);
  }
});

test('public addresses are not refused, not even the neighbours of special blocks', () => {
  for (const text of open) assert.equal(isPublic(text), true, text);
});

test('text that is no address is not public', () => {
  for (const text of ['', 'localhost', '0x7f.1', '127.1', '1.2.3.4.5', '1.2.3.256', ':::', '[::1', '12345']) {
    assert.equal(isPublic(text), false, text);
  }
});
