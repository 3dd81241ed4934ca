/** A session's step as server-sent events: looked up when somebody says that it has changed, and before each heartbeat. */
import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { SessionEvent } from '../../contract/index.ts';
import { readFlow } from '../connecting/flow.ts';
import { loadSession, type Session } from '../connecting/session.ts';
import { kindOf } from '../connecting/step.ts';
import { failureFacts } from '../failure-facts.ts';
import { heartbeat, type StreamRoom } from './connect-stream.ts';

const eventOf = ({ flow }: Session): SessionEvent => {
  const { step, place } = readFlow(flow);
  return { type: 'step', step, kind: kindOf(place) };
};

const follow = async (
  stream: SSEStreamingApi,
  { ports, runs, heartbeat: pause = heartbeat }: StreamRoom,
  session: Session,
  yielded: AbortSignal,
): Promise<void> => {
  const left = new AbortController();
  stream.onAbort(() => left.abort());
  const over = AbortSignal.any([left.signal, runs.closing, yielded]);
  let told = '';
  let silence = AbortSignal.timeout(pause);
  while (!over.aborted) {
    // Waiting begins before reading: a change in between is not missed.
    const changed = runs.changed(session.id, AbortSignal.any([over, silence]));
    const now = await loadSession(ports.store, session.id);
    // Whoever opened the session since then has a stream of their own.
    if (!now || now.token_hash !== session.token_hash) return;
    if (now.flow !== told) {
      told = now.flow;
      await stream.writeSSE({ event: 'step', data: JSON.stringify(eventOf(now)) });
      if (now.status !== 'open') return;
      silence = AbortSignal.timeout(pause);
    }
    await changed;
    if (!silence.aborted || over.aborted) continue;
    await stream.write(': still here\n\n');
    silence = AbortSignal.timeout(pause);
  }
};

/** Answers with the stream of a session; it begins with the present step. */
export const streamSession = (room: StreamRoom, context: Context, session: Session): Response => {
  const response = streamSSE(
    context,
    (stream) => room.streams.hold(session.id, (yielded) => follow(stream, room, session, yielded)),
    async (error) => room.ports.log.error('stream.failed', { session: session.id, ...failureFacts(error) }),
  );
  response.headers.set('x-accel-buffering', 'no');
  response.headers.set('cache-control', 'no-store');
  return response;
};
