import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Egress } from '../../../../src/service/ports.ts';
import { UpstreamError } from '../../../../src/service/upstream/upstream-error.ts';
import { egressWith, outcome } from './servers.ts';
import { carrying, ordinary, v4Blocks, v6Blocks, type Edges } from './tricks/addresses.ts';
import { watchDials } from './tricks/dials.ts';
import { insideByName, mixed, rawHosts } from './tricks/names.ts';
import { inside, malformed, ownDevice, withCredentials, withoutTls } from './tricks/spellings.ts';

const client = { id: 'client', mode: 'test' } as const;
const own = 'network.own_device';
const refused = 'network.address_not_allowed';

/** A connector without any opening; names are answered as a resolver that tells the truth about loopback would. */
const closed = () => egressWith('', { lookup: async () => ['127.0.0.1', '::1'] });

const url = (address: string): string => `https://${address.includes(':') ? `[${address}]` : address}/`;
const inBlocks = (blocks: readonly Edges[]): string[] => blocks.flatMap(([, first, last]) => [first, last]);
const outside = (blocks: readonly Edges[]): string[] =>
  blocks.flatMap(([, , , before, after]) => [before, after]).filter((address) => address !== undefined);

/** What connecting a driver to this host ends in. */
const dialOutcome = async (egress: Egress, host: string, port = 443): Promise<string> => {
  try {
    const connection = await egress.connect({ host, port, client });
    connection.close();
    return 'connected';
  } catch (error) {
    if (error instanceof UpstreamError) return error.code;
    throw error;
  }
};

const groups: readonly (readonly [string, readonly string[]])[] = [
  [own, ownDevice],
  [refused, inside],
  ['input.address_malformed', malformed],
  ['input.address_has_credentials', withCredentials],
  ['input.address_needs_https', withoutTls],
];

for (const [code, spellings] of groups)
  test(`${spellings.length} spellings end in ${code}, and nobody is dialled`, async (t) => {
    const witness = await watchDials(t);
    const egress = closed();
    for (const spelling of spellings) {
      const text = spelling.replaceAll('{port}', String(witness.port));
      assert.equal((await outcome(egress, text)).result, code, JSON.stringify(text));
    }
    assert.deepEqual([witness.dialled, witness.connections()], [[], 0]);
  });

test('every special block is refused at its first and its last address, for requests and for drivers', async (t) => {
  const { dialled } = await watchDials(t);
  const egress = closed();
  for (const address of [...inBlocks(v4Blocks), ...inBlocks(v6Blocks), ...carrying]) {
    assert.match(
      (await outcome(egress, url(address))).result,
      /^network\.(?:address_not_allowed|own_device)$/,
      address,
    );
    assert.match(
      await dialOutcome(egress, address),
      /^network\.(?:address_not_allowed|own_device)$/,
      address,
    );
  }
  assert.deepEqual(dialled, []);
});

test('ordinary addresses and the neighbours of special blocks are dialled as they are', async (t) => {
  const { dialled } = await watchDials(t);
  const egress = egressWith('', { lookup: async () => assert.fail('an address needs no resolver') });
  for (const address of [...ordinary, ...outside(v4Blocks), ...outside(v6Blocks)]) {
    assert.equal((await outcome(egress, url(address))).result, 'network.refused', address);
    assert.equal(await dialOutcome(egress, address), 'network.refused', address);
  }
  const count = ordinary.length + outside(v4Blocks).length + outside(v6Blocks).length;
  assert.equal(dialled.length, 2 * count);
  assert.ok(ordinary.length >= 20);
});

test('every port of a public address may be named but none', async (t) => {
  const { dialled } = await watchDials(t);
  for (const port of [1, 22, 25, 80, 443, 6379, 8443, 44300, 65535])
    assert.equal(
      (await outcome(closed(), `https://8.8.8.8:${port}/`)).result,
      'network.refused',
      String(port),
    );
  assert.equal(dialled.length, 9);
});

test('no name leads inside, whatever the resolver says to it', async (t) => {
  const { dialled } = await watchDials(t);
  for (const [name, answers] of insideByName) {
    const egress = egressWith('', { lookup: async () => answers });
    const said = `${name}: ${answers.slice(0, 3).join()}`;
    assert.equal((await outcome(egress, `https://${name}/`)).result, refused, said);
    assert.equal(await dialOutcome(egress, name, 5432), refused, said);
  }
  assert.deepEqual(dialled, []);
});

test('of public and other answers only the public ones are dialled', async (t) => {
  const { dialled } = await watchDials(t);
  for (const [answers, expected] of mixed) {
    dialled.length = 0;
    const egress = egressWith('', { lookup: async () => answers });
    assert.equal((await outcome(egress, 'https://erp.example/')).result, 'network.refused');
    assert.deepEqual(dialled, expected);
  }
});

test('a name with very many addresses has a few of them tried', async (t) => {
  const { dialled } = await watchDials(t);
  const many = Array.from({ length: 200 }, (_, last) => `9.9.9.${last}`);
  const egress = egressWith('', { lookup: async () => many });
  assert.equal((await outcome(egress, 'https://erp.example/')).result, 'network.refused');
  assert.deepEqual(dialled, many.slice(0, 8));
});

test('a name that is public at the first question and inside at the second is asked once, and dialled as judged', async (t) => {
  const { dialled } = await watchDials(t);
  let asked = 0;
  const lookup = async () => (asked++ % 2 === 0 ? ['8.8.8.8'] : ['127.0.0.1']);
  const egress = egressWith('', { lookup });
  assert.equal((await outcome(egress, 'https://erp.example/')).result, 'network.refused');
  assert.equal((await outcome(egress, 'https://erp.example/')).result, refused);
  assert.deepEqual([asked, dialled], [2, ['8.8.8.8']]);
});

test('the machine’s own resolver, and what it makes of odd hosts, leads nowhere either', async (t) => {
  const witness = await watchDials(t);
  const egress = egressWith('');
  for (const host of rawHosts)
    assert.match(
      await dialOutcome(egress, host, witness.port),
      /^(?:network\.(?:address_not_allowed|own_device)|dns\.\w+)$/,
      JSON.stringify(host),
    );
  for (const name of ['localhost', 'localhost.', 'LOCALHOST', 'ip6-localhost', 'ip6-loopback'])
    assert.match(
      (await outcome(egress, `https://${name}:${witness.port}/`)).result,
      /^(?:network\.(?:address_not_allowed|own_device)|dns\.\w+)$/,
      name,
    );
  assert.deepEqual([witness.dialled, witness.connections()], [[], 0]);
});

test('the table holds at least 180 spellings and tricks, and none of them twice', () => {
  const all = [
    ...groups.flatMap(([, spellings]) => spellings),
    ...inBlocks(v4Blocks),
    ...inBlocks(v6Blocks),
    ...carrying,
    ...insideByName.map(([name, answers]) => `${name} ${answers.join()}`),
    ...rawHosts.map((host) => `raw ${host}`),
  ];
  const twice = all.filter((each, at) => all.indexOf(each) !== at);
  // A block of one address has the same first and last.
  assert.deepEqual(twice.sort(), ['168.63.129.16', '255.255.255.255', '::', '::1']);
  assert.ok(new Set(all).size >= 180, String(new Set(all).size));
});
