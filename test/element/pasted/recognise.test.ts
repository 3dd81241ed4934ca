import { expect } from '@open-wc/testing';
import { looksSecret } from '../../../src/contract/index.ts';
import { recognise } from '../../../src/element/pasted/recognise.ts';
import { holdsSecret } from '../../../src/element/pasted/secrecy.ts';
import { isClearlyAddress } from '../../../src/element/pasted/web-address.ts';
import { pastes } from './pastes.ts';

describe('What is pasted', () => {
  it('comes in more than forty kinds in this table.', () => {
    expect(pastes.length).to.be.greaterThan(40);
  });

  for (const { says, text, as, engine, open = {}, secret = {} } of pastes) {
    it(`${says}: ${as === undefined ? 'left alone' : `read as ${as}`}.`, () => {
      const read = recognise(text);
      expect(read?.kind).to.equal(as);
      if (!read) return;
      expect(read.engine?.name).to.equal(engine);
      expect(read.open).to.deep.equal(open);
      expect(read.secret).to.deep.equal(secret);
    });
  }

  it('leaves nothing that looks like a secret, or is one, in an open part.', () => {
    for (const { says, text } of pastes) {
      const { open = {}, secret = {} } = recognise(text) ?? {};
      for (const part of Object.values(open)) {
        expect(looksSecret(part), says).to.equal(false);
        for (const own of Object.values(secret)) expect(part, says).not.to.contain(own);
      }
    }
  });

  it('is known to hold a secret wherever one was read.', () => {
    for (const { says, text, secret } of pastes)
      if (secret && Object.keys(secret).length > 0) expect(holdsSecret(text), says).to.equal(true);
  });

  for (const text of [
    'Authorization: Bearer abcd1234efgh',
    'the password is: no; password=hunter22',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl',
    '-----BEGIN PRIVATE KEY-----\nMIIB',
    'ghp_1234567890abcdefABCDEF',
    '8f14e45fceea167a5a36dedd4bea2543',
    'HostName=acme.azure-devices.net;SharedAccessKey=geheim12',
    "curl 'https://erp.acme.example' -H 'Cookie: sid=abcd1234'",
    "curl 'https://erp.acme.example' -b 'sid=abcd1234'",
    'user: reader pw: geheim1',
  ])
    it(`holds a secret: ${text.slice(0, 24)}.`, () => {
      expect(holdsSecret(text)).to.equal(true);
    });

  for (const text of [
    'SAP S/4HANA',
    'tokenize',
    'Oracle Fusion Cloud ERP',
    'MicrosoftDynamics365BusinessCentralOnPrem',
    '1Password',
    'https://acme.example/a/very/long/path/with/1234567890/and/more',
  ])
    it(`holds none: ${text}.`, () => {
      expect(holdsSecret(text)).to.equal(false);
    });

  it('is read to its end however odd it is: ten thousand braces too.', () => {
    // A reader that begins anew at each brace is not done before the runner gives up.
    for (const piece of ['{', '[{', '{"a":', 'driver={', 'curl -u a:', 'a=;'])
      expect(recognise(piece.repeat(10_000)), piece).to.equal(undefined);
  });

  it('is an address to be looked for only where it could not be a name.', () => {
    for (const text of [
      'https://acme.service-now.com/x',
      'acme.service-now.com',
      'erp:8443',
      '10.0.0.5',
      'localhost:3000',
    ])
      expect(isClearlyAddress(text), text).to.equal(true);
    for (const text of ['SAP', 'S/4HANA', 'monday.com platform', 'Node.js', '24.7', 'D365:FO', 'a.b'])
      expect(isClearlyAddress(text), text).to.equal(false);
  });
});
