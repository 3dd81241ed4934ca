// Turns modules of scenes into stories: an entry of Storybook's index for each, and the module's exports in its format (CSF).
import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Indexer } from 'storybook/internal/types';
import type { Plugin } from 'vite';
import { exportName } from '../stories/scene.ts';
import type { Scene, SceneModule } from '../stories/scene.ts';

const scenes = /\/stories\/(scenes|connections|dashboard)\/[a-z-]+\.ts$/;

/** What makes stories of a folder's scenes. */
const makers: Readonly<Record<string, string>> = {
  scenes: '../story.ts',
  connections: '../connections-story.ts',
  dashboard: '../dashboard-story.ts',
};

/** Reads a module of scenes as it stands on the disk now. */
const read = async (file: string): Promise<SceneModule> => {
  const { mtimeMs } = await stat(file);
  return (await import(`${pathToFileURL(file).href}?at=${mtimeMs}`)) as SceneModule;
};

/** Failures stand by their stage: there are too many for one list. */
const folded = (title: string, { name }: Scene): string => {
  const [stage, reason] = name.split('.');
  return reason === undefined ? title : `${title}/${stage}`;
};

/** Lists every scene of a module as a story. */
export const sceneIndexer: Indexer = {
  test: scenes,
  createIndex: async (file) => {
    const { title, scenes } = await read(file);
    return scenes.map((scene) => ({
      type: 'story',
      importPath: file,
      exportName: exportName(scene.name),
      name: scene.name,
      title: folded(title, scene),
    }));
  },
};

/** Adds the stories' exports to a module of scenes. */
export const scenesAsStories: Plugin = {
  name: 'scenes-as-stories',
  enforce: 'post',
  async transform(code, id) {
    const file = id.split('?')[0] ?? id;
    const maker = makers[scenes.exec(file)?.[1] ?? ''];
    if (maker === undefined) return undefined;
    const { scenes: all } = await read(file);
    const exports = all.map(
      ({ name }, at) => `export const ${exportName(name)} = storyOf(title, scenes[${at}]);`,
    );
    const head = `import { meta, storyOf } from '${maker}';`;
    return { code: [head, code, 'export default meta(title);', ...exports].join('\n'), map: null };
  },
};
