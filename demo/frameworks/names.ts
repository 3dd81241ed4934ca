/** The frameworks that have a page, and where the built pages lie. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** One page each. */
export const frameworkNames = ['react', 'react-server', 'vue', 'svelte'] as const;
export type FrameworkName = (typeof frameworkNames)[number];

/** Not published, and not there until `npm run frameworks` has run. */
export const frameworksFolder = join(import.meta.dirname, '../../.cache/frameworks');

/** What the server renders of a page before its script comes: React's, in one of them. */
export const renderedOnServer = async (name: FrameworkName): Promise<string> => {
  if (name !== 'react-server') return '';
  const built = pathToFileURL(join(frameworksFolder, name, 'server/render.js'));
  const { render } = (await import(built.href)) as { render: () => Promise<string> };
  return render();
};

/** Whether this page was built. */
export const isBuilt = (name: FrameworkName): boolean => existsSync(join(frameworksFolder, name, 'main.js'));
