/** A few screens in every language that the element speaks. */
import { languages } from '../../../src/element/locales/languages.ts';
import {
  checking,
  choose,
  chooseWay,
  done,
  failedAt,
  failure,
  form,
  prepare,
  select,
} from '../../../test/element/fixtures/samples.ts';
import type { Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Languages';

const screens: readonly Omit<Scene, 'look'>[] = [
  { name: 'find', steps: [select], shows: { in: 'screen', at: '[part~=option]' } },
  { name: 'prepare', steps: [prepare], shows: { in: 'screen', at: '[part~=guide]' } },
  { name: 'form', steps: [form], shows: { in: 'frame', at: 'form' } },
  {
    name: 'form, several things to mend',
    steps: [form],
    acts: [{ do: 'press', in: 'frame', at: 'button[type=submit]' }],
    shows: { in: 'frame', at: '[aria-invalid=true]' },
  },
  { name: 'check', steps: [checking], shows: { in: 'screen', at: '[part~=stage]' } },
  {
    name: 'failure',
    steps: [failedAt('network', failure('network.refused'))],
    shows: { in: 'screen', at: '[part~=failure]' },
  },
  { name: 'choose', steps: [choose(12)], shows: { in: 'screen', at: '[part~=option]' } },
  { name: 'ways', steps: [chooseWay], shows: { in: 'screen', at: '[part~=option]' } },
  { name: 'done', steps: [done], shows: { in: 'screen', at: '.proven' } },
];

/** The scenes. */
export const scenes: readonly Scene[] = [...languages.keys()].flatMap((lang) =>
  screens.map((screen) => ({ ...screen, name: `${lang} ${screen.name}`, look: { lang } })),
);
