// Ports whose figures are counted, and the way to read them.
import { withFigures } from '../../../src/service/figures/figures.ts';
import type { Now } from '../../../src/service/figures/gauges.ts';
import type { Ports } from '../../../src/service/ports.ts';
import { Secret } from '../../../src/service/secret.ts';

export const token = 'token-of-the-operator-0123456789';

export const idle: Now = {
  streams: () => 0,
  checks: () => 0,
  turns: () => ({ taken: 0, waiting: 0 }),
};

/** All series by name and labels, as `/metrics` writes them, with their values. */
export const seriesIn = (text: string): ReadonlyMap<string, number> =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), Number(line.slice(at + 1))];
      }),
  );

/** Makes these ports count, in the place; `read` gives the series of the service. */
export const counting = (ports: Ports, now: Now = idle) => {
  Object.assign(ports, withFigures(ports, new Secret(token), now));
  const { metrics } = ports;
  if (!metrics) throw new Error('no figures');
  const read = async (): Promise<ReadonlyMap<string, number>> =>
    new Map([...seriesIn(await metrics.text())].filter(([name]) => name.startsWith('makini_')));
  return { read };
};
