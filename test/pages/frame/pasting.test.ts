import { expect, waitUntil as waitFor } from '@open-wc/testing';
import type { FormStep } from '../../../src/contract/index.ts';
import { FrameHost } from './host.ts';
import { fields, formStep } from './steps.ts';

const database: FormStep = formStep({
  fields: [
    { name: 'address', type: 'url', label: 'Server', required: true, port: 5432 },
    { name: 'database', type: 'text', label: 'Database', required: false },
    { name: 'username', type: 'text', label: 'User name', required: true },
    { name: 'password', type: 'secret', label: 'Password', required: true },
  ],
});
const address = { name: 'address', type: 'url', label: 'Address', required: true } as const;
const byPassword: FormStep = formStep({
  fields: [
    address,
    { name: 'username', type: 'text', label: 'User name', required: true },
    { name: 'password', type: 'secret', label: 'Password', required: true },
  ],
});
const severalWays: FormStep = {
  ...byPassword,
  ways: [
    { id: `${byPassword.id}:basic`, fields: byPassword.fields, guide: byPassword.guide },
    {
      id: `${byPassword.id}:api_key`,
      fields: [
        address,
        { name: 'header', type: 'text', label: 'Header', required: true },
        { name: 'key', type: 'secret', label: 'Key', required: true },
        { name: 'test_path', type: 'text', label: 'Path', required: false, default: '/me' },
      ],
      guide: byPassword.guide,
    },
    {
      id: `${byPassword.id}:bearer`,
      fields: [address, { name: 'token', type: 'secret', label: 'Token', required: true }],
      guide: byPassword.guide,
    },
  ],
};
/** What reads pasted texts is loaded when the first one comes. */
const waitUntil = (ready: () => boolean): Promise<void> => waitFor(ready, undefined, { timeout: 20_000 });

const uri = 'postgres://reader:s3cret@db.acme.example:5433/plant';
const curl = `curl -H "X-Api-Key: k-987654" https://api.acme.example/v1`;

const hosts: FrameHost[] = [];
const open = async (step: FormStep): Promise<FrameHost> => {
  const host = (await new FrameHost(step).load()).greet();
  hosts.push(host);
  await host.show(step);
  return host;
};
const carried = (host: FrameHost, text: string, file?: File): DataTransfer => {
  const { DataTransfer: Transfer } = host.iframe.contentWindow as unknown as typeof globalThis;
  const data = new Transfer();
  if (file) data.items.add(file);
  else data.setData('text/plain', text);
  return data;
};
const paste = (host: FrameHost, at: string, text: string): boolean => {
  const { ClipboardEvent: Paste } = host.iframe.contentWindow as unknown as typeof globalThis;
  const event = new Paste('paste', {
    clipboardData: carried(host, text),
    bubbles: true,
    cancelable: true,
  });
  host.find(at).dispatchEvent(event);
  return event.defaultPrevented;
};
const drop = (host: FrameHost, file: File): void => {
  const { DragEvent: Drop } = host.iframe.contentWindow as unknown as typeof globalThis;
  const dataTransfer = carried(host, '', file);
  host.find('form').dispatchEvent(new Drop('drop', { dataTransfer, bubbles: true, cancelable: true }));
};
const value = (host: FrameHost, name: string): string => host.find<HTMLInputElement>(`[name=${name}]`).value;
const said = (host: FrameHost): string => (host.has('#pasted') ? host.find('#pasted').innerText.trim() : '');
const textarea = (host: FrameHost): string => host.find<HTMLTextAreaElement>('#paste').value;

