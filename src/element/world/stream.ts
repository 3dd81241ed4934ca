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
const askEvery = 3_000;

type Ending = 'ended' | 'silent' | 'broken';

/** Where a session is watched: the service's stream of its step. */
export interface SessionSource {
  sessionEvents(signal: AbortSignal): Promise<Response>;
}

/** Opens a stream; hears the data of each event, and says with `true` that there is nothing more to hear. */
interface Talk {
  open(signal: AbortSignal): Promise<Response>;
  hear(data: string): boolean;
}

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
  const talk: Talk = {
    open: (within) => source.checkEvents(id, last, within),
    hear: (data) => {
      const event = CheckEvent.safeParse(parsed(data));
      // A kind of event that is newer than this page is passed over; the step that follows tells the result.
      if (!event.success) return false;
      last = String(event.data.seq);
      listener.onEvent(event.data);
      return event.data.type === 'end';
    },
  };
  for (let breaks = 0; breaks < 3; breaks++) {
    const before: string | undefined = last;
    const ending = await listen(talk, signal);
    signal.throwIfAborted();
    if (ending === 'ended') return;
    if (ending === 'silent') break;
    if (last !== before) breaks = 0;
    await pause(500 * 2 ** breaks, signal);
  }
  await poll(source, id, listener, signal);
};

/**
 * Watches a session until the signal ends it: `news` at every event, and every 3 s where no stream comes through. What the step is,
 * the service is asked.
 */
export const watchSession = async (
  source: SessionSource,
  news: () => void,
  signal: AbortSignal,
): Promise<void> => {
  const talk: Talk = {
    open: (within) => source.sessionEvents(within),
    hear: () => {
      news();
      return false;
    },
  };
  for (;;) {
    const ending = await listen(talk, signal);
    signal.throwIfAborted();
    await pause(ending === 'silent' ? askEvery : 1_000, signal);
    if (ending === 'silent') news();
  }
};

const listen = async (talk: Talk, signal: AbortSignal): Promise<Ending> => {
  const silence = new AbortController();
  let bytes = 0;
  let timer = setTimeout(() => silence.abort(), firstByteWithin);
  const alive = (): void => {
    bytes++;
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), silenceAtMost);
  };
  try {
    const response = await talk.open(AbortSignal.any([signal, silence.signal]));
    return await readEvents(response, talk, alive);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    return silence.signal.aborted && bytes === 0 ? 'silent' : 'broken';
  } finally {
    clearTimeout(timer);
  }
};

const readEvents = async (response: Response, talk: Talk, alive: () => void): Promise<Ending> => {
  let ended = false;
  const parser = createParser({ onEvent: ({ data }) => void (ended ||= talk.hear(data)) });
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
