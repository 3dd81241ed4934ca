import { expect } from '@open-wc/testing';
import { routes } from '../../../src/contract/index.ts';
import { ServiceClient, paths } from '../../../src/pages/frame/service.ts';

const real = window.fetch;
const realTimeout = window.setTimeout;
const answerWith = (answer: () => Response | Promise<Response>): Request[] => {
  const asked: Request[] = [];
  window.fetch = async (path, init) => {
    asked.push(new Request(new URL(path as string, location.href), init));
    return answer();
  };
  return asked;
};
const { signal } = new AbortController();
const ask = () => new ServiceClient().submit({ step: 's', values: {} }, 'key', signal);

describe('The frame’s client', () => {
  afterEach(() => {
    window.fetch = real;
    window.setTimeout = realTimeout;
  });

  it('calls the paths of the contract’s routes.', () => {
    for (const name of ['frameOpen', 'frameProbe', 'frameSubmit'] as const)
      expect(paths[name]).to.equal(routes[name].path);
  });

  it('sends the key of the attempt, JSON, and no cookie.', async () => {
    const asked = answerWith(() => Response.json({}));
    await ask();
    const [request] = asked;
    expect(request?.headers.get('Idempotency-Key')).to.equal('key');
    expect(request?.headers.get('Content-Type')).to.equal('application/json');
    expect(request?.credentials).to.equal('omit');
  });

  it('reads a problem with its code and reference.', async () => {
    const body = { type: 't', title: 't', status: 409, code: 'step_changed', reference: 'r-9' };
    answerWith(() => Response.json(body, { status: 409 }));
    expect(await ask()).to.deep.equal({ ok: false, why: { code: 'step_changed', reference: 'r-9' } });
  });

  it('names what it cannot read by its status, and an answer outside the contract as unreadable.', async () => {
    answerWith(() => new Response('<html>', { status: 401 }));
    expect(await ask()).to.deep.include({ why: { code: 'unauthorized' } });
    answerWith(() => new Response('<html>', { status: 500 }));
    expect(await ask()).to.deep.include({ why: { code: 'internal' } });
    answerWith(() => Response.json({ step: 'what' }));
    expect(await ask()).to.deep.include({ why: { code: 'unreadable' } });
  });

  it('opens and looks once more when the service says when, and never sends a form by itself.', async () => {
    const waited: unknown[] = [];
    window.setTimeout = ((work: () => void, ms?: number) => {
      waited.push(ms);
      return realTimeout(work);
    }) as typeof setTimeout;
    const busy = () => Response.json({}, { status: 429, headers: { 'Retry-After': '7' } });
    const look = () => new ServiceClient().probe({ step: 's', values: {} }, signal);
    const calls = [
      [() => new ServiceClient().open('ticket', signal), 2],
      [look, 2],
      [ask, 1],
    ] as const;
    for (const [call, times] of calls) {
      const asked = answerWith(busy);
      expect(await call()).to.deep.include({ why: { code: 'rate_limited' } });
      expect(asked.length).to.equal(times);
    }
    expect(waited).to.deep.equal([7000, 7000]);
    for (const late of ['61', 'Sun, 22 Nov 2026 09:00:00 GMT']) {
      const asked = answerWith(() => Response.json({}, { status: 429, headers: { 'Retry-After': late } }));
      await look();
      expect(asked.length).to.equal(1);
    }
  });

  it('counts no network, and a gateway without a service behind it, as unreachable.', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await ask()).to.deep.include({ why: { code: 'unreachable' } });
    answerWith(() => new Response('', { status: 503 }));
    expect(await ask()).to.deep.include({ why: { code: 'unreachable' } });
  });
});