describe('Pasting what one has', () => {
  afterEach(() => hosts.splice(0).forEach((host) => host.close()));

  it('fills the fields from a connection string pasted into the first, and the secret into the secret field alone.', async () => {
    const host = await open(database);
    expect(paste(host, '[name=address]', uri)).to.equal(true);
    await waitUntil(() => said(host) !== '');
    expect(said(host)).to.equal('Filled in: Server, Database, User name, Password.');
    expect(['address', 'database', 'username', 'password'].map((name) => value(host, name))).to.deep.equal([
      'db.acme.example:5433',
      'plant',
      'reader',
      's3cret',
    ]);
    expect(host.find('body').innerHTML.includes('s3cret')).to.equal(false);
    await waitUntil(() => host.callsTo('probe').length > 0);
    expect(JSON.stringify(host.callsTo('probe'))).not.to.contain('s3cret');
  });

  it('becomes the form of the way that what was pasted signs in by, and sends it as that.', async () => {
    const host = await open(severalWays);
    paste(host, '[name=address]', curl);
    await waitUntil(() => said(host) !== '');
    expect(said(host)).to.equal(
      'This signs in another way, so the form has changed. Filled in: Address, Header, Key.',
    );
    expect((await host.heard('shown', 2)).step, 'the guide goes with it').to.equal(
      `${severalWays.id}:api_key`,
    );
    expect(host.has('[name=password]')).to.equal(false);
    expect(host.find('body').innerHTML.includes('k-987654')).to.equal(false);
    host.find('button[type=submit]').click();
    await waitUntil(() => host.callsTo('submit').length === 1);
    expect(host.callsTo('submit')[0]?.body).to.deep.equal({
      step: `${severalWays.id}:api_key`,
      values: {
        address: 'https://api.acme.example/v1',
        header: 'X-Api-Key',
        key: 'k-987654',
        test_path: '/me',
      },
    });
    const looked = host.callsTo('probe').at(-1)?.body;
    expect(looked?.['step']).to.equal(`${severalWays.id}:api_key`);
    expect(JSON.stringify(looked)).not.to.contain('k-987654');
  });

  it('stays the same form where what was pasted signs in by its own way.', async () => {
    const host = await open(severalWays);
    paste(host, '[name=address]', 'curl -u reader:s3cret https://api.acme.example/v1');
    await waitUntil(() => said(host) !== '');
    expect(said(host)).to.equal('Filled in: Address, User name, Password.');
    paste(host, '[name=address]', 'curl -H "Authorization: Bearer t-98765" https://api.acme.example/v1');
    await waitUntil(() => host.has('[name=token]'));
    paste(host, '[name=address]', 'curl -u reader:s3cret https://api.acme.example/v1');
    await waitUntil(() => host.has('[name=password]'));
    expect(value(host, 'password')).to.equal('s3cret');
  });

  it('keeps a text that is not recognised, fills nothing and says so in one sentence.', async () => {
    const host = await open(database);
    paste(host, '[name=username]', 'first line\nsecond line');
    await waitUntil(() => said(host) !== '');
    expect(said(host)).to.equal(
      'Nothing in this is known to fit here. Nothing was filled in; your text is still here.',
    );
    expect(textarea(host)).to.equal('first line\nsecond line');
    for (const name of ['address', 'database', 'username', 'password'])
      expect(value(host, name), name).to.equal('');
  });

  it('fills nothing from what is for another kind of server.', async () => {
    const host = await open(database);
    paste(host, '[name=address]', 'mysql://reader:s3cret@db.acme.example/mro');
    await waitUntil(() => said(host) !== '');
    expect(said(host)).to.contain('This is for MySQL, not for SAP CAP.');
    expect([value(host, 'address'), value(host, 'password')]).to.deep.equal(['', '']);
  });

  it('lets a plain value be pasted as ever.', async () => {
    const host = await open(database);
    for (const [name, text] of [
      ['address', 'db.acme.example'],
      ['username', 'O’Neil reader'],
      ['password', '{"not":"read"}'],
    ] as const)
      expect(paste(host, `[name=${name}]`, text), name).to.equal(false);
  });

  it('reads a file that is dropped, and leaves out a secret that has no place.', async () => {
    const host = await open(formStep({ fields: fields.filter(({ name }) => name !== 'password') }));
    const account = {
      ti: 'T',
      ci: 'c',
      cs: 'client-s3cret',
      iu: 'https://ion.acme.example',
      pu: 'https://p/',
    };
    drop(host, new File([JSON.stringify({ ...account, saak: 'T#key', sask: 's3cret' })], 'acme.ionapi'));
    await waitUntil(() => said(host) !== '');
    expect(said(host)).to.equal(
      'Filled in: Address, User name. What has no place in this form was left out.',
    );
    expect([value(host, 'address'), value(host, 'username')]).to.deep.equal([
      'https://ion.acme.example',
      'T#key',
    ]);
    expect(
      [...host.find('form').querySelectorAll('input')].map((input) => input.value).join(),
    ).not.to.contain('s3cret');
  });

  it('empties its box when the text was read, and when the form is cleared.', async () => {
    const host = await open(database);
    host.find('.paste summary').click();
    await waitUntil(() => host.has('#paste'));
    const box = host.find<HTMLTextAreaElement>('#paste');
    box.value = uri;
    box.dispatchEvent(new Event('change', { bubbles: true }));
    await waitUntil(() => said(host) !== '');
    expect(box.value).to.equal('');
    expect(value(host, 'password')).to.equal('s3cret');
  });
});
