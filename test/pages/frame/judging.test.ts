import { expect } from '@open-wc/testing';
import { addressToLookAt, judge, tidyAddress, tidySecret } from '../../../src/pages/frame/judging.ts';
import { fields } from './steps.ts';

const field = (name: string) => {
  const found = fields.find((each) => each.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
};

describe('Judging', () => {
  it('judges an address by the contract’s own reading.', () => {
    expect(judge(field('address'), 'acme.example/sap')).to.equal(undefined);
    expect(judge(field('address'), 'ftp://acme.example')).to.equal('input.address_malformed');
    expect(judge(field('address'), 'https://a:b@acme.example')).to.equal('input.address_has_credentials');
    expect(judge(field('address'), '  ')).to.equal('input.required');
  });

  it('takes white space from the edges of a secret, but not from a key in PEM.', () => {
    expect(tidySecret(' s p \n')).to.equal('s p');
    const key = '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n';
    expect(tidySecret(key)).to.equal(key);
  });

  it('understands a pasted address.', () => {
    expect(tidyAddress(' acme.example:8443/sap/?x=1#y ')).to.equal('https://acme.example:8443/sap');
    expect(tidyAddress('not an address')).to.equal('not an address');
  });

  it('looks at whole names while they are typed, at anything once it is left.', () => {
    expect(addressToLookAt('acme', false)).to.equal(undefined);
    expect(addressToLookAt('acme.e', false)).to.equal(undefined);
    expect(addressToLookAt('acme.example', false)?.host).to.equal('acme.example');
    expect(addressToLookAt('localhost:8443', false)?.port).to.equal(8443);
    expect(addressToLookAt('10.0.0.1', false)?.host).to.equal('10.0.0.1');
    expect(addressToLookAt('acme', true)?.host).to.equal('acme');
  });
});
