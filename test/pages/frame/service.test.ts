import { expect } from '@open-wc/testing';
import { routes } from '../../../src/contract/index.ts';
import { ServiceClient, paths } from '../../../src/pages/frame/service.ts';

const real = window.fetch;
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
  afterEach(() => void (window.fetch = real));

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

  it('counts no network, and a gateway without a service behind it, as unreachable.', async () => {
    answerWith(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await ask()).to.deep.include({ why: { code: 'unreachable' } });
    answerWith(() => new Response('', { status: 503 }));
    expect(await ask()).to.deep.include({ why: { code: 'unreachable' } });
  });
});
