import { expect, waitUntil } from '@open-wc/testing';
import type { FormStep, Probe } from '../../../src/contract/index.ts';
import { FrameHost, json, problem } from './host.ts';
import { failedProbe, formStep, passed, refused } from './steps.ts';

const hosts: FrameHost[] = [];
/** A frame, and everything that its live region said. */
const open = async (
  step: FormStep = formStep(),
  probe?: Probe,
): Promise<{ host: FrameHost; said: string[] }> => {
  const host = (await new FrameHost(step).load()).greet();
  hosts.push(host);
  if (probe) host.replies.probe = () => json({ probe });
  const said: string[] = [];
  await waitUntil(() => host.has('[role=status]'));
  const region = host.find('[role=status]');
  new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, {
    childList: true,
  });
  await host.show(step);
  // What failures say comes by itself a moment after the form; nobody leaves a field before.
  const loaded = (): boolean =>
    host.inside.performance.getEntriesByType('resource').some(({ name }) => name.includes('/en/failures'));
  await waitUntil(loaded);
  await pause(50);
  return { host, said };
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('What the frame says aloud', () => {
  afterEach(() => hosts.splice(0).forEach((host) => host.close()));

  it('is a problem that was found when a field was left, with the field’s name.', async () => {
    const { host, said } = await open();
    host.type('address', 'ftp://acme');
    host.leave('address');
    await waitUntil(() => said.length > 0);
    expect(said[0]).to.match(/^Address: This does not look like an address\./);
  });

  it('is what was done to a value, and silence while the next field is typed.', async () => {
    const { host, said } = await open();
    host.type('password', ' s3cret ');
    host.leave('password');
    host.type('username', 'maria');
    await waitUntil(() => said.length > 0);
    expect(said[0]).to.equal('Password: A space at the edge was removed');
    host.type('address', 'acme.example/x?y=1');
    host.leave('address');
    await waitUntil(() => said.some((text) => text.startsWith('Address: Read as https://acme.example/x')));
  });

  it('is what a look at the address found, with the explanation.', async () => {
    const { host, said } = await open(formStep(), failedProbe('tls.expired', 'tls'));
    host.type('address', 'acme.example');
    await waitUntil(() => said.length > 0);
    expect(said.at(-1)).to.equal(
      'The certificate of acme.example has expired. It has to be renewed before anything is sent there. IT can do that.',
    );
  });

  it('is not the step’s problem when the field with the problem gets the focus, and is when nothing does.', async () => {
    const step = formStep({ problem: refused, passed });
    const { host, said } = await open(step);
    host.send({ type: 'focus', field: 'password' });
    await pause(600);
    expect(said).to.deep.equal([]);
    const other = await open(step);
    await waitUntil(() => other.said.length > 0);
    expect(other.said).to.deep.equal(['The sign-in was refused']);
  });

  it('is never what was said before and only comes to the top again.', async () => {
    const { host, said } = await open(formStep({ problem: refused, passed }));
    await waitUntil(() => said.length === 1);
    host.inside.document.execCommand = () => false;
    host.find('#problem button').click();
    await waitUntil(() => said.includes('Copy this text'));
    host.type('username', 'maria');
    host.leave('username');
    host.find<HTMLDetailsElement>('details:not(.paste)').open = true; // a state without the copy, and one with nothing new
    host.replies.open = () => problem('internal', 500);
    host.send({ type: 'show', step: 'form-1', ticket: 'again' });
    await waitUntil(() => said.some((text) => text.includes('connect service')));
    host.submit();
    await pause(600);
    expect(said.filter((text) => !/connect service|fields need/.test(text))).to.deep.equal([
      'The sign-in was refused',
      'Copy this text',
    ]);
  });

  it('is the same thing again when it happens again.', async () => {
    const { host, said } = await open(formStep({ problem: refused, passed }));
    host.inside.document.execCommand = () => {
      const clipboardData = new host.inside.DataTransfer();
      host.inside.document.dispatchEvent(new host.inside.ClipboardEvent('copy', { clipboardData }));
      return true;
    };
    host.find('#problem button').click();
    await waitUntil(() => said.at(-1) === 'Copied');
    host.find('#problem button').click();
    await waitUntil(() => said.filter((text) => text === 'Copied').length === 2);
  });

  it('is nothing once the form was taken, and no spinner turns on.', async () => {
    const { host, said } = await open();
    host.type('address', 'acme.example');
    host.type('username', 'maria');
    host.type('password', 's3cret');
    host.submit();
    await host.heard('submitted');
    await pause(600);
    expect(said).to.deep.equal([]);
    expect(host.find('[role=status]').textContent).to.equal('');
    expect(host.has('.primary .spinner')).to.equal(false);
  });

  it('leads to the text where copying is forbidden: focused, and selected.', async () => {
    const { host } = await open(formStep({ problem: refused, passed }));
    host.inside.document.execCommand = () => false;
    host.find('#problem button').click();
    const text = host.find<HTMLTextAreaElement>('textarea');
    expect(host.inside.document.activeElement).to.equal(text);
    expect([text.selectionStart, text.selectionEnd]).to.deep.equal([0, text.value.length]);
  });
});
