import { expect, waitUntil } from '@open-wc/testing';
import type { HostedGrant } from '../../../src/contract/index.ts';
import type { MakiniConnect } from '../../../src/element/makini-connect.ts';
import { startHosted } from '../../../src/pages/hosted/hosted.ts';

const grant: HostedGrant = {
  request_uri: 'urn:ietf:params:oauth:request_uri:abc',
  service: 'https://connect.example',
  redirect_uri: 'https://app.example/callback?tenant=7',
  state: 'state-1',
};

/** The page around an element that only remembers; the service's answers are the test's. */
const stage = (answer: () => Response | Promise<Response>) => {
  const left: string[] = [];
  const pushed: unknown[] = [];
  const gone: number[] = [];
  const asked: string[] = [];
  let reloads = 0;
  const self = new EventTarget() as unknown as Window;
  Object.assign(self, {
    history: {
      state: null,
      replaceState: () => undefined,
      pushState: (state: unknown) => void pushed.push(state),
      go: (by: number) => void gone.push(by),
    },
  });
  const element = document.createElement('div') as unknown as MakiniConnect;
  element.dataset['session'] = 'ses_1';
  const { fetch } = window;
  window.fetch = async (input, init) => {
    asked.push(`${init?.method} ${String(input)}`);
    return answer();
  };
  startHosted(element, {
    window: self,
    leave: (address) => void left.push(address),
    reload: () => void (reloads += 1),
  });
  const exit = (reason: string) =>
    element.dispatchEvent(new CustomEvent('makini-exit', { detail: { reason } }));
  return {
    element,
    left,
    asked,
    pushed,
    gone,
    exit,
    self,
    reloads: () => reloads,
    end: () => void (window.fetch = fetch),
  };
};

const open = async (made: ReturnType<typeof stage>) => made.element.getSession?.({ reason: 'open' } as never);

describe('The hosted page', () => {
  it('asks for its session by the cookie, and leaves for the redirect URI with the code.', async () => {
    const made = stage(() => Response.json(grant, { status: 201 }));
    expect(await open(made)).to.deep.equal(grant);
    expect(made.asked).to.deep.equal(['POST /connect/hosted/ses_1/open']);
    void made.element.handOver?.({ code: 'c0de', state: 'state-1', iss: grant.service });
    expect(made.left).to.deep.equal([
      'https://app.example/callback?tenant=7&code=c0de&state=state-1&iss=https%3A%2F%2Fconnect.example',
    ]);
    expect(made.element.hidden).to.equal(true);
    made.end();
  });

  it('leaves with access_denied when the person stops, and loads again when the session has ended.', async () => {
    const made = stage(() => Response.json(grant, { status: 201 }));
    await open(made);
    for (const reason of ['expired', 'handover_pending']) made.exit(reason);
    expect([made.reloads(), made.left.length]).to.deep.equal([2, 0]);
    made.exit('cancelled');
    expect(made.left[0]).to.contain('error=access_denied&error_description=cancelled&state=state-1&iss=');
    made.end();
  });

  it('loads again where the service says that the session is over, and waits meanwhile.', async () => {
    const problem = { type: 'x', title: 'x', status: 401, code: 'session_expired' };
    const made = stage(() => Response.json(problem, { status: 401 }));
    void open(made);
    await waitUntil(() => made.reloads() === 1);
    made.end();
  });

  it('hands on a failure in a code that the element has words for.', async () => {
    const made = stage(() => {
      throw new TypeError('Failed to fetch');
    });
    const thrown = await open(made).then(
      () => undefined,
      (error: unknown) => (error as { code: string }).code,
    );
    expect(thrown).to.equal('service_unreachable');
    made.end();
  });

  it('gives what shows in the place of the list an entry of its own, which the browser’s Back closes.', () => {
    const made = stage(() => Response.json(grant, { status: 201 }));
    let backs = 0;
    Object.assign(made.element, { back: () => ((backs += 1), true) });
    const shows = (shown: string | undefined) =>
      made.element.dispatchEvent(new CustomEvent('makini-beside', { detail: shown }));
    const pops = (trail: readonly string[]) =>
      made.self.dispatchEvent(Object.assign(new Event('popstate'), { state: { trail } }));
    made.element.dispatchEvent(new CustomEvent('makini-step', { detail: { kind: 'select' } }));
    shows('ways');
    shows('asking');
    expect(made.pushed).to.deep.equal([{ trail: ['select', 'beside'] }]);
    pops(['select']);
    expect(backs).to.equal(1);
    shows('ways');
    expect(made.pushed.length).to.equal(2);
    shows(undefined);
    expect(made.gone).to.deep.equal([-1]);
    made.end();
  });

  it('keeps beside a flow that moves on before the browser has gone where it was sent.', () => {
    const made = stage(() => Response.json(grant, { status: 201 }));
    const comesTo = (kind: string) =>
      made.element.dispatchEvent(new CustomEvent('makini-step', { detail: { kind } }));
    const pops = (...trail: readonly string[]) =>
      made.self.dispatchEvent(Object.assign(new Event('popstate'), { state: { trail } }));
    for (const kind of ['select', 'prepare', 'form']) comesTo(kind);
    for (const kind of ['prepare', 'select']) comesTo(kind);
    expect(made.gone).to.deep.equal([-1]);
    pops('select', 'prepare');
    expect(made.gone).to.deep.equal([-1, -1]);
    comesTo('prepare');
    expect(made.pushed.length).to.equal(2);
    pops('select');
    expect(made.pushed.at(-1)).to.deep.equal({ trail: ['select', 'prepare'] });
    made.end();
  });

  it('loads again when the browser shows it from its cache.', () => {
    const made = stage(() => Response.json(grant, { status: 201 }));
    made.self.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    expect(made.reloads()).to.equal(0);
    made.self.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    expect(made.reloads()).to.equal(1);
    made.end();
  });
});
