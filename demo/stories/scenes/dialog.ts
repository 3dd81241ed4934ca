/** The flow in a dialog over the page: closed, open at several steps, and asked whether to leave. */
import { checking, done, failedAt, failure, form, select } from '../../../test/element/fixtures/samples.ts';
import type { Act, Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Dialog';

const dialog = {
  attributes: { presentation: 'dialog' },
  slotted: '<button slot="trigger" type="button">Connect a system</button>',
} as const;
const open: Act = { do: 'press', in: 'slots', at: '[slot=trigger]' };
const leave: Act = { do: 'press', in: 'screen', at: '.bar .icon-button' };

/** The scenes. */
export const scenes: readonly Scene[] = [
  { ...dialog, name: 'Closed', steps: [select], shows: { in: 'slots', at: '[aria-expanded=false]' } },
  {
    ...dialog,
    name: 'Find a system in a dialog',
    steps: [select],
    acts: [open],
    shows: { in: 'screen', at: 'dialog[open] [part~=option]' },
  },
  { ...dialog, name: 'Form in a dialog', steps: [form], acts: [open], shows: { in: 'frame', at: 'form' } },
  {
    ...dialog,
    name: 'Check in a dialog',
    steps: [checking],
    acts: [open],
    shows: { in: 'screen', at: 'dialog[open] [part~=stage]' },
  },
  {
    ...dialog,
    name: 'Failure in a dialog',
    steps: [failedAt('network', failure('network.refused'))],
    acts: [open],
    shows: { in: 'screen', at: 'dialog[open] [part~=failure]' },
  },
  {
    ...dialog,
    name: 'Done in a dialog',
    steps: [done],
    acts: [open],
    shows: { in: 'screen', at: 'dialog[open] .proven' },
  },
  {
    ...dialog,
    name: 'Asked whether to leave',
    steps: [form],
    acts: [open, { do: 'type', in: 'frame', at: '[name=username]', text: 'MAINT_READ' }, leave],
    shows: { in: 'screen', at: '.leave button' },
  },
];
