// What every story has: the fake service, the toolbar of looks, and the page in that look.
import type { Preview } from '@storybook/web-components-vite';
import '../../src/element/define.ts';
import { languages } from '../../src/element/locales/languages.ts';
import { dress } from '../stories/dress.ts';
import type { Look } from '../stories/dress.ts';
import { installFakeService } from '../stories/fake-service.ts';

installFakeService();
Object.assign(globalThis, { makiniDress: dress });

const choice = (title: string, items: readonly (string | { value: string; title: string })[]) => ({
  toolbar: { title, items: [...items], dynamicTitle: true },
});

const inEnglish = new Intl.DisplayNames('en', { type: 'language' });
const spoken = [...languages.keys()].map((tag) => ({ value: tag, title: inEnglish.of(tag) ?? tag }));

const preview = {
  globalTypes: {
    theme: choice('Theme', [
      'plain',
      'material',
      'fluent',
      'carbon',
      'bootstrap',
      'shadcn',
      'dark-industrial',
    ]),
    scheme: choice('Scheme', ['light', 'dark']),
    lang: choice('Language', spoken),
    dir: choice('Direction', ['auto', 'ltr', 'rtl']),
  },
  initialGlobals: { theme: 'plain', scheme: 'light', lang: 'en', dir: 'auto' } satisfies Look,
  decorators: [
    (story, { globals }) => {
      dress(globals as unknown as Look);
      return story();
    },
  ],
  parameters: {
    layout: 'fullscreen',
    controls: { disable: true },
    a11y: { test: 'error' },
    docs: { story: { inline: false, height: '640px' } },
    viewport: {
      options: {
        phone: { name: '360', styles: { width: '360px', height: '740px' } },
        narrow: { name: '320', styles: { width: '320px', height: '640px' } },
        wide: { name: '960', styles: { width: '960px', height: '800px' } },
      },
    },
    options: {
      storySort: {
        order: [
          'The whole flow',
          'Steps',
          'The form',
          'Around the steps',
          'Failures',
          'Troubles',
          'Dialog',
          'Languages',
          'Themes',
          'Connections',
          'Dashboard',
        ],
      },
    },
  },
} satisfies Preview;

export default preview;
