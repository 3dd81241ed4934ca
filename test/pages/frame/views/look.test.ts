import { expect, waitUntil } from '@open-wc/testing';
import type { Probe } from '../../../../src/contract/index.ts';
import { FrameHost, json, never, problem } from '../host.ts';
import { failedProbe, formStep, otherProduct, reached } from '../steps.ts';

const hosts: FrameHost[] = [];
const open = async (probe?: Probe, query = ''): Promise<FrameHost> => {
  const host = (await new FrameHost(formStep()).load(query)).greet();
  hosts.push(host);
  if (probe) host.replies.probe = () => json({ probe });
  await host.show(formStep());
  return host;
};
const line = (host: FrameHost): string => (host.has('.look') ? host.find('.look').innerText : '');

describe('The look at the address', () => {
  afterEach(() => hosts.splice(0).forEach((host) => host.close()));

  it('says where it looks, then what it reached and how long the certificate holds.', async () => {
    const host = await open();
    host.type('address', 'acme.example');
    await waitUntil(() => line(host).includes('Looking at acme.example'));
    expect((await host.heard('probe')).status).to.equal('running');
    const second = await open(reached);
    second.type('address', 'acme.example');
    await waitUntil(() => line(second).includes('Reached SAP Gateway at acme.example'));
    expect(line(second)).to.contain('valid until March 1, 2027');
    expect(second.described('address')).to.contain('Reached SAP Gateway');
  });

  it('sends what is typed so far, and never a secret.', async () => {
    const host = await open(reached);
    host.type('password', 's3cret');
    host.type('address', 'acme.example');
    await host.heard('probe', 2);
    const values = { address: 'acme.example', username: '', client: '100' };
    expect(host.callsTo('probe')[0]?.body).to.deep.equal({ step: 'form-1', values });
  });

  it('waits until the typing pauses: one look for many keystrokes.', async () => {
    const host = await open(reached, '?look=30');
    for (const typed of ['acme.ex', 'acme.exam', 'acme.example']) host.type('address', typed);
    await host.heard('probe', 2);
    expect(
      host.callsTo('probe').map(({ body }) => (body['values'] as { address: string }).address),
    ).to.deep.equal(['acme.example']);
  });

  it('gives up a look that a newer one overtakes.', async () => {
    const host = await open();
    host.type('address', 'acme.example');
    await waitUntil(() => host.callsTo('probe').length === 1);
    host.replies.probe = () => json({ probe: reached });
    host.type('address', 'other.example');
    await waitUntil(() => line(host).includes('Reached'));
    expect(host.callsTo('probe')[0]?.signal.aborted).to.equal(true);
    expect(line(host)).to.contain('other.example');
  });

  it('tells a wrong product, and takes the person to the right one.', async () => {
    const host = await open(otherProduct);
    host.type('address', 'acme.example');
    await waitUntil(() => line(host).includes('This is Odoo, not SAP CAP.'));
    host.find('.look button').click();
    expect((await host.heard('switch_system')).system).to.equal('odoo');
  });

  it('says what failed and what to do, with the code for the element.', async () => {
    const host = await open(failedProbe('tls.expired', 'tls'));
    host.type('address', 'acme.example');
    await waitUntil(() => line(host).includes('The certificate of acme.example has expired'));
    expect(line(host)).to.contain('IT can do that');
    expect(await host.heard('probe', 2)).to.deep.equal({
      type: 'probe',
      status: 'failed',
      code: 'tls.expired',
    });
  });

  it('keeps quiet about a name that is not there until the field is left.', async () => {
    const host = await open(failedProbe('dns.not_found', 'dns'));
    host.type('address', 'acme.example');
    await host.heard('probe', 2);
    expect(line(host)).to.equal('');
    host.leave('address');
    expect(line(host)).to.contain('acme.example was not found on the internet');
    expect(host.callsTo('probe')).to.have.length(1);
  });

  it('goes away with the address it was about.', async () => {
    const host = await open(reached);
    host.type('address', 'acme.example');
    await waitUntil(() => line(host).includes('Reached'));
    host.type('address', '');
    expect(line(host)).to.equal('');
    expect((await host.heard('probe', 3)).status).to.equal('cleared');
  });

  it('is a courtesy: when the service cannot look, nothing is said.', async () => {
    const host = await open();
    host.replies.probe = () => problem('rate_limited', 429);
    host.type('address', 'acme.example');
    await host.heard('probe', 2);
    expect(line(host)).to.equal('');
    host.replies.probe = never;
  });
});
