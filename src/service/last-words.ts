/** What a process says before it ends because of something nobody caught: which kind and where, never the message, which may quote a secret. */
import { failureFacts, framesOf } from './failure-facts.ts';
import type { Log } from './ports.ts';

/** Takes the place of Node's own report of uncaught exceptions and rejections; the process ends with status 1 all the same. */
export const logLastWords = (log: Log): void => {
  process.on('uncaughtException', (error: unknown) => {
    log.error('process.failed', { ...failureFacts(error), frames: framesOf(error) });
    process.exit(1);
  });
};
