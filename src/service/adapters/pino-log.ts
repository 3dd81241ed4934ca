/** The log: one JSON line an event, through pino. Only listed members are written, whatever a caller hands in. */
import { pino, type DestinationStream } from 'pino';
import type { Log } from '../ports.ts';

/** What a line may carry. No addresses with queries, no headers, no bodies, nothing typed. */
const allowed = new Set([
  'reference',
  'error',
  'code',
  'frames',
  'method',
  'route',
  'status',
  'ms',
  'client',
  'mode',
  'session',
  'check',
  'connection',
  'system',
  'stage',
  'count',
  'address',
  'version',
  'signal',
  'install',
  'purpose',
  'subject',
  'key',
  'table',
]);

type Facts = Readonly<Record<string, string | number | boolean | null>>;

const listed = (facts: Facts = {}): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => allowed.has(name)));

/** Levels that MAKINI_LOG_LEVEL takes. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** A log of this level, to stdout unless told. */
export const createPinoLog = (level: (typeof logLevels)[number], to?: DestinationStream): Log => {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  const log = to ? pino(options, to) : pino(options);
  return {
    debug: (event, facts) => log.debug(listed(facts), event),
    info: (event, facts) => log.info(listed(facts), event),
    warn: (event, facts) => log.warn(listed(facts), event),
    error: (event, facts) => log.error(listed(facts), event),
  };
};
