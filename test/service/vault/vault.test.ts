import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import fc from 'fast-check';
import type { SealContext } from '../../../src/service/ports.ts';
import { verifyMasterKey } from '../../../src/service/vault/check-value.ts';
import { readMasterKey } from '../../../src/service/vault/master-key.ts';
import { MasterKeyError, VaultError } from '../../../src/service/vault/vault-error.ts';
import { createVault } from '../../../src/service/vault/vault.ts';
import { makePorts, masterKey } from '../stand.ts';

const context: SealContext = { client: 'c1', mode: 'test', subject: 'con_1', purpose: 'credentials' };
const withCode = (code: VaultError['code']) => (error: unknown) =>
  error instanceof VaultError && error.code === code;

test('what is sealed opens again, and no two envelopes are alike', () => {
  const vault = createVault([masterKey()]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      const sealed = vault.seal(plain, context);
      assert.equal(vault.open(sealed, context), plain);
      assert.notEqual(vault.seal(plain, context), sealed);
      assert.match(sealed, /^mkv1\.[\w-]+\.[\w-]+\.[\w-]+$/);
    }),
  );
});

for (const other of [
  { ...context, client: 'c2' },
  { ...context, mode: 'live' as const },
  { ...context, subject: 'con_2' },
  { ...context, purpose: 'draft' as const },
]) {
  test(`an envelope does not open for ${JSON.stringify(other)}`, () => {
    const vault = createVault([masterKey()]);
    assert.throws(() => vault.open(vault.seal('x', context), other), withCode('tampered'));
  });
}

test('every single changed or missing character is noticed, and the content is never in the error', () => {
  const vault = createVault([masterKey()]);
  const sealed = vault.seal('canary', context);
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    const cut = sealed.slice(0, at);
    for (const broken of [changed, cut]) {
      assert.throws(
        () => vault.open(broken, context),
        (error: unknown) => error instanceof VaultError && !error.message.includes('canary'),
      );
    }
  }
});

test('every single flipped bit of either layer is noticed', () => {
  const vault = createVault([masterKey()]);
  const [head, id, ...layers] = vault.seal('canary', context).split('.');
  for (const at of [0, 1]) {
    const bytes = Buffer.from(layers[at] ?? '', 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const changed = layers.with(at, flipped.toString('base64url'));
      assert.throws(() => vault.open([head, id, ...changed].join('.'), context), withCode('tampered'));
    }
  }
});

test('an error says which value does not open, and under which key', () => {
  const [one, two] = [masterKey(), masterKey()];
  const sealed = createVault([one]).seal('canary', context);
  const asked = { purpose: 'credentials', subject: 'con_1', client: 'c1', mode: 'test', key: one.id };
  assert.throws(() => createVault([two]).open(sealed, context), {
    facts: { code: 'unknown_key', ...asked },
    message: `The sealed credentials of con_1 (client c1, test) needs the master key ${one.id}, which was not given.`,
  });
});

test('a shortened tag is no tag', () => {
  const vault = createVault([masterKey()]);
  const parts = vault.seal('x', context).split('.');
  const value = Buffer.from(parts[3] ?? '', 'base64url');
  const short = value.subarray(0, value.length - 12).toString('base64url');
  assert.throws(() => vault.open([...parts.slice(0, 3), short].join('.'), context), VaultError);
});

test('a layer of one envelope does not fit into another', () => {
  const vault = createVault([masterKey()]);
  const one = vault.seal('one', context).split('.');
  const two = vault.seal('two', context).split('.');
  assert.throws(() => vault.open([...one.slice(0, 3), two[3]].join('.'), context), withCode('tampered'));
});

test('the key before still opens while keys rotate, and a key nobody has is named', () => {
  const [before, now] = [masterKey(), masterKey()];
  const sealed = createVault([before]).seal('x', context);
  assert.equal(createVault([now, before]).open(sealed, context), 'x');
  assert.throws(() => createVault([now]).open(sealed, context), withCode('unknown_key'));
  const renewed = createVault([now, before]).seal('x', context);
  assert.equal(createVault([now]).open(renewed, context), 'x');
});

