/** The same screens in every ready theme. */
import { done, failedAt, failure, form, select } from '../../../test/element/fixtures/samples.ts';
import type { Scene } from '../scene.ts';

/** Where these stand in the list. */
export const title = 'Themes';

const themes = ['material', 'fluent', 'carbon', 'bootstrap', 'shadcn', 'dark-industrial'];

const screens: readonly Omit<Scene, 'look'>[] = [
  { name: 'find', steps: [select], shows: { in: 'screen', at: '[part~=option]' } },
  { name: 'form', steps: [form], shows: { in: 'frame', at: 'form' } },
  {
    name: 'failure',
    steps: [failedAt('network', failure('network.refused'))],
    shows: { in: 'screen', at: '[part~=failure]' },
  },
  { name: 'done', steps: [done], shows: { in: 'screen', at: '.proven' } },
];

/** The scenes. */
export const scenes: readonly Scene[] = themes.flatMap((theme) =>
  screens.map((screen) => ({ ...screen, name: `${theme} ${screen.name}`, look: { theme } })),
);
