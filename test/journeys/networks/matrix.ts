/** The matrix of steps and events as tests: generated, each judged by the one table of what is expected. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openStage, type Stage } from '../stage.ts';
import { play } from './cell.ts';
import { events, type EventName } from './events.ts';
import { expected, type Expected } from './expected.ts';
import { steps, type StepName } from './steps.ts';
import { Store } from './store.ts';

/** One cell of the matrix. */
export interface Cell {
  readonly step: StepName;
  readonly event: EventName;
  readonly wanted: Expected;
}

const stepNames = Object.keys(steps) as StepName[];
const eventNames = Object.keys(events) as EventName[];

/** Every step with every event that can happen at it. */
export const allCells: readonly Cell[] = stepNames.flatMap((step) =>
  eventNames.flatMap((event) => {
    const wanted = expected(step, event);
    return wanted ? [{ step, event, wanted }] : [];
  }),
);

/** A third of the cells, spread so that every step and every event is among them. */
export const spreadCells: readonly Cell[] = eventNames.flatMap((event, first) => {
  const cells = allCells.filter((cell) => cell.event === event);
  return cells.filter((_, at) => cells.length === 1 || (at + first) % 3 === 0);
});

const isSaid = (screen: string): boolean => /^trouble|^superseded$|^ended$/.test(screen);

const judge = async (stage: Stage, store: Store, { step, event, wanted }: Cell): Promise<void> => {
  const { end, seen, retyped, successes, tally } = await play(stage, store, step, event, wanted);
  const { here, elsewhere } = successes;
  const counts = {
    submitted: tally.submitted,
    tokens: tally.tokens,
    ...(wanted.saves !== undefined && { saves: tally.saves }),
    successes: here.length,
    elsewhere: elsewhere.length,
  };
  const asked = seen.filter(isSaid);
  const { race, ...due } = wanted;
  const isFirst = race && asked.length === 0;
  const tookBack = race && asked.length > 0 && elsewhere.length === 0;
  const came = { ...due, ...(isFirst && { asked }), ...(tookBack && { elsewhere: 0 }) };
  assert.deepEqual({ end, asked, retyped, ...counts }, came, seen.join(' → '));
  assert.equal(tally.checks, tally.submitted + (step === 'choose' ? 1 : 0), 'each form is checked once');
  assert.ok(new Set([...here, ...elsewhere]).size <= 1, 'every window hears of the same connection');
};

/** Runs cells as tests, some at a time: each person has a browser profile of their own. */
export const testCells = (cells: readonly Cell[]): void => {
  let stage: Stage;
  let store: Store;
  before(async () => {
    stage = await openStage();
    store = new Store(stage.folder);
  });
  after(async () => {
    store.close();
    await stage.stop();
  });
  describe('whatever the network does, nothing is lost and nothing is sent twice', { concurrency: 2 }, () => {
    for (const cell of cells) test(`${cell.event} at the step ${cell.step}`, () => judge(stage, store, cell));
  });
};
