// How Storybook is built for the preview: scenes are data, and become stories here. No word goes outside.
import type { StorybookConfig } from '@storybook/web-components-vite';
import { sceneIndexer, scenesAsStories } from './scenes-as-stories.ts';

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/scenes/*.ts', '../stories/connections/*.ts', '../stories/dashboard/*.ts'],
  addons: ['@storybook/addon-a11y', '@storybook/addon-docs'],
  staticDirs: [
    { from: '../stories/frame', to: '/connect' },
    // The frame as the service serves it: built, under its own policy.
    { from: '../../dist/pages/frame', to: '/connect/built' },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, disableWebpackDefaults: true },
  features: { sidebarOnboardingChecklist: false },
  experimental_indexers: (existing) => Promise.resolve([...(existing ?? []), sceneIndexer]),
  viteFinal: (vite) => ({ ...vite, plugins: [...(vite.plugins ?? []), scenesAsStories] }),
};

export default config;
