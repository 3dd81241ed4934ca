/**
 * `npm run frameworks`: builds the pages that embed the element as React, Vue and Svelte applications do, each bundled by Vite in
 * development mode, in which frameworks complain about what they do not like.
 */
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';
import type { PluginOption } from 'vite';
import { frameworkNames, frameworksFolder } from './names.ts';
import type { FrameworkName } from './names.ts';

const isCustomElement = (tag: string): boolean => tag.startsWith('makini-');

/** Where each page starts, and what its bundler needs to read it. */
const pages: Record<FrameworkName, { entry: string; plugins: () => PluginOption[] }> = {
  react: { entry: 'main.tsx', plugins: () => [] },
  'react-server': { entry: 'main.tsx', plugins: () => [] },
  vue: { entry: 'main.ts', plugins: () => [vue({ template: { compilerOptions: { isCustomElement } } })] },
  svelte: { entry: 'main.ts', plugins: () => [svelte({ configFile: false })] },
};

const buildPage = async (name: FrameworkName): Promise<void> => {
  const { entry, plugins } = pages[name];
  await build({
    configFile: false,
    root: join(import.meta.dirname, name),
    mode: 'development',
    base: './',
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: plugins(),
    build: {
      outDir: join(frameworksFolder, name),
      emptyOutDir: true,
      minify: false,
      modulePreload: false,
      lib: { entry, formats: ['es'], fileName: () => 'main.js' },
    },
  });
};

/** What runs on the server: packages stay imports, so that Node chooses what it is given. */
const buildServerPart = async (name: FrameworkName): Promise<void> => {
  await build({
    configFile: false,
    root: join(import.meta.dirname, name),
    mode: 'development',
    logLevel: 'warn',
    publicDir: false,
    ssr: { external: true },
    build: { ssr: 'render.tsx', outDir: join(frameworksFolder, name, 'server'), emptyOutDir: true },
  });
};

/** Builds every page. */
export const buildFrameworks = async (): Promise<void> => {
  for (const name of frameworkNames) await buildPage(name);
  await buildServerPart('react-server');
};

if (import.meta.main) await buildFrameworks();
