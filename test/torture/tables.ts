// A run as text: Markdown, so that it can be kept.
import type { Tortured } from './run.ts';

/** Whether nothing went wrong: every list of the verdict is empty, and no process ended by itself. */
export const isWell = ({ verdict, crashes }: Tortured): boolean =>
  crashes.length === 0 && Object.values(verdict).every((list: readonly string[]) => list.length === 0);

const counted = (names: readonly string[]): string =>
  [...Map.groupBy(names, (name) => name)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([name, list]) => `${name} ${list.length}`)
    .join(', ') || 'none';

const row = (name: string, value: string | number): string => `| ${name} | ${value} |`;

/** The table of a run, and under it what went wrong, if anything did. */
export const tablesOf = (store: string, seed: number, result: Tortured): string => {
  const { kills, trips, authorized, crashes, seconds, verdict } = result;
  const ends = (end: string): number => trips.filter((trip) => trip.end === end).length;
  const wrong = [
    ...Object.entries(verdict).flatMap(([what, list]: [string, readonly string[]]) =>
      list.map((one) => `${what}: ${one}`),
    ),
    ...trips
      .filter(({ end }) => end === 'dead end')
      .map(({ customer, restarts }) => `${customer}: ${restarts.join(' · ')}`),
    ...crashes,
  ];
  return [
    '',
    `| ${store}, seed ${seed} | |`,
    '| --- | --- |',
    row('kills', `${kills.length} (${counted(kills.map(({ victim }) => victim))}) in ${seconds} s`),
    row('at a named point', kills.filter(({ at }) => at !== 'random').length),
    row('people', `${trips.length}: ${ends('connected')} saw it done, ${ends('left')} left before`),
    row(
      'answers lost and asked for again',
      trips.reduce((sum, { lost }) => sum + lost, 0),
    ),
    row('begun anew', counted(trips.flatMap(({ restarts }) => restarts))),
    row('connections made', authorized),
    row('**lost**', verdict.lost.length),
    row('**second token**', verdict.second.length),
    row('**wrong customer**', verdict.wrong.length),
    row('**dead ends**', verdict.deadEnds.length),
    row('processes that ended by themselves', crashes.length),
    ...(wrong.length === 0 ? [] : ['', ...wrong.slice(0, 40)]),
    '',
  ].join('\n');
};
