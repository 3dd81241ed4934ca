/** Figures that are counted from the log, line by line: what is worth counting is worth a line, and the flow says it once. */
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Log } from '../log.ts';
import {
  connectionStatuses,
  exchangeRefusals,
  failureCodes,
  methodNames,
  routeNames,
  sessionEnds,
  statusClass,
  troubleNames,
  type AllowList,
} from './allow-lists.ts';

type Facts = Readonly<Record<string, unknown>>;
type Count = (facts: Facts) => void;

/** Seconds; the longest is what an answer may take. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const requestsIn = (register: Registry): Count => {
  const seconds = new Histogram({
    name: 'makini_request_duration_seconds',
    help: 'Time until a request had its answer, or its stream had begun.',
    labelNames: ['route', 'method', 'status'],
    buckets,
    registers: [register],
  });
  return ({ route, method, status, ms }) =>
    seconds.observe(
      { route: routeNames(route), method: methodNames(method), status: statusClass(status) },
      typeof ms === 'number' ? ms / 1000 : 0,
    );
};

const counterIn = <L extends string>(register: Registry, name: string, help: string, labelNames: L[]) =>
  new Counter({ name, help, labelNames, registers: [register] });

/** What is counted, by the event of the line. */
const countsIn = (register: Registry, families: AllowList): Readonly<Record<string, Count>> => {
  const opened = counterIn(register, 'makini_sessions_opened_total', 'Sessions that were opened.', []);
  const ended = counterIn(register, 'makini_sessions_ended_total', 'Sessions by what they ended in.', [
    'outcome',
  ]);
  const checks = counterIn(
    register,
    'makini_checks_total',
    'Checks by how they ended (passed, or the failure’s code) and the way to sign in.',
    ['result', 'family'],
  );
  const exchanges = counterIn(
    register,
    'makini_exchanges_total',
    'Codes, sessions and refresh tokens that were exchanged for a token (done), or why not.',
    ['grant', 'result'],
  );
  const attempts = counterIn(
    register,
    'makini_webhook_attempts_total',
    'Attempts to tell a partner, by what came of them.',
    ['result'],
  );
  const looked = counterIn(
    register,
    'makini_health_checks_total',
    'Checks of connections after they were made, by how they ended (passed, or the failure’s code) and the way to sign in.',
    ['result', 'family'],
  );
  const changed = counterIn(
    register,
    'makini_health_changes_total',
    'Connections whose status the monitor changed, by the new one.',
    ['status'],
  );
  const refused = (grant: 'code' | 'session' | 'refresh'): Count => {
    return ({ code }) => exchanges.inc({ grant, result: exchangeRefusals(code) });
  };
  return {
    'request.answered': requestsIn(register),
    'session.opened': () => opened.inc(),
    'session.ended': ({ code }) => ended.inc({ outcome: sessionEnds(code) }),
    'check.passed': ({ method }) => checks.inc({ result: 'passed', family: families(method) }),
    'check.failed': ({ code, method }) =>
      checks.inc({ result: failureCodes(code), family: families(method) }),
    'code.exchanged': () => exchanges.inc({ grant: 'code', result: 'done' }),
    'code.refused': refused('code'),
    'session.exchanged': () => exchanges.inc({ grant: 'session', result: 'done' }),
    'session.refused': refused('session'),
    'refresh.exchanged': () => exchanges.inc({ grant: 'refresh', result: 'done' }),
    'refresh.refused': refused('refresh'),
    'health.checked': ({ code, method }) =>
      looked.inc({ result: code === 'passed' ? 'passed' : failureCodes(code), family: families(method) }),
    'health.changed': ({ status }) => changed.inc({ status: connectionStatuses(status) }),
    'webhook.delivered': () => attempts.inc({ result: 'delivered' }),
    'webhook.failed': () => attempts.inc({ result: 'failed' }),
  };
};

/** A log that counts what it is told and tells it on. `families` are the methods there are. */
export const countedLog = (register: Registry, log: Log, families: AllowList): Log => {
  const counts = countsIn(register, families);
  const troubles = counterIn(
    register,
    'makini_troubles_total',
    'Lines of the log that somebody should look at.',
    ['level', 'event'],
  );
  const count = (event: string, facts: Facts = {}): void => {
    if (Object.hasOwn(counts, event)) counts[event]?.(facts);
  };
  const told =
    (level: keyof Log): Log['info'] =>
    (event, facts) => {
      count(event, facts);
      if (level === 'warn' || level === 'error') troubles.inc({ level, event: troubleNames(event) });
      log[level](event, facts);
    };
  return { debug: told('debug'), info: told('info'), warn: told('warn'), error: told('error') };
};
