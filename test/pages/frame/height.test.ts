import { expect, waitUntil } from '@open-wc/testing';
import { FrameHost } from './host.ts';
import { formStep, refused } from './steps.ts';

describe('The height of the frame', () => {
  it('is all that its content needs, so that nothing scrolls inside.', async () => {
    const host = (await new FrameHost(formStep({ problem: refused })).load()).greet();
    await host.show(formStep());
    const root = host.inside.document.documentElement;
    const told = (): number => host.all('height').at(-1)?.px ?? 0;
    await waitUntil(() => told() > 200, 'a height');
    host.iframe.height = String(told());
    await waitUntil(() => root.clientHeight === told(), 'the height is given');
    expect(root.scrollHeight).to.equal(root.clientHeight);
    host.find<HTMLDetailsElement>('details:not(.paste)').open = true;
    const before = told();
    await waitUntil(() => told() > before, 'it grows');
    host.close();
  });
});
