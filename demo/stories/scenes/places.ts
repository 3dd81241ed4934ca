/** Every place where a person can be apart from the steps: on the way in and out, waiting, elsewhere. */
import { abort, checking, choose, done, form, select } from '../../../test/element/fixtures/samples.ts';
import type { Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Around the steps';

const ended = { in: 'screen', at: '.lead + .actions' } as const;
const banner = { in: 'screen', at: '[part~=banner]' } as const;
const answer = { do: 'press', in: 'screen', at: '[part~=option]' } as const;

/** The scenes. */
export const scenes: readonly Scene[] = [
  { name: 'Closed, can be continued', steps: [select], acts: [{ do: 'close' }], shows: ended },
  {
    name: 'Closed, after it was done',
    steps: [done],
    acts: [{ do: 'press', in: 'screen', at: '.proven + slot + .actions [part~=button-primary]' }],
    shows: ended,
  },
  { name: 'Opening', steps: [select], host: 'silent', shows: { in: 'screen', at: '.skeleton' } },
  { name: 'Opening takes long', steps: [select], lost: { route: 'openSession', by: 'slow' }, shows: banner },
  { name: 'Opening, offline', steps: [select], lost: { route: 'openSession', by: 'offline' }, shows: banner },
  {
    name: 'An answer takes long',
    steps: [select],
    lost: { route: 'answer', by: 'slow' },
    acts: [answer],
    shows: banner,
  },
  {
    name: 'An answer, offline',
    steps: [choose(3)],
    lost: { route: 'answer', by: 'offline' },
    acts: [
      { do: 'press', in: 'screen', at: '[part~=option] input' },
      { do: 'press', in: 'screen', at: '[part~=button-primary]' },
    ],
    shows: banner,
  },
  {
    name: 'The form’s ticket takes long',
    steps: [form],
    lost: { route: 'ticket', by: 'slow' },
    shows: { in: 'screen', at: '.skeleton' },
  },
  { name: 'Handing over', steps: [done], handOver: 'silent', shows: { in: 'screen', at: '.waiting' } },
  {
    name: 'Connected, the app was not told',
    steps: [done],
    handOver: 'lost',
    shows: { in: 'screen', at: 'slot[name=support]' },
  },
  { name: 'Cancelled', steps: [abort('cancelled')], shows: ended },
  { name: 'Expired', steps: [abort('expired')], shows: ended },
  {
    name: 'Continued in another window',
    steps: [form],
    refused: { ticket: 'session_superseded' },
    shows: { in: 'screen', at: '.badge' },
  },
  {
    name: 'Page too old',
    steps: [select],
    unknownStep: true,
    shows: { in: 'screen', at: 'slot[name=fallback]' },
  },
  {
    name: 'A check that nobody answers',
    steps: [checking],
    silent: ['checkEvents', 'check'],
    shows: { in: 'screen', at: '[part~=stage]' },
  },
];
