import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { signInName, targetOf } from '../../../../../src/service/upstream/methods/odata-basic/target.ts';
import { system } from './systems.ts';

const target = (id: string, address: string, values: Record<string, string> = {}, choice?: string) =>
  targetOf({
    system: system(id),
    values: { address, username: 'u', password: 'p', ...values },
    ...(choice !== undefined && { choice }),
  });

const sap = { service: 'API_EQUIPMENT', client: '100' };

test('a deep link from the browser’s bar leads to the system’s own interface', () => {
  const link = 'https://s4.example.com:44300/sap/bc/ui2/flp?sap-client=200&sap-language=EN#Shell-home';
  const { root, whoami, url } = target('sap-s-4hana', link, sap);
  assert.equal(root, 'https://s4.example.com:44300/sap/opu/odata/sap/API_EQUIPMENT');
  assert.equal(
    whoami,
    'https://s4.example.com:44300/sap/opu/odata/IWFND/CATALOGSERVICE;v=2/ServiceCollection?$top=1&$format=json&sap-client=100',
  );
  assert.equal(url(root, '$metadata'), `${root}/$metadata?sap-client=100`);
});

test('a client that was not typed leaves no parameter behind', () => {
  const { root, url } = target('sap-plant-maintenance', 's4.example.com', { ...sap, client: '' });
  assert.equal(url(root, 'Equipment'), `${root}/Equipment`);
});

test('a service keeps its version', () => {
  const { root } = target('sap-ecc', 'ecc.example.com', { service: 'ZSRV;v=2' });
  assert.equal(root, 'https://ecc.example.com/sap/opu/odata/sap/ZSRV;v=2');
});

test('an address with a path is kept where the path belongs to it', () => {
  assert.equal(
    target('microsoft-dynamics-nav', 'https://nav.example.com:7048/DynamicsNAV110/').root,
    'https://nav.example.com:7048/DynamicsNAV110/ODataV4',
  );
});

test('the name to sign in with may be made of several fields', () => {
  const values = { username: 'api', company: 'ACME' };
  assert.equal(
    signInName(target('sap-successfactors', 'api4.successfactors.com', values), values),
    'api@ACME',
  );
});

test('a chosen company stays inside its quoted key, and no value leaves its segment', () => {
  const home = 'https://nav.example.com:7048/NAV/ODataV4/';
  assert.equal(
    target('microsoft-dynamics-nav', 'https://nav.example.com:7048/NAV', {}, "O'Neill / Söhne").scope,
    `${home}Company('O''Neill%20%2F%20S%C3%B6hne')`,
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (company) => {
      const { root } = target('priority-erp', 'https://p.example.com', { company, tabula: 'tabula.ini' });
      assert.match(root, /^https:\/\/p\.example\.com\/odata\/Priority\/tabula\.ini(?:\/[^/?#]*)?$/);
    }),
  );
});

test('half a character in what was typed is judged on its field, and never thrown as it is', () => {
  const failure = (act: () => unknown) => {
    try {
      return assert.fail(String(act()));
    } catch (error) {
      const { code, field } =
        (error as { failure?: { code: string; field?: string } }).failure ?? assert.fail();
      return [code, field];
    }
  };
  for (const [name, id] of [
    ['service', 'sap-ecc'],
    ['client', 'sap-s-4hana'],
    ['password', 'sap-ecc'],
  ] as const)
    assert.deepEqual(
      failure(() => target(id, 'erp.example.com', { ...sap, [name]: 'x\ud800' })),
      ['input.malformed', name],
    );
  const nav = 'https://nav.example.com:7048/NAV';
  assert.deepEqual(
    failure(() => target('microsoft-dynamics-nav', nav, {}, '\udc00')),
    ['input.malformed', undefined],
  );
  const { root, url } = target('microsoft-dynamics-nav', nav);
  assert.deepEqual(
    failure(() => url(root, 'Items', { $filter: "Name eq '\ud800'" })),
    ['input.malformed', undefined],
  );
});
