import { expect, waitUntil } from '@open-wc/testing';
import { FrameHost } from '../host.ts';
import { formStep } from '../steps.ts';

const environments = [
  { field: 'address', pattern: '^prod\\.', is: 'production' },
  { field: 'address', pattern: '^test\\.', is: 'test' },
] as const;
const hosts: FrameHost[] = [];
const typed = async (address: string): Promise<FrameHost> => {
  const step = formStep({ environments: [...environments] });
  const host = (await new FrameHost(step).load()).greet();
  hosts.push(host);
  await host.show(step);
  host.type('address', address);
  return host;
};
const line = (host: FrameHost): string =>
  host.has('#environment') ? host.find('#environment').innerText : '';

describe('What the address shows of the environment', () => {
  afterEach(() => hosts.splice(0).forEach((host) => host.close()));

  it('is a quiet line where it fits a test client.', async () => {
    const host = await typed('test.acme.example');
    await waitUntil(() => line(host) !== '');
    expect(line(host)).to.equal('It is a system for tests');
    expect(host.described('address')).to.contain('It is a system for tests');
  });

  it('is a warning with a way out where a test client is about to read the system in use.', async () => {
    const host = await typed('https://prod.acme.example/start');
    await waitUntil(() => line(host).includes('This is the system in use'));
    expect(line(host)).to.contain('Gridline only tries things out here');
  });

  it('says nothing of an address that gives nothing away.', async () => {
    const host = await typed('test.acme.example');
    await waitUntil(() => line(host) !== '');
    host.type('address', 'acme.example');
    await waitUntil(() => line(host) === '');
  });
});