test('nodes that are restarted one by one open what the others seal, where all were given both keys before any seals with the new one', async () => {
  const { ports } = await makePorts();
  const [old, fresh] = [masterKey(), masterKey()];
  const both = [createVault([old, fresh]), createVault([fresh, old])];
  const rounds = [createVault([old]), ...both, createVault([fresh])];
  for (const [at, vault] of rounds.entries()) {
    await verifyMasterKey(ports.store, vault, []);
    for (const other of both.filter((each) => Math.abs(rounds.indexOf(each) - at) < 2))
      assert.equal(other.open(vault.seal('x', context), context), 'x');
  }
});

test('what is no envelope is malformed', () => {
  const vault = createVault([masterKey()]);
  for (const text of ['', 'mkv1', 'mkv1.a.b.c', 'mkv2.a.b.c', 'plain text']) {
    assert.throws(() => vault.open(text, context), withCode('malformed'), text);
  }
});

test('fingerprints depend on the key and on where the parts end', () => {
  const vault = createVault([masterKey()]);
  assert.equal(vault.fingerprint(['a', 'b']), vault.fingerprint(['a', 'b']));
  assert.notEqual(vault.fingerprint(['ab', '']), vault.fingerprint(['a', 'b']));
  assert.notEqual(createVault([masterKey()]).fingerprint(['a', 'b']), vault.fingerprint(['a', 'b']));
});

test('what was fingerprinted before the keys changed over is found after it', () => {
  const [before, now] = [masterKey(), masterKey()];
  const kept = createVault([before]).fingerprint(['a']);
  const both = createVault([now, before]);
  assert.deepEqual(both.fingerprints(['a']), [both.fingerprint(['a']), kept]);
});

test('neither a key nor a vault prints what it knows', () => {
  const key = masterKey();
  const bytes = key.bytes.reveal();
  const printed = inspect([key, createVault([key]), new Map([[1, key]])], { depth: 9, showHidden: true });
  for (const text of [printed, JSON.stringify(key), `${key.bytes}`])
    for (const spelling of [
      bytes.toString('hex'),
      bytes.toString('base64'),
      [...bytes.subarray(0, 6)].join(', '),
    ])
      assert.ok(!text.includes(spelling));
});

test('a master key is base64 of 32 bytes and nothing else', () => {
  assert.ok(readMasterKey(` ${Buffer.alloc(32, 7).toString('base64')}\n`));
  assert.ok(readMasterKey(Buffer.alloc(32, 7).toString('base64url')));
  for (const text of ['', 'x', Buffer.alloc(31).toString('base64'), Buffer.alloc(33).toString('base64')]) {
    assert.equal(readMasterKey(text), undefined, text);
  }
});

test('another master key is noticed before anything else, and rotation renews the check value', async () => {
  const { ports } = await makePorts();
  const [before, now] = [masterKey(), masterKey()];
  await verifyMasterKey(ports.store, createVault([before]), []);
  await assert.rejects(verifyMasterKey(ports.store, createVault([now]), []), MasterKeyError);
  await verifyMasterKey(ports.store, createVault([now, before]), []);
  await verifyMasterKey(ports.store, createVault([now]), []);
});

test('a store without a check value is judged by the keys that seal its rows', async () => {
  const { ports } = await makePorts();
  const [before, now] = [masterKey(), masterKey()];
  await assert.rejects(verifyMasterKey(ports.store, createVault([now]), [before.id]), MasterKeyError);
  await verifyMasterKey(ports.store, createVault([now, before]), [before.id]);
});

test('both layers of an envelope carry a nonce of twelve bytes and a whole tag of sixteen', () => {
  const [, , wrapped = '', value = ''] = createVault([masterKey()]).seal('four', context).split('.');
  assert.equal(Buffer.from(wrapped, 'base64url').length, 12 + 32 + 16);
  assert.equal(Buffer.from(value, 'base64url').length, 12 + 4 + 16);
});
