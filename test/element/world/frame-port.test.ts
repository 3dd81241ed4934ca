import { assert } from '@open-wc/testing';
import { FramePort } from '../../../src/element/world/frame-port.ts';
import type { FrameListener } from '../../../src/element/world/frame-port.ts';

const service = 'https://connect.example';

/** A frame that only notes what is posted to it, and the frame's end of the port it was given. */
const listening = () => {
  const posted: { data: unknown; origin: string; port: MessagePort }[] = [];
  const postMessage = (data: unknown, origin: string, [port]: [MessagePort]): number =>
    posted.push({ data, origin, port });
  const frame = { contentWindow: { postMessage } } as unknown as HTMLIFrameElement;
  const heard: string[] = [];
  const listener: FrameListener = {
    onReady: () => heard.push('ready'),
    onMessage: ({ type }) => heard.push(type),
    onReloaded: () => heard.push('reloaded'),
    onBlocked: () => heard.push('blocked'),
  };
  return { frame, posted, heard, port: new FramePort(listener) };
};

const messageTo = (port: MessagePort): Promise<unknown> =>
  new Promise((resolve) => (port.onmessage = ({ data }) => resolve(data)));

describe('the port to the frame', () => {
  it('greets the service’s exact origin, so that no other page in the frame gets the port', () => {
    const { frame, posted, port } = listening();
    port.greet(frame, service);
    port.close();
    assert.deepEqual(
      posted.map(({ origin, data }) => [origin, data]),
      [[service, { makini: 'hello', version: 1 }]],
    );
  });

  it('keeps what is to be said until the frame is ready, of each kind the newest', async () => {
    const { frame, posted, heard, port } = listening();
    port.greet(frame, service);
    port.send({ type: 'show', step: 'old', ticket: 't1' });
    port.send({ type: 'show', step: 'new', ticket: 't2' });
    const end = posted[0]!.port;
    const first = messageTo(end);
    end.postMessage({ type: 'not in the contract' });
    end.postMessage({ type: 'ready', version: 1 });
    assert.deepEqual(await first, { type: 'show', step: 'new', ticket: 't2' });
    assert.deepEqual(heard, ['ready']);
    port.close();
  });

  it('hangs up on a frame that loaded again, and says so', () => {
    const { frame, posted, heard, port } = listening();
    port.greet(frame, service);
    port.greet(frame, service);
    port.close();
    assert.lengthOf(posted, 2);
    assert.notEqual(posted[0]!.port, posted[1]!.port);
    assert.deepEqual(heard, ['reloaded']);
  });
});
