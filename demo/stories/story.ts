/** A scene in Storybook's format. */
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { fixLook } from './dress.ts';
import { pageOf, playScene } from './stage.ts';
import type { Scene } from './scene.ts';

/** The head of a module of stories. */
export const meta = (title: string): Meta => ({ title, component: 'makini-connect' });

/** A scene as a story: its page, and then the acts until it stands; the page's root says when it does, or why not. */
export const storyOf = (title: string, scene: Scene | undefined): StoryObj => {
  if (!scene) throw new Error(`A story of ${title} has no scene.`);
  return {
    name: scene.name,
    ...(scene.look && { globals: scene.look }),
    loaders: [async () => fixLook(scene.look)],
    render: () => {
      return pageOf(title, scene);
    },
    play: async ({ canvasElement, id }) => {
      const { dataset } = document.documentElement;
      await playScene(canvasElement, scene).catch((error: unknown) => {
        dataset['stands'] = String(error);
        throw error;
      });
      dataset['stands'] = `yes ${id}`;
    },
  };
};
