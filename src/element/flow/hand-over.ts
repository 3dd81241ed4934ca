/** The hand-over: a code of the service, carried to the host's backend until that has the connection. */
import type { CallbackAnswer, HandOver, Step } from '../../contract/index.ts';
import { pause } from '../world/attempt.ts';
import { Trouble } from './trouble.ts';
import type { TroubleCode } from './trouble.ts';

type Connection = CallbackAnswer['connection'];

/** What handing over asks; each answer is waited for as long as an attempt lasts. */
export interface HandingOver {
  mint(): Promise<HandOver>;
  deliver(answer: HandOver): Promise<Connection | undefined>;
  step(): Promise<Step>;
  /** Whether the connection is stored before there is a code: no yes of the person is needed for it. */
  readonly stored: boolean;
}

/** Codes after which handing over once more may help. */
const worthAnother: readonly TroubleCode[] = [
  'code_expired',
  'callback_unreachable',
  'service_unreachable',
  'store_failed',
  'internal',
  'handed_over',
];
/** Codes of a session that gives no code any more. */
const sessionGone: readonly TroubleCode[] = ['session_expired', 'session_unknown', 'unauthorized'];

/**
 * Tells the host, in up to three tries. Undefined when it could not be told or did not say that it stored what it was given: the
 * connection is there. Rejects with a Trouble when there is none yet, or the person can do something.
 */
export const handOver = async (
  { mint, deliver, step, stored }: HandingOver,
  signal: AbortSignal,
): Promise<{ readonly connection: Connection | undefined } | undefined> => {
  let answer: HandOver | undefined;
  for (let tries = 0; tries < 3; tries++) {
    try {
      // The same code first: a host whose answer was lost gives it once more.
      answer ??= await mint();
      return { connection: await deliver(answer) };
    } catch (error) {
      signal.throwIfAborted();
      const code = error instanceof Trouble ? error.code : 'internal';
      if (!answer && stored && sessionGone.includes(code)) return undefined;
      // before the code is there, what the person has just confirmed is not stored
      const unproven = !answer && !stored && code !== 'handed_over';
      if (!worthAnother.includes(code) || (unproven && tries === 2)) throw error;
      if (code === 'handed_over' && (await isClaimed(step))) return { connection: undefined };
      if (code === 'code_expired') answer = undefined;
      await pause(tries < 2 ? 1_000 * 4 ** tries : 0, signal);
    }
  }
  return undefined;
};

/** Whether the host has said that it holds the token: a page before this one, or another window, may have handed over. */
const isClaimed = async (step: HandingOver['step']): Promise<boolean> => {
  const now = await step();
  return now.kind === 'done' && now.claimed === true;
};
