/** A check as server-sent events: replayed from the rows after Last-Event-ID, then live; polling the same rows is always possible. */
import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import { readCheck, eventsAfter } from '../connecting/check-log.ts';
import { failureFacts } from '../failure-facts.ts';
import type { CheckRuns } from '../connecting/check-runs.ts';
import type { Session } from '../connecting/session.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Ports } from '../ports.ts';
import type { OpenStreams } from './open-streams.ts';

/** How often a silent stream says that it lives, in milliseconds. */
export const heartbeat = 15_000;

/** What a stream needs: the running checks wake it, the ports read its rows, it has a place among the open ones. */
export interface StreamRoom {
  readonly ports: Ports;
  readonly runs: CheckRuns;
  readonly streams: OpenStreams;
  readonly heartbeat?: number;
}

/** Reads `Last-Event-ID`; absent means from the start. */
const readLastEventId = (header: string | undefined): number => {
  if (header === undefined || header === '') return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  throw new ProblemError('malformed_request', {
    detail: 'Last-Event-ID is the number of the last event that arrived.',
    errors: [{ pointer: '/header/last-event-id', detail: 'is not a number' }],
  });
};

/** Sends what there is after `seq`; returns the last seq sent, or undefined when the check has ended. */
const sendNew = async (
  stream: SSEStreamingApi,
  ports: Ports,
  check: string,
  seq: number,
): Promise<number | undefined> => {
  let last = seq;
  for (const event of await eventsAfter(ports.store, check, seq)) {
    await stream.writeSSE({ id: String(event.seq), event: event.type, data: JSON.stringify(event) });
    if (event.type === 'end') return undefined;
    last = event.seq;
  }
  return last;
};

const follow = async (
  stream: SSEStreamingApi,
  { ports, runs, heartbeat: pause = heartbeat }: StreamRoom,
  check: string,
  from: number | undefined,
  yielded: AbortSignal,
): Promise<void> => {
  const left = new AbortController();
  stream.onAbort(() => left.abort());
  const over = AbortSignal.any([left.signal, runs.closing, yielded]);
  let seq = from;
  let silence = AbortSignal.timeout(pause);
  while (seq !== undefined && !over.aborted) {
    const before = seq;
    // Waiting begins before reading: an event written in between is not missed.
    const changed = runs.changed(check, AbortSignal.any([over, silence]));
    seq = await sendNew(stream, ports, check, seq);
    if (seq === undefined) return;
    await changed;
    if (silence.aborted && !over.aborted) await stream.write(': still here\n\n');
    // Being woken for nothing is silence still.
    if (silence.aborted || seq !== before) silence = AbortSignal.timeout(pause);
  }
};

/** Where to go on: never beyond what there is; undefined when the caller has seen the end. */
const startAfter = async (ports: Ports, check: string, seen: number): Promise<number | undefined> => {
  const last = (await eventsAfter(ports.store, check, 0)).at(-1);
  if (!last || seen < last.seq) return seen;
  return last.type === 'end' ? undefined : last.seq;
};

/** Answers with the stream of a session's check, which may end early and be resumed; `not_found` for anybody else's. */
export const streamCheck = async (
  room: StreamRoom,
  context: Context,
  session: Session,
  check: string,
): Promise<Response> => {
  const seen = readLastEventId(context.req.header('last-event-id'));
  await readCheck(room.ports.store, session, check);
  const from = await startAfter(room.ports, check, seen);
  const response = streamSSE(
    context,
    (stream) => room.streams.hold(session.id, (yielded) => follow(stream, room, check, from, yielded)),
    async (error) => room.ports.log.error('stream.failed', { check, ...failureFacts(error) }),
  );
  response.headers.set('x-accel-buffering', 'no');
  response.headers.set('cache-control', 'no-store');
  return response;
};
