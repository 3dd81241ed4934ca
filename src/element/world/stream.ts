import { createParser } from 'eventsource-parser';
import { CheckEvent } from '../../contract/index.ts';
import type { Check } from '../../contract/index.ts';
import { Trouble } from '../flow/trouble.ts';
import { Lost, pause } from './attempt.ts';

/** Where a check is watched: the service's stream of events, and the check as it stands. */
export interface CheckSource {
  checkEvents(id: string, last: string | undefined, signal: AbortSignal): Promise<Response>;
  check(id: string, signal: AbortSignal): Promise<Check>;
}

/** Who hears of a check. */
export interface CheckListener {
  onEvent(event: CheckEvent): void;
  onCheck(check: Check): void;
}

const firstByteWithin = 3_000;
/** The service's heartbeat comes every 15 s; longer silence means that the stream is dead. */
const silenceAtMost = 25_000;
const pollEvery = 1_000;

type Ending = 'ended' | 'silent' | 'broken';

/**
 * Watches a check until it ends: by server-sent events (resumed with Last-Event-ID), by polling when no byte comes within 3 s of
 * opening (a proxy that buffers) or the stream keeps breaking. Rejects with a Trouble, or with the signal's reason.
 */
export const watchCheck = async (
  source: CheckSource,
  id: string,
  listener: CheckListener,
  signal: AbortSignal,
): Promise<void> => {
  let last: string | undefined;
  const heard = (event: CheckEvent): void => {
    last = String(event.seq);
    listener.onEvent(event);
  };
  for (let breaks = 0; breaks < 3; breaks++) {
    const before: string | undefined = last;
    const ending = await listen(source, id, last, heard, signal);
    signal.throwIfAborted();
    if (ending === 'ended') return;
    if (ending === 'silent') break;
    if (last !== before) breaks = 0;
    await pause(500 * 2 ** breaks, signal);
  }
  await poll(source, id, listener, signal);
};

const listen = async (
  source: CheckSource,
  id: string,
  last: string | undefined,
  heard: (event: CheckEvent) => void,
  signal: AbortSignal,
): Promise<Ending> => {
  const silence = new AbortController();
  let bytes = 0;
  let timer = setTimeout(() => silence.abort(), firstByteWithin);
  const alive = (): void => {
    bytes++;
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceAtMost);
  };
  try {
    const response = await source.checkEvents(id, last, AbortSignal.any([signal, silence.signal]));
    return await readEvents(response, heard, alive);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    return silence.signal.aborted && bytes === 0 ? 'silent' : 'broken';
  } finally {
    clearTimeout(timer);
  }
};

const readEvents = async (
  response: Response,
  heard: (event: CheckEvent) => void,
  alive: () => void,
): Promise<Ending> => {
  let ended = false;
  const parser = createParser({
    onEvent: ({ data }) => {
      const event = CheckEvent.safeParse(parsed(data));
      // A kind of event that is newer than this page is passed over; the step that follows tells the result.
      if (!event.success) return;
      heard(event.data);
      ended ||= event.data.type === 'end';
    },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader?.read(); part && !part.done && !ended; part = await reader?.read()) {
    alive();
    parser.feed(part.value);
  }
  if (ended) await reader?.cancel();
  return ended ? 'ended' : 'broken';
};

const parsed = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
};

const poll = async (
  source: CheckSource,
  id: string,
  listener: CheckListener,
  signal: AbortSignal,
): Promise<void> => {
  for (;;) {
    const check = await source.check(id, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      if (error instanceof Lost) return undefined;
      throw error;
    });
    if (check) listener.onCheck(check);
    if (check && check.status !== 'running') return;
    await pause(pollEvery, signal);
  }
};
