import { expect, waitUntil } from '@open-wc/testing';
import type { FormStep, Values } from '../../../src/contract/index.ts';
import { FrameHost, problem } from './host.ts';
import { fields, formStep, passed, refused } from './steps.ts';

const hosts: FrameHost[] = [];
const open = async (step: FormStep = formStep(), values: Values = {}, query = ''): Promise<FrameHost> => {
  const host = (await new FrameHost(step, values).load(query)).greet();
  hosts.push(host);
  await host.show(step);
  return host;
};
const violations = async (host: FrameHost): Promise<string[]> => {
  const { axe } = host.inside as unknown as { axe: typeof import('axe-core') };
  const { violations: found } = await axe.run({ rules: { 'page-has-heading-one': { enabled: false } } }); // the heading is the element's
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
};

describe('The frame', () => {
  beforeEach(() => sessionStorage.clear());

  afterEach(() => hosts.splice(0).forEach((host) => host.close()));

  it('redeems its ticket and draws the form with the values that were kept, never a secret.', async () => {
    const host = await open(formStep(), { address: 'https://acme.example', username: 'maria' });
    expect(host.callsTo('open')[0]?.body).to.deep.equal({ ticket: 'ticket-form-1' });
    expect(host.input('address').value).to.equal('https://acme.example');
    expect(host.input('username').value).to.equal('maria');
    expect(host.input('password').value).to.equal('');
    expect(host.input('client').value, 'the default').to.equal('100');
  });

  it('draws each kind of field so that people and password managers know it.', async () => {
    const host = await open();
    expect(host.input('address').inputMode).to.equal('url');
    expect(host.input('username').autocomplete).to.equal('username');
    expect(host.input('password').type).to.equal('password');
    expect(host.input('password').autocomplete).to.equal('current-password');
    expect(host.find('label[for=field-address]').textContent).to.equal('Address');
    expect(host.described('address')).to.contain('The address in your browser');
    expect(host.find('.field').innerText).to.contain('Required');
  });

  it('draws a select, and fields that depend on it.', async () => {
    const options = [
      { value: 'cloud', label: 'Cloud' },
      { value: 'own', label: 'Own server' },
    ];
    const host = await open(
      formStep({
        fields: [
          { name: 'hosting', type: 'select', label: 'Hosting', required: true, options },
          {
            name: 'port',
            type: 'text',
            label: 'Port',
            required: true,
            when: { field: 'hosting', is: ['own'] },
          },
        ],
      }),
    );
    expect(host.input('hosting').value).to.equal('');
    expect(host.has('[name=port]')).to.equal(false);
    host.type('hosting', 'own');
    expect(host.has('[name=port]')).to.equal(true);
    host.type('hosting', 'cloud');
    expect(host.has('[name=port]')).to.equal(false);
    host.submit();
    await host.heard('submitted');
    expect(host.callsTo('submit')[0]?.body['values']).to.deep.equal({ hosting: 'cloud' });
  });

  it('folds advanced fields away, and opens them for a problem.', async () => {
    const host = await open();
    expect(host.find<HTMLDetailsElement>('details:not(.paste)').open).to.equal(false);
    host.type('client', 'abc');
    host.submit();
    expect(host.find<HTMLDetailsElement>('details:not(.paste)').open).to.equal(true);
    expect(host.described('client')).to.contain('three digits');
  });

  it('judges a field when it is left, then at each keystroke while it is mended.', async () => {
    const host = await open();
    host.type('address', 'ftp://acme');
    expect(host.input('address').getAttribute('aria-invalid')).to.equal('false');
    host.leave('address');
    expect(host.input('address').getAttribute('aria-invalid')).to.equal('true');
    expect(host.described('address')).to.contain('does not look like an address');
    host.type('address', 'acme.example');
    expect(host.input('address').getAttribute('aria-invalid')).to.equal('false');
    host.type('address', 'acme .example');
    expect(host.input('address').getAttribute('aria-invalid'), 'live now').to.equal('true');
  });

  it('does not reproach a field that is only passed through.', async () => {
    const host = await open();
    host.leave('username');
    host.leave('password');
    expect(host.has('[aria-invalid=true]')).to.equal(false);
  });

  it('moves nothing while a button is pressed: what leaving a field shows waits for the click.', async () => {
    const host = await open();
    host.type('address', 'ftp://acme');
    const down = new host.inside.PointerEvent('pointerdown', { bubbles: true });
    host.find('button.primary').dispatchEvent(down);
    host.leave('address');
    expect(host.has('[aria-invalid=true]')).to.equal(false);
    host.find('button.primary').dispatchEvent(new host.inside.PointerEvent('pointerup', { bubbles: true }));
    await waitUntil(() => host.has('[aria-invalid=true]'));
  });

  it('shows what it understood of a pasted address.', async () => {
    const host = await open();
    host.type('address', ' acme.example:8443/sap/index.html?a=1 ');
    host.leave('address');
    expect(host.input('address').value).to.equal('https://acme.example:8443/sap');
    expect(host.described('address')).to.contain('Read as https://acme.example:8443/sap');
  });

  it('shows and hides a secret by a button that says its state.', async () => {
    const host = await open();
    const reveal = host.find('.reveal');
    expect(reveal.getAttribute('aria-pressed')).to.equal('false');
    expect(reveal.getAttribute('aria-label')).to.equal('Show Password');
    reveal.click();
    expect(host.input('password').type).to.equal('text');
    expect(reveal.getAttribute('aria-pressed')).to.equal('true');
    host.submit();
    expect(host.input('password').type, 'hidden again by the submit').to.equal('password');
  });

  it('takes white space from the edges of a secret, and says so.', async () => {
    const host = await open();
    host.type('password', '  s3cret ');
    host.leave('password');
    expect(host.input('password').value).to.equal('s3cret');
    expect(host.described('password')).to.contain('A space at the edge was removed');
  });

  it('focuses the first field with a problem; only more than one gets a list.', async () => {
    const host = await open();
    host.submit();
    expect(host.inside.document.activeElement).to.equal(host.input('address'));
    expect(host.text).to.contain('3 fields need another look');
    expect(host.callsTo('submit')).to.have.length(0);
    const before = host.input('password').getBoundingClientRect().top;
    host.type('address', 'acme.example');
    host.type('username', 'maria');
    expect(host.text).to.contain('3 fields need another look');
    expect(Math.abs(host.input('password').getBoundingClientRect().top - before)).to.be.lessThan(70);
    host.submit();
    expect(host.inside.document.activeElement).to.equal(host.input('password'));
    expect(host.has('.summary')).to.equal(false);
    expect(host.described('password')).to.contain('Password is missing');
  });

  it('shows a step’s problem above the form: what did not work, what did, whose turn it is.', async () => {
    const host = await open(formStep({ problem: refused, passed }), { address: 'https://acme.example' });
    expect(host.find('#problem').innerText).to.contain('The sign-in was refused');
    expect(host.find('#problem').innerText).to.contain('Reached acme.example on port 443');
    expect(host.find('#problem').innerText).to.contain('valid until March 1, 2027');
    expect(host.find('#problem').innerText).to.contain('You can solve this');
    expect(host.input('password').getAttribute('aria-invalid')).to.equal('true');
    expect(host.described('password')).to.contain('The sign-in was refused');
    expect(host.input('address').value).to.equal('https://acme.example');
    host.leave('password');
    expect(host.input('password').getAttribute('aria-invalid'), 'until it is changed').to.equal('true');
    host.type('password', 'x');
    expect(host.input('password').getAttribute('aria-invalid')).to.equal('false');
  });

  it('copies a message for the administrator: what was tried, what worked, and never a typed value.', async () => {
    const host = await open(formStep({ problem: refused, passed }));
    let copied = '';
    host.inside.document.execCommand = () => {
      const clipboardData = new host.inside.DataTransfer();
      host.inside.document.dispatchEvent(new host.inside.ClipboardEvent('copy', { clipboardData }));
      copied = clipboardData.getData('text/plain');
      return true;
    };
    host.type('username', 'maria');
    host.find('#problem button').click();
    await waitUntil(() => host.find('#problem button').innerText === 'Copied');
    expect(copied).to.contain('SAP CAP').and.to.contain('Gridline').and.to.contain('auth.refused');
    expect(copied).to.contain('Reached acme.example on port 443').and.to.not.contain('maria');
  });

  it('shows the message where the clipboard is closed.', async () => {
    const host = await open(formStep({ problem: refused, passed }));
    host.inside.document.execCommand = () => false;
    host.find('#problem button').click();
    await waitUntil(() => host.has('textarea'));
    expect(host.find<HTMLTextAreaElement>('textarea').value).to.contain('auth.refused');
  });

  it('focuses what the element asks for.', async () => {
    const host = await open();
    host.send({ type: 'focus', field: 'username' });
    await waitUntil(() => host.inside.document.activeElement === host.input('username'));
    host.send({ type: 'focus' });
    await waitUntil(() => host.inside.document.activeElement === host.input('address'));
  });

  it('tells its height when it changes, and passes Escape on.', async () => {
    const host = await open();
    await waitUntil(() => host.all('height').some(({ px }) => px > 200));
    const before = host.all('height').length;
    const { px } = await host.heard('height', before);
    host.submit();
    expect((await host.heard('height', before + 1)).px).to.be.greaterThan(px);
    const escape = new host.inside.KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    host.input('address').dispatchEvent(escape);
    await host.heard('escape');
  });

  it('takes on the host’s look, language and sentences.', async () => {
    const host = await open();
    host.send({
      type: 'theme',
      theme: {
        properties: { '--makini-color-accent': 'rgb(1, 2, 3)' },
        colorScheme: 'dark',
        lang: 'en-GB',
        dir: 'rtl',
        fonts: [{ family: 'Evil', url: 'https://elsewhere.example/font.woff2' }],
      },
      messages: { 'frame.submit': 'Link it' },
    });
    const { documentElement: html } = host.inside.document;
    await waitUntil(() => html.dir === 'rtl');
    expect(html.lang).to.equal('en-GB');
    expect(html.style.colorScheme).to.equal('dark');
    expect(host.find('button.primary').innerText).to.equal('Link it');
    const { backgroundColor } = host.inside.getComputedStyle(host.find('button.primary'));
    expect(backgroundColor).to.equal('rgb(1, 2, 3)');
    expect([...host.inside.document.fonts].map(({ family }) => family)).to.deep.equal([]);
  });

  it('forgets everything when told to.', async () => {
    const host = await open();
    host.type('password', 's3cret');
    sessionStorage.setItem('makini-typed', '["form-0", {"username": "maria"}]');
    host.send({ type: 'clear' });
    await waitUntil(() => !host.has('form'));
    expect(sessionStorage.length).to.equal(0);
    host.inside.dispatchEvent(new Event('pagehide'));
    expect(sessionStorage.length).to.equal(0);
  });

  it('starts afresh for another form: nothing typed goes from one to the next.', async () => {
    const host = await open();
    host.type('password', 's3cret');
    const next = formStep({ id: 'form-2' });
    host.replies.open = () =>
      Response.json({ token: 't', step: next, values: {}, client: { name: 'G', mode: 'test' } });
    await host.show(next);
    expect(host.input('password').value).to.equal('');
  });

  it('asks for one new ticket when its own is not known, then gives a way out.', async () => {
    const host = (await new FrameHost(formStep()).load()).greet();
    hosts.push(host);
    host.replies.open = () => problem('ticket_unknown', 404);
    host.send({ type: 'show', step: 'form-1', ticket: 'old' });
    await host.heard('ticket_needed');
    host.send({ type: 'show', step: 'form-1', ticket: 'old, too' });
    expect((await host.heard('problem')).code).to.equal('ticket_unknown');
    expect(host.text).to.contain('The form could not be opened');
    host.find('button').click();
    await host.heard('ticket_needed', 2);
  });

  it('runs under its own Content Security Policy without a refusal.', async () => {
    const host = await open(formStep({ problem: refused, passed }), {}, '?csp');
    host.submit();
    await host.heard('height');
    expect(host.inside.refused).to.deep.equal([]);
  });

  it('has nothing for axe to find: fresh, with problems, with a select.', async () => {
    const host = await open(formStep({ problem: refused, passed }));
    expect(await violations(host)).to.deep.equal([]);
    host.submit();
    host.find<HTMLDetailsElement>('details:not(.paste)').open = true;
    expect(await violations(host)).to.deep.equal([]);
    for (const colorScheme of ['dark', 'light'] as const) {
      const theme = { properties: {}, colorScheme, lang: 'en', dir: 'rtl' as const, fonts: [] };
      host.send({ type: 'theme', theme, messages: {} });
      await waitUntil(() => host.find(':root').style.colorScheme === colorScheme);
      host.inside.document.body.style.background = colorScheme === 'dark' ? '#14171b' : '#fff'; // the host's page
      expect(await violations(host), colorScheme).to.deep.equal([]);
    }
    const select = { name: 'kind', type: 'select' as const, label: 'Kind', required: false, options: [] };
    expect(await violations(await open(formStep({ fields: [...fields, select] })))).to.deep.equal([]);
  });
});
