// What the browser loads as files: the element for script tags (dist/cdn) and the service's pages (dist/pages).
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { build } from 'vite';
import type { Plugin } from 'vite';
import { root } from './stamp.ts';
import { templateMinifier } from './template-minifier.ts';

/** One bundle: where it starts, where it goes, and the name of its first file. */
export interface Bundle {
  name: string;
  entry: string;
  outDir: string;
}

/** The bundles of this package, in the order in which they are built. */
export const bundles: readonly Bundle[] = [
  { name: 'makini-connect', entry: 'src/element/define.ts', outDir: 'dist/cdn' },
  { name: 'makini-connections', entry: 'src/element/connections/define.ts', outDir: 'dist/cdn/connections' },
  { name: 'frame', entry: 'src/pages/frame/main.ts', outDir: 'dist/pages/frame' },
  { name: 'hosted', entry: 'src/pages/hosted/main.ts', outDir: 'dist/pages/hosted' },
  { name: 'dashboard', entry: 'src/pages/dashboard/main.ts', outDir: 'dist/pages/dashboard' },
];

// The floor of DESIGN section 5.
const target = ['chrome125', 'edge125', 'firefox128', 'safari17.5'];

/** Minifies, and writes every letter beyond ASCII as an escape: a host page may be served in any encoding. */
const asciiMinify: Plugin = {
  name: 'ascii-minify',
  enforce: 'post',
  // Not renderChunk: the bundler prints what that returns once more, with the letters put back.
  async generateBundle(_, made) {
    for (const file of Object.values(made)) {
      if (file.type === 'chunk') file.code = escaped(await minified(file.code, 'js'));
      else if (file.fileName.endsWith('.css')) file.source = await minified(String(file.source), 'css');
    }
  },
};

/** What the list of connections has in common with the element beside it is there once: the element itself, and the words of failures. */
const elementBeside: Plugin = {
  name: 'element-beside',
  enforce: 'pre',
  resolveId: (id, importer = '') => {
    if (id === '../define.ts' && importer.endsWith('/connections/flow-dialog.ts'))
      return { id: '../makini-connect.js', external: true };
    const [, language] = /^\.\/(\w+)\/failures\.ts$/.exec(id) ?? [];
    if (language === undefined || !importer.endsWith('/locales/list-languages.ts')) return null;
    const chunk = readdirSync(join(root, 'dist/cdn/chunks')).find((each) =>
      each.startsWith(`${language}-failures-`),
    );
    return { id: `../chunks/${chunk}`, external: true };
  },
};

/** A chunk is named for its last module; that of a language with the language before: `de-failures`. */
const chunkName = (modules: readonly string[]): string => {
  const [, language, name] = /\/locales\/([\w-]+)\/([\w-]+)\.ts$/.exec(modules.at(-1) ?? '') ?? [];
  return language === undefined ? '[name]' : `${language}-${name}`;
};

async function minified(code: string, loader: 'js' | 'css'): Promise<string> {
  const options = { minify: true, charset: 'ascii', target, legalComments: 'none' } as const;
  return (await transform(code, { ...options, loader })).code;
}

/** Escapes what esbuild leaves in tagged templates; lit reads their cooked strings, in which an escape is the letter. */
function escaped(code: string): string {
  const odd = /\\[^\0-\x7f]/.exec(code);
  if (odd) throw new Error(`A backslash stands before "${odd[0][1]}" in a template: write the letter alone.`);
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Builds one bundle and returns the files it consists of, relative to the repository. */
export async function bundle({ name, entry, outDir }: Bundle): Promise<string[]> {
  const result = await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [elementBeside, templateMinifier, asciiMinify],
    build: {
      outDir,
      emptyOutDir: true,
      target,
      minify: 'oxc',
      cssMinify: 'esbuild',
      modulePreload: false,
      lib: { entry, formats: ['es'], fileName: () => `${name}.js`, cssFileName: name },
      rolldownOptions: {
        treeshake: { manualPureFunctions: ['z'] }, // making a schema has no effect: those that nobody reads go
        output: { chunkFileNames: ({ moduleIds }) => `chunks/${chunkName(moduleIds)}-[hash].js` },
      },
    },
  });
  const files = [result].flat().flatMap((made) => ('output' in made ? made.output : []));
  const made = files.map((file) => join(outDir, file.fileName));
  return outDir.startsWith('dist/pages/') ? [...made, writeManifest(name, outDir, made)] : made;
}

/** Writes which script and which style sheet a page's HTML names. */
function writeManifest(name: string, outDir: string, made: readonly string[]): string {
  const file = join(outDir, 'manifest.json');
  const css = made.some((path) => path.endsWith(`/${name}.css`)) ? `${name}.css` : null;
  writeFileSync(join(root, file), `${JSON.stringify({ js: `${name}.js`, css })}\n`);
  return file;
}
