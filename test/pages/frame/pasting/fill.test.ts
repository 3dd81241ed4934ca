import { expect } from '@open-wc/testing';
import type { Field } from '../../../../src/contract/index.ts';
import { recognise } from '../../../../src/element/pasted/recognise.ts';
import { writeSecrets } from '../../../../src/pages/frame/inputs.ts';
import { judge } from '../../../../src/pages/frame/judging.ts';
import { fillOf } from '../../../../src/pages/frame/pasting/fill.ts';

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  type: 'text',
  label: name,
  required: true,
  ...more,
});
const fill = (fields: readonly Field[], text: string) =>
  fillOf(fields, recognise(text), (each, value) => judge(each, value) === undefined);
const address = field('address', { type: 'url' });
const uri = 'mysql://reader:s3cret@db.acme.example/mro';

describe('Which part goes into which field', () => {
  it('a secret goes into a secret field or nowhere.', () => {
    const open = [address, field('username'), field('password'), field('token')];
    const filled = fill(open, 'curl -u reader:s3cret https://erp.acme.example');
    expect(filled).to.deep.equal({
      is: 'filled',
      values: { address: 'https://erp.acme.example', username: 'reader' },
      secrets: {},
      rest: true,
    });
  });

  it('a server’s form takes what speaks at its port, and another says what the text is for.', () => {
    const server = field('address', { type: 'url', port: 3306 });
    expect(fill([server], uri).is).to.equal('filled');
    expect(fill([{ ...server, port: 5432 }], uri)).to.deep.equal({ is: 'other', engine: 'MySQL' });
    expect(fill([address], uri)).to.deep.equal({ is: 'other', engine: 'MySQL' });
  });

  it('a SQL Server’s form takes an ADO, an ODBC and a JDBC text, and no instance without its port.', () => {
    const fields = [
      field('address', { type: 'url', port: 1433, pattern: { source: '[^\\\\,]{1,99}', message: 'x' } }),
      field('database'),
      field('username'),
      field('password', { type: 'secret' }),
    ];
    const texts = [
      'Server=tcp:sql.acme.example,1433;Initial Catalog=erp;User ID=reader;Password=s3cret;Encrypt=True;',
      'DRIVER={ODBC Driver 18 for SQL Server};SERVER=sql.acme.example,1433;DATABASE=erp;UID=reader;PWD=s3cret',
      'jdbc:sqlserver://sql.acme.example:1433;databaseName=erp;user=reader;password=s3cret',
    ];
    const open = { address: 'sql.acme.example:1433', database: 'erp', username: 'reader' };
    const secrets = { password: 's3cret' };
    for (const text of texts)
      expect(fill(fields, text)).to.deep.equal({ is: 'filled', values: open, secrets, rest: false });
    const named = fill(fields, 'DRIVER={SQL Server};SERVER=sql\\ERP;DATABASE=erp;UID=reader;PWD=s3cret');
    expect(named.is === 'filled' && named.values).to.deep.equal({ database: 'erp', username: 'reader' });
  });

  it('a value that a field does not take is left out.', () => {
    const fields = [field('address', { type: 'url' }), field('username', { maxLength: 3 })];
    const filled = fill(fields, 'curl -u reader:x https://erp.acme.example');
    expect(filled.is === 'filled' && filled.values).to.deep.equal({ address: 'https://erp.acme.example' });
  });

  it('nothing is filled from what has no place at all.', () => {
    expect(fill([field('database')], 'https://erp.acme.example').is).to.equal('unknown');
  });

  it('the tenant of an .ionapi finds its field, and its secrets theirs.', () => {
    const fields = [
      address,
      field('ti'),
      field('client_id'),
      field('client_secret', { type: 'secret' }),
      field('username'),
      field('password', { type: 'secret' }),
    ];
    const json = {
      ti: 'T',
      ci: 'c',
      cs: 's1',
      iu: 'https://ion.acme.example',
      pu: 'https://p/',
      ot: 't',
      saak: 'k',
      sask: 's2',
    };
    const filled = fill(fields, JSON.stringify(json));
    expect(filled).to.deep.equal({
      is: 'filled',
      values: { address: 'https://ion.acme.example', ti: 'T', client_id: 'c', username: 'k' },
      secrets: { client_secret: 's1', password: 's2' },
      rest: false,
    });
  });

  it('an input that is not secret gets no secret, whoever asks for it.', () => {
    const root = document.createElement('form');
    for (const name of ['username', 'password']) {
      const input = document.createElement('input');
      input.name = name;
      root.append(input);
    }
    const fields = [field('username'), field('password', { type: 'secret' })];
    const written = writeSecrets(root, fields, { username: 'leaked', password: ' s3cret ' });
    expect(written).to.deep.equal({ password: { code: undefined, trimmed: true } });
    expect([...root.querySelectorAll('input')].map(({ value }) => value)).to.deep.equal(['', 's3cret']);
  });
});
