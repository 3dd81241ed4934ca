/** The flow from its beginning to its end, to be played by hand. */
import type { CheckEvent, StageName } from '../../../src/contract/index.ts';
import { stageNames } from '../../../src/contract/index.ts';
import {
  checking,
  choose,
  done,
  form,
  prepare,
  select,
  stage,
} from '../../../test/element/fixtures/samples.ts';
import type { Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'The whole flow';

const events: readonly CheckEvent[] = [
  ...stageNames.flatMap((name: StageName, at): CheckEvent[] => [
    { type: 'stage', seq: 2 * at + 1, stage: stage(name, 'running') },
    { type: 'stage', seq: 2 * at + 2, stage: stage(name, 'passed', 20 + 17 * at) },
  ]),
  { type: 'end', seq: 2 * stageNames.length + 1, status: 'passed' },
];

const fresh = { ...checking, check: { ...checking.check, stages: [] } };

/** The scenes. */
export const scenes: readonly Scene[] = [
  {
    name: 'Play it',
    steps: [select, prepare, form, fresh, choose(3), done],
    events,
    shows: { in: 'screen', at: '[part~=option]' },
  },
];
