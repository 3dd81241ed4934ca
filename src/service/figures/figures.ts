/** The figures of one process, in the text format of Prometheus. The flow knows nothing of them: they are counted from what it says and uses. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { memoryLimiter } from '../http/limits.ts';
import type { Ports } from '../ports.ts';
import type { Secret } from '../secret.ts';
import { allowList } from './allow-lists.ts';
import { makeGauges, type Now } from './gauges.ts';
import { countedLimiters } from './limit-figures.ts';
import { countedLog } from './line-figures.ts';

const buildInfo = (register: Registry, version: string): void => {
  const gauge = new Gauge({
    name: 'makini_build_info',
    help: 'The version of this node.',
    labelNames: ['version'],
    registers: [register],
  });
  gauge.set({ version }, 1);
};

/** The same ports with a log and limiters that count, and with the figures for whoever has the token. */
export const withFigures = (ports: Ports, token: Secret, now: Now): Ports => {
  const { version, log, limiters = memoryLimiter, methods } = ports;
  const register = new Registry();
  collectDefaultMetrics({ register });
  buildInfo(register, version);
  const look = makeGauges(register, ports, now);
  const text = async (): Promise<string> => {
    await look();
    return register.metrics();
  };
  return {
    ...ports,
    log: countedLog(register, log, allowList(methods.keys())),
    limiters: countedLimiters(register, limiters),
    metrics: { token, type: register.contentType, text },
  };
};
