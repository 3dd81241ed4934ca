import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readAddress } from '../../src/contract/index.ts';

const read: [typed: string, text: string][] = [
  ['acme.example', 'https://acme.example'],
  ['  acme.example  ', 'https://acme.example'],
  ['ACME.example:8443/sap/', 'https://acme.example:8443/sap'],
  ['https://acme.example/odata/v4/$metadata?sap-client=100#top', 'https://acme.example/odata/v4'],
  ['<https://acme.example/x>.', 'https://acme.example/x'],
  ['"acme.example"', 'https://acme.example'],
  ['//acme.example/x', 'https://acme.example/x'],
  ['http://acme.example', 'http://acme.example'],
  ['localhost:4443', 'https://localhost:4443'],
  ['[::1]:8443/x', 'https://[::1]:8443/x'],
  ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
  ['https://acme.example/index.html', 'https://acme.example'],
];

for (const [typed, text] of read)
  test(`an address pasted as ${JSON.stringify(typed)} is read as ${text}`, () => {
    const reading = readAddress(typed);
    assert.ok(reading.ok);
    assert.equal(reading.address.text, text);
  });

const refused: [typed: string, code: string][] = [
  ['', 'input.address_malformed'],
  ['acme example', 'input.address_malformed'],
  ['ftp://acme.example', 'input.address_malformed'],
  ['javascript:alert(1)', 'input.address_malformed'],
  ['https://acme.example\\@evil.example', 'input.address_malformed'],
  ['https://', 'input.address_malformed'],
  ['https://ann:pw@acme.example', 'input.address_has_credentials'],
  ['ann@acme.example', 'input.address_has_credentials'],
];

for (const [typed, code] of refused)
  test(`${JSON.stringify(typed)} is refused as ${code}`, () => {
    assert.deepEqual(readAddress(typed), { ok: false, code });
  });

const servers: [typed: string, text: string][] = [
  ['db.acme.example', 'db.acme.example:5432'],
  ['DB.acme.example:5433', 'db.acme.example:5433'],
  ['postgres://db.acme.example/plant?sslmode=require', 'db.acme.example:5432'],
  ['jdbc:postgresql://db.acme.example:6000/plant', 'db.acme.example:6000'],
  ['https://db.acme.example:443/', 'db.acme.example:443'],
  ['[fd00::5]:5433', '[fd00::5]:5433'],
  ['10.20.0.5', '10.20.0.5:5432'],
];

for (const [typed, text] of servers)
  test(`a server pasted as ${typed} is read as ${text}, and again as the same`, () => {
    const reading = readAddress(typed, 5432);
    assert.ok(reading.ok);
    assert.equal(reading.address.text, text);
    assert.deepEqual(readAddress(text, 5432), reading);
  });

test('a server with a password in it, without a host or with a port that is none is refused', () => {
  const codes = [
    'postgres://ann:pw@db.example/plant',
    'postgres:///plant',
    'db.example:0',
    'db.example:99999',
  ];
  assert.deepEqual(
    codes.map((typed) => readAddress(typed, 5432)),
    [
      { ok: false, code: 'input.address_has_credentials' },
      { ok: false, code: 'input.address_malformed' },
      { ok: false, code: 'input.address_malformed' },
      { ok: false, code: 'input.address_malformed' },
    ],
  );
});

test('reading an address a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const once = readAddress(url);
      if (!once.ok) return;
      assert.deepEqual(readAddress(once.address.text), once);
    }),
  );
});

test('reading never throws, whatever is pasted, and never keeps userinfo', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const reading = readAddress(text);
      if (reading.ok) assert.ok(!reading.address.text.includes('@') || reading.address.path.includes('@'));
    }),
  );
});
