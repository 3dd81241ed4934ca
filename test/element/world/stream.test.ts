import { assert } from '@open-wc/testing';
import { sse } from '../fixtures/fake-service.ts';
import { until } from '../fixtures/page.ts';
import { checking, done } from '../fixtures/samples.ts';
import { at, service } from '../fixtures/setup.ts';

describe('a page that the browser puts away', () => {
  it('stops its stream, and asks again when it comes back', async () => {
    const streams: AbortSignal[] = [];
    service.on('/connect/session/checks/*', ({ signal }) => {
      streams.push(signal);
      return sse([], true);
    });
    const placed = await at(checking, 'Checking the connection');
    await until('the stream', () => streams.length === 1);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    await until('the stream is left', () => streams[0]?.aborted);
    const before = service.count('/connect/session/step');
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    assert.equal(service.count('/connect/session/step'), before);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await until('a second stream', () => streams.length === 2);
    assert.isFalse(streams[1]?.aborted);
    service.step = done;
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await placed.arrive('is connected');
  });
});
