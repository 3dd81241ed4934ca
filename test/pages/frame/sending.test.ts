import { expect, waitUntil } from '@open-wc/testing';
import type { FormStep } from '../../../src/contract/index.ts';
import { FrameHost, json, never, problem } from './host.ts';
import { formStep, passed, refused } from './steps.ts';

const hosts: FrameHost[] = [];
const filled = async (query = '', step: FormStep = formStep()): Promise<FrameHost> => {
  const host = (await new FrameHost(step).load(query)).greet();
  hosts.push(host);
  await host.show(step);
  host.type('address', 'acme.example');
  host.type('username', ' maria ');
  host.type('password', 's3cret');
  return host;
};
const keys = (host: FrameHost): (string | null)[] =>
  host.callsTo('submit').map(({ headers }) => headers.get('Idempotency-Key'));
const busy = (host: FrameHost): boolean => host.find('form').getAttribute('aria-busy') === 'true';

describe('Sending', () => {
  afterEach(() => hosts.splice(0).forEach((host) => host.close()));

  it('asks the host, sends the form under a key with the frame’s token, and tells the next step.', async () => {
    const host = await filled();
    host.submit();
    expect((await host.heard('submitted')).step).to.equal('after');
    const [call] = host.callsTo('submit');
    expect(call?.headers.get('Authorization')).to.equal('Bearer token-1');
    expect(call?.headers.get('Idempotency-Key')).to.match(/^[0-9a-f]{32}$/);
    expect(call?.body).to.deep.equal({
      step: 'form-1',
      values: { address: 'https://acme.example', username: 'maria', password: 's3cret', client: '100' },
    });
  });

  it('empties the secret once it was taken.', async () => {
    const host = await filled();
    host.submit();
    await host.heard('submitted');
    expect(host.input('password').value).to.equal('');
  });

  it('puts no typed value into any message.', async () => {
    const host = await filled();
    host.submit();
    await host.heard('submitted');
    expect(JSON.stringify(host.messages)).to.not.match(/s3cret|maria|acme/);
  });

  it('sends nothing when the host’s page holds it back, and can be sent later.', async () => {
    const host = await filled();
    host.lets = false;
    host.submit();
    const { id } = await host.heard('before_submit');
    expect(busy(host)).to.equal(true);
    host.send({ type: 'proceed', id: id + 7, ok: true });
    host.send({ type: 'proceed', id, ok: false });
    await waitUntil(() => !busy(host));
    expect(host.callsTo('submit')).to.have.length(0);
    host.lets = true;
    host.submit();
    await host.heard('submitted');
  });

  it('is one attempt however often the button is pressed.', async () => {
    const host = await filled();
    host.replies.submit = never;
    host.submit();
    host.submit();
    await waitUntil(() => host.callsTo('submit').length > 0);
    host.submit();
    expect(host.all('before_submit')).to.have.length(1);
    expect(host.callsTo('submit')).to.have.length(1);
  });

  it('tries again under the same key when the network gives nothing.', async () => {
    const host = await filled();
    const { submit } = host.replies;
    host.replies.submit = (call) =>
      host.callsTo('submit').length < 3 ? Promise.reject(new TypeError('Failed to fetch')) : submit(call);
    host.submit();
    await host.heard('submitted');
    expect(keys(host)).to.have.length(3);
    expect(new Set(keys(host)).size).to.equal(1);
  });

  it('says that the service did not answer, keeps what was typed, and goes on under the same key.', async () => {
    const host = await filled();
    const { submit } = host.replies;
    host.replies.submit = () => Promise.reject(new TypeError('Failed to fetch'));
    host.submit();
    expect((await host.heard('problem')).code).to.equal('unreachable');
    expect(host.text).to.contain('The connect service did not answer');
    expect(host.input('password').value).to.equal('s3cret');
    host.replies.submit = submit;
    host.submit();
    await host.heard('submitted');
    expect(new Set(keys(host)).size).to.equal(1);
  });

  it('takes a new key once a value was changed.', async () => {
    const host = await filled();
    const { submit } = host.replies;
    host.replies.submit = () => Promise.reject(new TypeError('Failed to fetch'));
    host.submit();
    await host.heard('problem');
    host.replies.submit = submit;
    host.type('password', 'another');
    host.submit();
    await host.heard('submitted');
    expect(new Set(keys(host)).size).to.equal(2);
  });

  it('says that it is still trying when the answer takes long.', async () => {
    const host = await filled('?slow=1');
    host.replies.submit = never;
    host.submit();
    await waitUntil(() => host.text.includes('Still trying'));
  });

  it('waits while there is no network, and says so.', async () => {
    const host = await filled();
    let online = false;
    Object.defineProperty(host.inside.navigator, 'onLine', { get: () => online });
    host.inside.dispatchEvent(new Event('offline'));
    host.submit();
    await waitUntil(() => host.text.includes('You are offline'));
    expect(host.callsTo('submit')).to.have.length(0);
    online = true;
    host.inside.dispatchEvent(new Event('online'));
    await host.heard('submitted');
  });

  it('shows the same form with the reason where the service asks again, everything kept.', async () => {
    const host = await filled();
    const code = 'auth.refused_before';
    host.replies.submit = () =>
      json({ step: formStep({ id: 'form-2', problem: { ...refused, code }, passed }) });
    host.submit();
    await waitUntil(() => host.has('#problem'));
    expect((await host.heard('shown', 2)).step).to.equal('form-2');
    expect(host.all('submitted')).to.have.length(0);
    expect(host.input('username').value).to.equal('maria');
    expect(host.input('password').value).to.equal('s3cret');
    expect(host.inside.document.activeElement).to.equal(host.input('password'));
    host.find('button[value=again]').click();
    await waitUntil(() => host.callsTo('submit').length === 2);
    expect(host.callsTo('submit')[1]?.body).to.deep.include({ step: 'form-2', again: true });
    expect(new Set(keys(host)).size, 'another attempt').to.equal(2);
  });

  it('keeps what is typed when a ticket comes for the step that the service has since asked again.', async () => {
    const host = await filled();
    const next = formStep({ id: 'form-2', problem: refused });
    host.replies.submit = () => json({ step: next });
    host.submit();
    await host.heard('shown', 2);
    host.replies.open = () =>
      json({ token: 't', step: next, values: {}, client: { name: 'G', mode: 'test' } });
    host.send({ type: 'show', step: 'form-1', ticket: 'late' });
    await host.heard('shown', 3);
    expect(host.input('password').value).to.equal('s3cret');
  });

  it('offers to send the same again only after it was refused before.', async () => {
    const host = await filled('', formStep({ problem: refused, passed }));
    expect(host.has('button[value=again]')).to.equal(false);
  });

  it('asks for a ticket when its token has ended, and goes on by itself with what was typed.', async () => {
    const host = await filled();
    const { submit } = host.replies;
    host.replies.submit = (call) =>
      call.headers.get('Authorization') === 'Bearer token-1' ? problem('unauthorized', 401) : submit(call);
    host.submit();
    await host.heard('ticket_needed');
    host.send({ type: 'show', step: 'form-1', ticket: 'second' });
    await host.heard('submitted');
    expect(new Set(keys(host)).size).to.equal(1);
    expect(host.callsTo('submit')[1]?.body['values']).to.deep.include({ password: 's3cret' });
  });

  it('tells the element that a session has ended, and says so.', async () => {
    const host = await filled();
    host.replies.submit = () => problem('session_expired', 401);
    host.submit();
    expect((await host.heard('problem')).code).to.equal('session_expired');
    expect(host.text).to.contain('This session has ended');
    expect(busy(host)).to.equal(false);
  });

  it('names the reference when the service itself has a problem.', async () => {
    const host = await filled();
    host.replies.submit = () => problem('internal', 500);
    host.submit();
    await host.heard('problem');
    expect(host.text).to.contain('r-1');
  });
});
