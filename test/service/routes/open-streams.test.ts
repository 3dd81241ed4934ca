import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OpenStreams, streamsPerSession } from '../../../src/service/routes/open-streams.ts';

/** Holds a place until it is let go; `letGo` resolves once the place is given back. */
const take = (streams: OpenStreams) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let over: AbortSignal | undefined;
  const held = streams.hold('ses_1', (signal) => {
    over = signal;
    return promise;
  });
  const letGo = (): Promise<void> => {
    resolve();
    return held;
  };
  return { ended: () => over?.aborted, letGo };
};

test('a stream that gave way and ends late takes no place from those that came after', async () => {
  const streams = new OpenStreams();
  const first = Array.from({ length: streamsPerSession + 1 }, () => take(streams));
  const [oldest, ...rest] = first;
  assert.deepEqual(
    first.map((each) => each.ended()),
    [true, false, false, false, false],
  );
  for (const each of rest) await each.letGo();
  const next = take(streams);
  await oldest?.letGo();
  const more = Array.from({ length: streamsPerSession }, () => take(streams));
  assert.equal(next.ended(), true);
  assert.ok(more.every((each) => each.ended() === false));
});

test('a stream that fails gives its place back', async () => {
  const streams = new OpenStreams();
  const kept = take(streams);
  for (let at = 0; at < 2 * streamsPerSession; at += 1) {
    await assert.rejects(streams.hold('ses_1', () => Promise.reject(new Error('broken'))));
  }
  assert.equal(kept.ended(), false);
});
