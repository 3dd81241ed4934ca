import { assert } from '@open-wc/testing';
import { readTyped } from '../../../src/element/beside/typed.ts';

const at = (address: string, host: string, engine?: string) => ({ is: 'address', address, host, engine });

const addresses: Readonly<Record<string, ReturnType<typeof at>>> = {
  'https://acme.service-now.com/now/nav/ui/classic?sysparm=1#x': at(
    'https://acme.service-now.com',
    'acme.service-now.com',
  ),
  'HTTPS://ERP.Acme.Example:8443/sap': at('https://erp.acme.example:8443', 'erp.acme.example'),
  'http://10.0.0.5:8080/erp': at('http://10.0.0.5:8080', '10.0.0.5'),
  'acme.odoo.com': at('https://acme.odoo.com', 'acme.odoo.com'),
  'acme.example/deep/link': at('https://acme.example', 'acme.example'),
  '"https://acme.example/"': at('https://acme.example', 'acme.example'),
  'https://jane@acme.example/x': at('https://acme.example', 'acme.example'),
  'db.acme.example:5432': at('db.acme.example:5432', 'db.acme.example', 'PostgreSQL'),
  'db.acme.example:1521': at('db.acme.example:1521', 'db.acme.example', 'Oracle Database'),
  'localhost:3000': at('localhost:3000', 'localhost'),
  '[::1]:8883': at('[::1]:8883', '[::1]', 'MQTT'),
  'jdbc:postgresql://db.acme.example:5433/plant?ssl=true': at(
    'db.acme.example:5433',
    'db.acme.example',
    'PostgreSQL',
  ),
  'sftp://files@acme.example/outgoing': at('acme.example:22', 'acme.example', 'SFTP'),
  'Server=sql.acme.example,1433;Database=erp;': at('sql.acme.example:1433', 'sql.acme.example', 'SQL Server'),
  'curl https://api.acme.example/v1/orders': at('https://api.acme.example', 'api.acme.example'),
};

const secrets = [
  'postgres://reader:p4ss-w0rd@db.acme.example/plant',
  'https://jane:p4ss-w0rd@acme.example/',
  'https://acme.example/api?api_key=4f9a1c77d0e2b3a5',
  'curl -H "Authorization: Bearer 4f9a1c77d0e2b3a5" https://api.acme.example',
  'password: p4ss-w0rd',
  'ghp_0123456789abcdefABCDEF',
  'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl',
  '-----BEGIN PRIVATE KEY-----',
  'Server=sql.acme.example;Uid=sa;Pwd=p4ss-w0rd;',
];

const names = [
  'SAP S/4HANA',
  'Sage X3',
  'Customer.io',
  'D365 F&O',
  '用友 U8',
  'A very long name of some system',
];
const odd = ['postgres://reader:p4ss', 'https://', 'user=jane', 'jane@acme', 'curl -X', 'jdbc:'];

describe('what is typed into the search', () => {
  for (const [text, expected] of Object.entries(addresses))
    it(`leads somewhere: ${text}`, () => assert.deepEqual<object>(readTyped(text), expected));
  for (const text of secrets)
    it(`holds a secret: ${text}`, () => assert.deepEqual<object>(readTyped(text), { is: 'secret' }));
  for (const text of names)
    it(`is a name: ${text}`, () => assert.deepEqual<object>(readTyped(text), { is: 'name', odd: false }));
  for (const text of odd)
    it(`is not repeated: ${text}`, () =>
      assert.deepEqual<object>(readTyped(text), { is: 'name', odd: true }));
});
