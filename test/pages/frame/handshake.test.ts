import { expect } from '@open-wc/testing';
import { startFrame } from '../../../src/pages/frame/frame.ts';
import { awaitHello, knownOrigins } from '../../../src/pages/frame/handshake.ts';
import { FrameHost } from './host.ts';
import { formStep } from './steps.ts';

const hello = { makini: 'hello', version: 1 };

/** A window whose messages a test makes up; `heard` counts the ports it accepted. */
const stage = (origins: readonly string[]) => {
  const self = Object.assign(new EventTarget(), { parent: {} }) as unknown as Window;
  let heard = 0;
  awaitHello(self, origins, () => (heard += 1));
  const say = (more: MessageEventInit): number => {
    const ports = more.ports ?? [new MessageChannel().port1];
    const base = { data: hello, origin: 'https://app.example', source: self.parent, ports };
    const event = new Event('message');
    for (const [key, value] of Object.entries({ ...base, ...more }))
      Object.defineProperty(event, key, { value });
    self.dispatchEvent(event);
    return heard;
  };
  return say;
};

describe('The handshake', () => {
  it('accepts a hello of the embedding window from a known origin, once.', () => {
    const say = stage(['https://app.example']);
    expect(say({})).to.equal(1);
    expect(say({})).to.equal(1);
  });

  it('ignores another origin, even one that only begins alike.', () => {
    const say = stage(['https://app.example']);
    expect(say({ origin: 'https://app.example.evil.test' })).to.equal(0);
    expect(say({ origin: 'http://app.example' })).to.equal(0);
    expect(say({ origin: 'null' })).to.equal(0);
  });

  it('ignores every window but the one that embeds it.', () => {
    expect(stage(['https://app.example'])({ source: window })).to.equal(0);
  });

  it('ignores other words, another version, no port and two ports.', () => {
    const say = stage(['https://app.example']);
    const [one, two] = [new MessageChannel().port1, new MessageChannel().port1];
    expect(say({ data: { makini: 'hello', version: 2 } })).to.equal(0);
    expect(say({ data: 'hello' })).to.equal(0);
    expect(say({ ports: [] })).to.equal(0);
    expect(say({ ports: [one, two] })).to.equal(0);
  });

  it('knows no origin where the page names none, or something that is no list.', () => {
    const page = (content: string): Document =>
      new DOMParser().parseFromString(`<meta name="makini-origins" content='${content}'>`, 'text/html');
    expect(knownOrigins(page('["https://app.example"]'))).to.deep.equal(['https://app.example']);
    expect(knownOrigins(page('https://app.example'))).to.deep.equal([]);
    expect(knownOrigins(page('{"a":1}'))).to.deep.equal([]);
    expect(knownOrigins(document)).to.deep.equal([]);
  });

  it('refuses to run on its own, in a plain sentence.', () => {
    const root = document.createElement('main');
    root.id = 'makini-frame';
    document.body.append(root);
    startFrame();
    expect(root.textContent).to.contain('belongs inside another page');
    root.remove();
  });

  it('refuses to run where nobody may embed it.', async () => {
    const host = await new FrameHost(formStep()).load('?origins=[]');
    expect(host.greet().text).to.contain('belongs inside another page');
    host.close();
  });

  it('answers ready over the port, and drops messages that the contract does not know.', async () => {
    const step = formStep();
    const host = (await new FrameHost(step).load()).greet();
    expect((await host.heard('ready')).version).to.equal(1);
    host.sendRaw({ type: 'steal' });
    host.sendRaw({ type: 'show', step: 7 });
    await host.show(step);
    expect(host.callsTo('open')).to.have.length(1);
    host.close();
  });
});
