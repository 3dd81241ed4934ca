import { expect, waitUntil } from '@open-wc/testing';
import type { FrameTheme } from '../../../src/contract/index.ts';
import { pseudoTag } from '../../element/fixtures/pseudo.ts';
import { hardCoded } from '../../element/fixtures/spoken.ts';
import { FrameHost, json, problem } from './host.ts';
import { formStep, passed, reached, refused } from './steps.ts';

const theme: FrameTheme = { properties: {}, colorScheme: 'light', lang: pseudoTag, dir: 'ltr', fonts: [] };

/** A frame in the pseudo-language that shows a step. */
const open = async (...step: Parameters<typeof formStep>): Promise<FrameHost> => {
  const host = (await new FrameHost(formStep(...step)).load('?pseudo')).greet();
  await host.heard('ready');
  host.send({ type: 'theme', theme, messages: {} });
  await host.show(formStep(...step));
  expect(host.inside.document.documentElement.lang).to.equal(pseudoTag);
  return host;
};

const strays = (host: FrameHost): string[] =>
  hardCoded(host.inside.document.body, ['SAP CAP', 'https://company.example.com']);

describe('No sentence of the frame is hard-coded', () => {
  it('on a form, empty and with more than one thing to mend.', async () => {
    const host = await open();
    expect(strays(host)).to.deep.equal([]);
    host.submit();
    await waitUntil(() => host.has('.summary'));
    expect(strays(host)).to.deep.equal([]);
  });

  it('on a form that is asked again, with what worked and a message to copy.', async () => {
    const host = await open({ problem: refused, passed });
    expect(host.find('#problem-title').textContent).to.match(/^\[.*~\]$/);
    expect(strays(host)).to.deep.equal([]);
  });

  it('below an address that was looked at.', async () => {
    const host = await open();
    host.replies.probe = () => json({ probe: reached });
    host.type('address', 'https://acme.example');
    await waitUntil(() => host.has('.look.passed'));
    expect(strays(host)).to.deep.equal([]);
  });

  it('when the service does not take the form.', async () => {
    const host = await open();
    host.replies.submit = () => problem('internal', 500);
    for (const [name, value] of Object.entries({
      address: 'https://acme.example',
      username: 'u',
      password: 'p',
    }))
      host.type(name, value);
    host.submit();
    await waitUntil(() => host.has('.notice'));
    expect(strays(host)).to.deep.equal([]);
    expect(host.find('.notice').innerText).to.contain('r-1');
  });
});
